import { inYuanGrouped, ZERO } from '../../engine/money.ts';
import { inYuanSigned } from './signed-amount.ts';
import type { Sheet, TextStyle } from './sheet.ts';
import type { AmountLine } from './slip-amounts.ts';
import { clausesText } from './slip-clauses.ts';
import type { Comparison, ComparisonRow } from './slip-comparison.ts';
import type { SlipContent } from './slip-content.ts';
import { FEE_COLUMN_WORDS, FEE_COLUMNS, type FeeRow, type Fees } from './slip-fees.ts';
import { INK, STYLE } from './slip-styles.ts';
import type { YearFigure, YearTable } from './slip-year.ts';
import { drawTable, type Cell, type Column, type Row } from './table.ts';

const HEAD_RULE = { colour: INK.text, weight: 0.5 };
const PALE_RULE = { colour: INK.hairline, weight: 0.4 };
const PADDING = 0.5;
/** Room for the payers' colours. */
const INDENT = 13;

/** From the bill's total to the person's share. */
export function drawAmounts(sheet: Sheet, { lines, inWords }: SlipContent): void {
  const fixed = { word: 131, amount: 72, clauses: 92 };
  const says = sheet.width - fixed.word - fixed.amount - fixed.clauses - 12 - 8;
  const columns: readonly Column[] = [
    { head: '项目', width: fixed.word, gap: 0, align: 'left' },
    { head: '金额（元）', width: fixed.amount, gap: 0, align: 'right' },
    { head: '依据', width: fixed.clauses, gap: 12, align: 'left' },
    { head: '说明', width: says, gap: 8, align: 'left' },
  ];
  drawTable(sheet, {
    columns,
    rows: lines.map(amountRow),
    headStyle: STYLE.label,
    headRule: HEAD_RULE,
    padding: PADDING,
    indent: INDENT,
  });
  if (inWords === null) sheet.y += 7;
}

/** Where the eye wants a line: before the payers, before aid is reckoned, before the cash. */
const RULED: ReadonlySet<AmountLine['name']> = new Set(['basic', 'aidBase']);

function amountRow(line: AmountLine): Row {
  const { name, word, amount, clauses, says, payer, weight } = line;
  const isStrong = weight === 'total' || weight === 'cash';
  const plain = weight === 'part' ? STYLE.label : amount === ZERO ? STYLE.nought : STYLE.body;
  const beside = weight === 'cash' ? { line: STYLE.cash.line } : {};
  const figures = weight === 'cash' ? STYLE.cash : isStrong ? STYLE.strong : plain;
  return {
    cells: [
      { text: word, style: weight === 'cash' ? STYLE.cash : isStrong ? STYLE.strong : plain },
      { text: inYuanGrouped(amount), style: figures },
      { text: clausesText(clauses), style: { ...plain, ...beside } },
      { text: says, style: { ...STYLE.label, ...beside } },
    ],
    payer,
    ...(weight === 'cash' ? { ruleAbove: HEAD_RULE } : {}),
    ...(RULED.has(name) ? { ruleAbove: PALE_RULE } : {}),
  };
}

/** The person's share in words, under the table that it closes. */
export function drawInWords(sheet: Sheet, inWords: SlipContent['inWords']): void {
  if (inWords === null) return;
  const { label, words } = inWords;
  const x = sheet.left + INDENT;
  const labelWidth = sheet.widthOf(label, STYLE.label) + 10;
  const box = { x: x + labelWidth, width: sheet.width - INDENT - labelWidth };
  const lines = sheet.wrap(words, box.width, STYLE.cash);
  sheet.need(lines.length * STYLE.cash.line + 4);
  const top = sheet.y;
  sheet.tag('P', () => {
    const middle = top + (STYLE.cash.line - STYLE.label.line) / 2;
    sheet.write([label], { x, width: labelWidth }, middle, STYLE.label);
    sheet.write(lines, box, top, STYLE.cash);
  });
  sheet.y = top + lines.length * STYLE.cash.line + 2;
  sheet.rule(sheet.y, INK.text, 0.5);
  sheet.y += 7;
}

