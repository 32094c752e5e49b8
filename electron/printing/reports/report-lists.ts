import type { Box, Sheet } from '../sheet.ts';
import { INK, STYLE } from '../slip-styles.ts';
import { cellText, type ReportTable } from './report-content.ts';

const ROW = STYLE.body.line + 1.5;
const HEAD = STYLE.heading.line + ROW + 2;
const BELOW = 9;
const GAP = 24;

/** A table of names and numbers, which is a list: several of them stand side by side. */
export function isList({ columns }: ReportTable): boolean {
  return columns.length === 2;
}

/** Two columns of lists, each list under the shorter one; the page turns before them where they do not fit. */
export function drawLists(sheet: Sheet, lists: readonly ReportTable[]): void {
  const width = (sheet.width - GAP) / 2;
  const [left, right] = twoColumns(lists);
  const height = Math.max(heightOfAll(left), heightOfAll(right));
  sheet.need(height);
  const top = sheet.y;
  drawColumn(sheet, left, { x: sheet.left, width }, top);
  drawColumn(sheet, right, { x: sheet.left + width + GAP, width }, top);
  sheet.y = top + height;
}

function twoColumns(
  lists: readonly ReportTable[],
): readonly [readonly ReportTable[], readonly ReportTable[]] {
  const left: ReportTable[] = [];
  const right: ReportTable[] = [];
  for (const list of lists) {
    (heightOfAll(left) <= heightOfAll(right) ? left : right).push(list);
  }
  return [left, right];
}

function drawColumn(sheet: Sheet, lists: readonly ReportTable[], box: Box, top: number): void {
  let y = top;
  for (const list of lists) {
    drawList(sheet, list, box, y);
    y += heightOf(list);
  }
}

function heightOfAll(lists: readonly ReportTable[]): number {
  return lists.reduce((sum, list) => sum + heightOf(list), 0);
}

function heightOf({ rows }: ReportTable): number {
  return HEAD + rows.length * ROW + BELOW;
}

function drawList(
  sheet: Sheet,
  { title, columns, rows }: ReportTable,
  box: Box,
  top: number,
): void {
  const line = (y: number, colour: string) =>
    sheet.decorate(() => {
      sheet.document.moveTo(box.x, y).lineTo(box.x + box.width, y);
      sheet.document.lineWidth(0.5).stroke(colour);
    });
  sheet.tag('H2', () => sheet.write([title], box, top, STYLE.heading));
  sheet.group('Table', () => {
    const headTop = top + STYLE.heading.line;
    sheet.group('TR', () => {
      for (const [index, { head }] of columns.entries()) {
        const draw = () => sheet.write([head], box, headTop, STYLE.label, alignOf(index));
        sheet.tag('TH', draw, { scope: 'Column' });
      }
    });
    line(headTop + ROW, INK.text);
    for (const [place, { cells, isSum = false }] of rows.entries()) {
      const y = top + HEAD + place * ROW;
      if (isSum) line(y - 1, INK.text);
      sheet.group('TR', () => {
        for (const [index, cell] of cells.entries()) {
          const text = cellText(cell, columns[index]);
          const style = isSum ? STYLE.strong : STYLE.body;
          const draw = () => sheet.write([text], box, y, style, alignOf(index));
          if (index === 0) sheet.tag('TH', draw, { scope: 'Row' });
          else sheet.tag('TD', draw);
        }
      });
    }
  });
}

function alignOf(column: number): 'left' | 'right' {
  return column === 0 ? 'left' : 'right';
}
