import { inYuanGrouped } from '../../../engine/money.ts';
import { A4 } from '../a4.ts';
import { A5 } from '../a5.ts';
import { drawWatermark } from '../drawing.ts';
import { drawFoot } from '../pages.ts';
import type { Faces } from '../fonts.ts';
import type { PrintedPages } from '../papers.ts';
import { openSheet, type Box, type Sheet } from '../sheet.ts';
import { drawCodeOrFrame, drawFactRows, drawNotices, drawSignatures } from '../slip-blocks.ts';
import { INK, STYLE } from '../slip-styles.ts';
import { drawTable, type Cell, type Column } from '../table.ts';
import {
  cellText,
  type ReportCell,
  type ReportColumn,
  type ReportContent,
  type ReportTable,
} from './report-content.ts';
import { sheetInfo } from './report-info.ts';
import { drawLists, isList } from './report-lists.ts';

const MEASURES = { a4: A4.measures, a5: A5.measures } as const;

/** A report on a sheet: a page where it fits, its tables going on on the next where it does not. */
export function drawReportSheet(
  content: ReportContent,
  faces: Faces,
  paper: keyof typeof MEASURES,
): Promise<PrintedPages> {
  const sheet = openSheet(faces, MEASURES[paper], sheetInfo(content, paper), (page, number) =>
    drawUnder(page, content, number),
  );
  drawTitle(sheet, content);
  drawNotices(sheet, content.notices);
  drawFactRows(sheet, content.facts, 2);
  sheet.y += 7;
  drawBig(sheet, content);
  const lists = content.tables.filter(isList);
  if (lists.length > 0) drawLists(sheet, lists);
  for (const table of content.tables.filter((t) => !isList(t))) drawReportTable(sheet, table);
  drawSays(sheet, content.says);
  drawEnd(sheet, content);
  return sheet.finish((page, pages) => drawFoot(sheet, content, page, pages));
}

function whole(sheet: Sheet): Box {
  return { x: sheet.left, width: sheet.width };
}

/** As a slip's: whose paper it is at the left, its title in the middle. */
function drawTitle(sheet: Sheet, { over, title }: ReportContent): void {
  const top = sheet.y;
  const low = top + STYLE.title.line - STYLE.region.line - 2;
  sheet.tag('H1', () => sheet.write([title], whole(sheet), top, STYLE.title, 'centre'));
  const left = { x: sheet.left, width: (sheet.width - sheet.widthOf(title, STYLE.title)) / 2 - 8 };
  const lines = sheet.wrap(over, left.width, STYLE.region);
  const above = (lines.length - 1) * STYLE.region.line;
  sheet.tag('P', () => sheet.write(lines, left, low - above, STYLE.region));
  sheet.y = top + STYLE.title.line + 3;
  sheet.rule(sheet.y, INK.text, 1);
  sheet.y += 6;
}

/** The amount that the paper is about, before anything that it is made of. */
function drawBig(sheet: Sheet, { big }: ReportContent): void {
  const height = STYLE.title.line + STYLE.cash.line;
  sheet.need(height + 10);
  const top = sheet.y;
  const wordWidth = sheet.widthOf(big.word, STYLE.cash) + 12;
  const box = { x: sheet.left + wordWidth, width: sheet.width - wordWidth };
  sheet.tag('P', () => {
    const middle = top + (STYLE.title.line - STYLE.cash.line) / 2;
    sheet.write([big.word], { x: sheet.left, width: wordWidth }, middle, STYLE.cash);
    sheet.write([`${inYuanGrouped(big.amount)} 元`], box, top, STYLE.title);
  });
  const under = top + STYLE.title.line;
  sheet.tag('P', () => {
    sheet.write([`人民币（大写） ${big.inWords}`], whole(sheet), under, STYLE.body);
  });
  sheet.y = top + height + 4;
}

const COUNT = 46;
const AMOUNT = 84;

function drawReportTable(sheet: Sheet, { title, columns, rows }: ReportTable): void {
  sheet.need(STYLE.heading.line + 3 * STYLE.body.line);
  sheet.tag('H2', () => sheet.write([title], whole(sheet), sheet.y, STYLE.heading));
  sheet.y += STYLE.heading.line + 1;
  drawTable(sheet, {
    columns: laidOut(columns, sheet.width),
    rows: rows.map(({ cells, isSum = false }) => ({
      cells: cells.map((cell, index) => cellOf(cell, columns[index], isSum)),
      ...(isSum ? { ruleAbove: { colour: INK.text, weight: 0.5 } } : {}),
    })),
    headStyle: STYLE.label,
    headRule: { colour: INK.text, weight: 0.5 },
    padding: 0.75,
    indent: 0,
  });
  sheet.y += 8;
}

/** Numbers take what they need; the words share the rest. */
function laidOut(columns: readonly ReportColumn[], width: number): readonly Column[] {
  const fixed = { amount: AMOUNT, count: COUNT } as const;
  const words = columns.filter(({ kind }) => kind === 'words').length;
  const taken = columns.reduce((sum, { kind }) => sum + (kind === 'words' ? 0 : fixed[kind]), 0);
  const gap = 8;
  const rest = (width - taken - gap * (columns.length - 1)) / Math.max(words, 1);
  return columns.map(({ head, kind }, index) => ({
    head,
    width: kind === 'words' ? rest : fixed[kind],
    gap: index === 0 ? 0 : gap,
    align: kind === 'words' ? 'left' : 'right',
  }));
}

function cellOf(cell: ReportCell, column: ReportColumn | undefined, isSum: boolean): Cell {
  const style = isSum ? STYLE.strong : STYLE.body;
  return { text: cellText(cell, column), style };
}

function drawSays(sheet: Sheet, says: readonly string[]): void {
  for (const text of says) {
    const lines = sheet.wrap(text, sheet.width, STYLE.body);
    sheet.need(lines.length * STYLE.body.line);
    sheet.tag('P', () => sheet.write(lines, whole(sheet), sheet.y, STYLE.body));
    sheet.y += lines.length * STYLE.body.line + 2;
  }
  sheet.y += 6;
}

const CODE = 72;

/** The code to check the paper by, and where people sign, at the foot of the last page. */
function drawEnd(sheet: Sheet, { code, signatures }: ReportContent): void {
  sheet.need(CODE + 10);
  sheet.y = sheet.bottom - CODE - 10;
  sheet.rule(sheet.y, INK.text, 0.5);
  const top = sheet.y + 8;
  drawCodeOrFrame(sheet, code, { x: sheet.left, y: top }, CODE);
  const x = sheet.left + CODE + 16;
  const width = sheet.left + sheet.width - x;
  const says = '扫码或录入二维码文字，可与账本核对本页。';
  sheet.tag('P', () => sheet.write([says], { x, width }, top, STYLE.label));
  drawSignatures(sheet, signatures, { x, width }, top + CODE - STYLE.body.line);
  sheet.y = sheet.bottom;
}

function drawUnder(sheet: Sheet, content: ReportContent, page: number): void {
  const words = content.notices.flatMap(({ watermark }) => (watermark === null ? [] : [watermark]));
  if (words.length > 0) sheet.decorate(() => drawWatermark(sheet, words, INK.watermark));
  if (page === 1) return;
  const top = sheet.y;
  sheet.decorate(() => {
    sheet.write([`${content.title}（续）`], whole(sheet), top, STYLE.heading);
  }, 'Pagination');
  sheet.y += STYLE.heading.line + 3;
  sheet.rule(sheet.y, INK.text, 0.75);
  sheet.y += 8;
}
