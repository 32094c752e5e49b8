import { drawCodeOrFrame } from './slip-blocks.ts';
import { BLACK, type RollStyles } from './roll-styles.ts';
import type { Sheet, TextStyle } from './sheet.ts';
import type { Fact } from './slip-facts.ts';

/** A roll's sheet with its letters. */
export type Roll = { readonly sheet: Sheet; readonly styles: RollStyles };

/** Between blocks. */
const GAP = 5;

/** A text over the whole width, or less by what it is set in. */
export function drawText(
  { sheet }: Roll,
  text: string,
  style: TextStyle,
  {
    inset = 0,
    align = 'left',
    tag = 'P',
  }: {
    readonly inset?: number;
    readonly align?: 'left' | 'centre';
    readonly tag?: 'P' | 'H1' | 'H2';
  } = {},
): void {
  const box = { x: sheet.left + inset, width: sheet.width - inset };
  for (const lines of pieces(sheet, sheet.wrap(text, box.width, style), style)) {
    sheet.need(lines.length * style.line);
    sheet.tag(tag, () => sheet.write(lines, box, sheet.y, style, align));
    sheet.y += lines.length * style.line;
  }
}

/** All lines in one piece, unless the longest page has no room for them: then each by itself. */
function pieces(
  sheet: Sheet,
  lines: readonly string[],
  style: TextStyle,
): readonly (readonly string[])[] {
  const fits = sheet.y + lines.length * style.line <= sheet.bottom;
  return fits ? [lines] : lines.map((line) => [line]);
}

/** A line across, with room on both sides: what comes after it is another matter. */
export function drawLine({ sheet }: Roll, weight = 0.6): void {
  sheet.need(2 * GAP);
  sheet.y += GAP / 2;
  sheet.rule(sheet.y, BLACK, weight);
  sheet.y += GAP / 2 + 0.5;
}

export function drawHeading(roll: Roll, text: string): void {
  drawLine(roll);
  drawText(roll, text, roll.styles.heading, { tag: 'H2' });
}

/** A word that must be seen, in a frame over the whole width, and its sentence under it. */
export function drawFramed(roll: Roll, word: string, says: string): void {
  const { sheet, styles } = roll;
  const { title, small } = styles;
  const height = title.line + 4;
  sheet.need(height + small.line);
  const top = sheet.y + 1;
  sheet.decorate(() => {
    sheet.document.lineWidth(1.2).rect(sheet.left + 0.6, top, sheet.width - 1.2, height);
    sheet.document.stroke(BLACK);
  });
  const box = { x: sheet.left, width: sheet.width };
  sheet.tag('P', () => sheet.write([word], box, top + 2, title, 'centre'));
  sheet.y = top + height + 2;
  drawText(roll, says, small);
  sheet.y += GAP / 2;
}

/** Its label of five characters at most, and the value beside it, hanging where it is longer than a line. */
export function drawFact({ sheet, styles: { body } }: Roll, { label, value }: Fact): void {
  const beside = 5 * body.size + 5;
  const box = { x: sheet.left + beside, width: sheet.width - beside };
  const all = pieces(sheet, sheet.wrap(value, box.width, body), body);
  for (const [index, lines] of all.entries()) {
    sheet.need(lines.length * body.line);
    sheet.tag('P', () => {
      if (index === 0) sheet.write([`${label} `], { x: sheet.left, width: beside }, sheet.y, body);
      sheet.write(lines, box, sheet.y, body);
    });
    sheet.y += lines.length * body.line;
  }
}

/** A row of a table of one column: what it is at the left, the figure at the right, and what there is to say under it. */
export type RollRow = {
  readonly word: string;
  readonly figure: string;
  readonly style: TextStyle;
  readonly says: string;
  readonly inset?: number;
};

const BETWEEN = 6;

/** Rows as a table for reading machines: a word, its figure, what is said of it. */
export function drawRows(roll: Roll, rows: readonly RollRow[]): void {
  if (rows.length === 0) return;
  roll.sheet.group('Table', () => {
    for (const row of rows) drawRow(roll, row);
  });
}