/** What the bill consists of, and how much of each is in which class. */
export function drawFees(sheet: Sheet, fees: Fees | null): void {
  if (fees === null) return;
  const word = 96;
  const width = (sheet.width - word) / FEE_COLUMNS.length;
  drawTable(sheet, {
    columns: [
      { head: '费用项目（元）', width: word, gap: 0, align: 'left' },
      ...FEE_COLUMNS.map((column): Column => {
        return { head: FEE_COLUMN_WORDS[column], width: width - 6, gap: 6, align: 'right' };
      }),
    ],
    rows: [
      ...fees.rows.map((row) => feeRow(row)),
      { ...feeRow(fees.sum, STYLE.strong), ruleAbove: PALE_RULE },
    ],
    headStyle: STYLE.label,
    headRule: HEAD_RULE,
    padding: PADDING,
    indent: 0,
  });
  sheet.y += 7;
}

function feeRow(row: FeeRow, style: TextStyle = STYLE.body): Row {
  return {
    cells: [
      { text: row.word, style },
      ...FEE_COLUMNS.map((column) => ({
        text: inYuanGrouped(row[column]),
        style: row[column] === ZERO ? STYLE.nought : style,
      })),
    ],
  };
}

/** The old and the new side by side, and what comes of it for the person. */
export function drawComparison(sheet: Sheet, comparison: Comparison | null): void {
  if (comparison === null) return;
  const { rows, identities, owed } = comparison;
  const word = 140;
  const width = (sheet.width - word) / 3;
  const heads = ['原结算', '重新结算', '差额'];
  const same = identities.was === identities.is;
  drawTable(sheet, {
    columns: [
      { head: '项目（元）', width: word, gap: 0, align: 'left' },
      ...heads.map((head): Column => ({ head, width: width - 6, gap: 6, align: 'right' })),
    ],
    rows: [
      {
        cells: [identities.was, identities.is, same ? '不变' : '有变更'].reduce<Cell[]>(
          (cells, text) => [...cells, { text, style: same ? STYLE.body : STYLE.strong }],
          [{ text: '救助身份', style: STYLE.body }],
        ),
      },
      ...rows.map(comparedRow),
    ],
    headStyle: STYLE.label,
    headRule: HEAD_RULE,
    padding: PADDING,
    indent: 0,
  });
  drawOwed(sheet, owed);
}

function comparedRow({ word, was, is, difference }: ComparisonRow): Row {
  const changed = difference === ZERO ? STYLE.nought : STYLE.strong;
  return {
    cells: [
      { text: word, style: STYLE.body },
      figure(was),
      figure(is),
      { text: inYuanSigned(difference), style: changed },
    ],
  };
}

function drawOwed(sheet: Sheet, owed: Comparison['owed']): void {
  const { word, amount } = owed ?? { word: '不退不补', amount: ZERO };
  const box = { x: sheet.left, width: sheet.width };
  const text = `${word} ${inYuanGrouped(amount)} 元`;
  const beside = sheet.widthOf(text, STYLE.owed) + 16;
  const words = { x: sheet.left + beside, width: sheet.width - beside };
  const lines = sheet.wrap(owed?.inWords ?? '', words.width, STYLE.cash);
  const height = Math.max(STYLE.owed.line, lines.length * STYLE.cash.line);
  sheet.need(height + 10);
  sheet.rule(sheet.y + 2, INK.text, 0.5);
  const top = sheet.y + 4;
  sheet.tag('P', () => {
    sheet.write([text], box, top, STYLE.owed);
    sheet.write(lines, words, top + (STYLE.owed.line - STYLE.cash.line) / 2, STYLE.cash);
  });
  sheet.y = top + height + 2;
  sheet.rule(sheet.y, INK.text, 0.5);
  sheet.y += 8;
}

/** The year's sums before this bill, with it, and what is left. */
export function drawYear(sheet: Sheet, { title, heads, rows }: YearTable): void {
  const word = 140;
  const width = (sheet.width - word) / heads.length;
  drawTable(sheet, {
    columns: [
      { head: title, width: word, gap: 0, align: 'left' },
      ...heads.map((head): Column => ({ head, width: width - 6, gap: 6, align: 'right' })),
    ],
    rows: rows.map(({ word: text, figures }) => ({
      cells: [{ text, style: STYLE.body }, ...figures.map(figure)],
    })),
    headStyle: STYLE.label,
    headRule: HEAD_RULE,
    padding: PADDING,
    indent: 0,
  });
  sheet.y += 7;
}

function figure(amount: YearFigure): Cell {
  if (amount === null) return { text: '—', style: STYLE.nought };
  if (amount === 'unlimited') return { text: '不封顶', style: STYLE.body };
  return { text: inYuanGrouped(amount), style: amount === ZERO ? STYLE.nought : STYLE.body };
}
