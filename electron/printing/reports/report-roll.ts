import { inYuanGrouped } from '../../../engine/money.ts';
import type { Faces } from '../fonts.ts';
import type { PrintedPages } from '../papers.ts';
import { mm, openBook, type Sheet, type TextStyle } from '../sheet.ts';
import { drawCodeOrFrame } from '../slip-blocks.ts';
import { cellText, type ReportContent, type ReportTable } from './report-content.ts';
import { sheetInfo } from './report-info.ts';
import { isList } from './report-lists.ts';

/** What a thermal head prints of a roll: the paper less what it cannot reach. */
const ROLLS = {
  '80mm': { width: mm(80), margin: mm(4), foot: 0 },
  '58mm': { width: mm(58), margin: mm(5), foot: 0 },
} as const;

const BLACK = '#000000';
const STYLE = {
  title: { face: 'bold', size: 13, line: 19, colour: BLACK },
  big: { face: 'bold', size: 16, line: 23, colour: BLACK },
  strong: { face: 'bold', size: 8.5, line: 12, colour: BLACK },
  body: { face: 'regular', size: 8.5, line: 12, colour: BLACK },
} as const satisfies Readonly<Record<string, TextStyle>>;

/** A report for the roll: one column, black, as long as it is. */
export function drawReportRoll(
  content: ReportContent,
  faces: Faces,
  paper: keyof typeof ROLLS,
): Promise<PrintedPages> {
  const book = openBook(faces, sheetInfo(content, paper));
  const trial = book.measure(ROLLS[paper]);
  drawOn(trial, content);
  const height = trial.y + ROLLS[paper].margin;
  const sheet = book.open({ ...ROLLS[paper], height }, () => undefined);
  drawOn(sheet, content);
  sheet.close(() => undefined);
  return book.finish();
}

function drawOn(sheet: Sheet, content: ReportContent): void {
  const { over, title, notices, facts, big, tables, says, signatures, code, foot } = content;
  line(sheet, over, STYLE.body, 'P', 'centre');
  line(sheet, title, STYLE.title, 'H1', 'centre');
  for (const { word, says: why } of notices) line(sheet, `【${word}】${why}`, STYLE.strong, 'P');
  rule(sheet);
  for (const { label, value } of facts) pair(sheet, label, value);
  rule(sheet);
  pair(sheet, big.word, `${inYuanGrouped(big.amount)} 元`, STYLE.big, STYLE.strong);
  line(sheet, big.inWords, STYLE.body, 'P', 'right');
  for (const table of tables) drawReportTable(sheet, table);
  rule(sheet);
  for (const text of says) line(sheet, text, STYLE.body, 'P');
  for (const label of signatures) drawSignature(sheet, label);
  drawEnd(sheet, code, foot);
}

function line(
  sheet: Sheet,
  text: string,
  style: TextStyle,
  tag: string,
  align: 'left' | 'centre' | 'right' = 'left',
): void {
  const lines = sheet.wrap(text, sheet.width, style);
  const top = sheet.y;
  const box = { x: sheet.left, width: sheet.width };
  sheet.tag(tag, () => sheet.write(lines, box, top, style, align));
  sheet.y = top + lines.length * style.line + 1;
}

/** A name at the left and what belongs to it at the right; on a line of its own where both do not fit. */
function pair(
  sheet: Sheet,
  label: string,
  value: string,
  style: TextStyle = STYLE.body,
  labelStyle: TextStyle = STYLE.body,
): void {
  const wide = sheet.widthOf(label, labelStyle) + 6 + sheet.widthOf(value, style) > sheet.width;
  const labels = wide ? sheet.wrap(label, sheet.width, labelStyle) : [label];
  const values = sheet.wrap(value, sheet.width, style);
  const top = sheet.y;
  const box = { x: sheet.left, width: sheet.width };
  const under = wide ? top + labels.length * labelStyle.line : top;
  sheet.tag('P', () => {
    const beside = wide ? 0 : (style.line - labelStyle.line) / 2;
    sheet.write(labels, box, top + beside, labelStyle);
    sheet.write(values, box, under, style, 'right');
  });
  sheet.y = under + values.length * style.line + 1;
}

function drawReportTable(sheet: Sheet, table: ReportTable): void {
  const { title, columns, rows } = table;
  rule(sheet);
  line(sheet, title, STYLE.strong, 'H2');
  for (const { cells, isSum = false } of rows) {
    const told = cells.map((cell, index) => cellText(cell, columns[index]));
    const style = isSum ? STYLE.strong : STYLE.body;
    if (isList(table)) pair(sheet, told[0] ?? '', told[1] ?? '', style, style);
    else {
      // A row of many columns is a small list of its own, led by what it is about.
      line(sheet, told[0] ?? '', STYLE.strong, 'P');
      for (const [index, { head }] of columns.entries()) {
        const text = told[index] ?? '';
        if (index > 0 && text !== '') pair(sheet, head, text, style);
      }
    }
  }
}

function rule(sheet: Sheet): void {
  sheet.rule(sheet.y + 2, BLACK, 0.5);
  sheet.y += 5;
}

function drawSignature(sheet: Sheet, label: string): void {
  const top = sheet.y + 12;
  const width = sheet.widthOf(label, STYLE.body) + 4;
  sheet.tag('P', () => sheet.write([label], { x: sheet.left, width }, top, STYLE.body));
  sheet.decorate(() => {
    const under = top + STYLE.body.line;
    const drawn = sheet.document.lineWidth(0.5).moveTo(sheet.left + width, under);
    drawn.lineTo(sheet.left + sheet.width, under).stroke(BLACK);
  });
  sheet.y = top + STYLE.body.line + 3;
}

const CODE = mm(26);

function drawEnd(sheet: Sheet, code: string | null, foot: string): void {
  const top = sheet.y + 8;
  const x = sheet.left + (sheet.width - CODE) / 2;
  drawCodeOrFrame(sheet, code, { x, y: top }, CODE);
  sheet.y = top + CODE + 4;
  line(sheet, foot, STYLE.body, 'P', 'centre');
}