function drawRow({ sheet, styles }: Roll, { word, figure, style, says, inset = 0 }: RollRow): void {
  const box = { x: sheet.left + inset, width: sheet.width - inset };
  const room = box.width - sheet.widthOf(figure, style) - BETWEEN;
  const beside = sheet.widthOf(word, style) <= room;
  const words = sheet.wrap(word, box.width, style);
  const small = { x: sheet.left + SAID, width: sheet.width - SAID };
  const said = says === '' ? [] : sheet.wrap(says, small.width, styles.small);
  const wordLines = beside ? 1 : words.length + 1;
  sheet.need(wordLines * style.line + said.length * styles.small.line);
  const top = sheet.y;
  const figureTop = top + (wordLines - 1) * style.line;
  const saidTop = top + wordLines * style.line;
  sheet.group('TR', () => {
    sheet.tag('TH', () => sheet.write(words, box, top, style), { scope: 'Row' });
    sheet.tag('TD', () => sheet.write([figure], box, figureTop, style, 'right'));
    sheet.tag('TD', () => sheet.write(said, small, saidTop, styles.small));
  });
  sheet.y = saidTop + said.length * styles.small.line + 1;
}

/** What is said of a row stands a little in from it. */
const SAID = 8;

/** Figures of one thing, under heads that all share. */
type Beside = {
  readonly word: string;
  readonly figures: readonly string[];
  /** Under the figures, on one line where they fit. */
  readonly under: readonly string[];
};

/** Whether the figures stand beside each other on this roll. */
export function fitsBeside({ sheet, styles: { small } }: Roll, rows: readonly Beside[]): boolean {
  return rows.every(({ figures }) => {
    const width = sheet.width / figures.length - BETWEEN;
    return figures.every((figure) => sheet.widthOf(figure, small) <= width);
  });
}

export function drawBeside(roll: Roll, rows: readonly Beside[]): void {
  roll.sheet.group('Table', () => {
    for (const row of rows) drawBesideRow(roll, row);
  });
}

function drawBesideRow({ sheet, styles }: Roll, { word, figures, under }: Beside): void {
  const { body, small } = styles;
  const whole = { x: sheet.left, width: sheet.width };
  const width = sheet.width / figures.length;
  const words = word === '' ? [] : sheet.wrap(word, whole.width, body);
  const joined = under.join('，');
  const fits = sheet.widthOf(joined, small) <= whole.width;
  const said = fits && joined !== '' ? [joined] : under;
  sheet.need(words.length * body.line + (1 + said.length) * small.line);
  const top = sheet.y;
  const figuresTop = top + words.length * body.line;
  const saidTop = figuresTop + small.line;
  sheet.group('TR', () => {
    sheet.tag('TH', () => sheet.write(words, whole, top, body), ROW);
    for (const [index, figure] of figures.entries()) {
      const box = { x: sheet.left + index * width, width };
      sheet.tag('TD', () => sheet.write([figure], box, figuresTop, small, 'right'));
    }
    sheet.tag('TD', () => sheet.write(said, whole, saidTop, small, 'right'));
  });
  sheet.y = saidTop + said.length * small.line + 1;
}

const ROW = { scope: 'Row' } as const;

/** In points: five dots of a printer of 203 dots to the inch for each module, so that none is burnt wider than another. */
const MODULE = (5 * 72) / 203;

/** The code in the middle; 41 modules are 25.6 mm. */
export function drawRollCode({ sheet }: Roll, code: string | null): void {
  const size = 41 * MODULE;
  sheet.need(size + 2 * GAP);
  sheet.y += GAP;
  drawCodeOrFrame(sheet, code, { x: sheet.left + (sheet.width - size) / 2, y: sheet.y }, size);
  sheet.y += size + GAP;
}

/** Where people sign: a line after each word. */
export function drawRollSignatures(
  { sheet, styles: { body } }: Roll,
  labels: readonly string[],
): void {
  for (const label of labels) {
    const height = body.line + 9;
    sheet.need(height);
    const top = sheet.y + 9;
    const from = sheet.left + sheet.widthOf(label, body) + 4;
    sheet.tag('P', () => sheet.write([label], { x: sheet.left, width: sheet.width }, top, body));
    sheet.decorate(() => {
      const under = top + body.line;
      sheet.document.lineWidth(0.6).moveTo(from, under);
      sheet.document.lineTo(sheet.left + sheet.width, under).stroke(BLACK);
    });
    sheet.y += height;
  }
  sheet.y += GAP;
}
