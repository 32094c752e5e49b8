import { inYuanGrouped, ZERO, type Fen } from '../../engine/money.ts';
import type { Sheet } from './sheet.ts';
import type { AmountLine } from './slip-amounts.ts';
import { clausesText } from './slip-clauses.ts';
import type { SlipContent } from './slip-content.ts';
import { INK, STYLE } from './slip-styles.ts';
import type { YearLine } from './slip-year.ts';
import { drawTable, type Cell, type Column, type Row } from './table.ts';

const HEAD_RULE = { colour: INK.text, weight: 0.5 };
const PALE_RULE = { colour: INK.hairline, weight: 0.4 };

/** From the bill's total to the person's cash, and the cash in words. */
export function drawAmounts(sheet: Sheet, { lines, cashInWords }: SlipContent): void {
  const fixed = { word: 94, amount: 76, clauses: 92 };
  const says = sheet.width - fixed.word - fixed.amount - fixed.clauses - 14 - 10;
  const columns: readonly Column[] = [
    { head: '项目', width: fixed.word, gap: 0, align: 'left' },
    { head: '金额（元）', width: fixed.amount, gap: 0, align: 'right' },
    { head: '依据', width: fixed.clauses, gap: 14, align: 'left' },
    { head: '说明', width: says, gap: 10, align: 'left' },
  ];
  drawTable(sheet, {
    columns,
    rows: lines.map(amountRow),
    headStyle: STYLE.label,
    headRule: HEAD_RULE,
    padding: 0.75,
    indent: 13,
  });
  drawInWords(sheet, cashInWords);
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

function drawInWords(sheet: Sheet, words: string): void {
  const label = '金额大写（人民币）';
  const x = sheet.left + 13;
  const labelWidth = sheet.widthOf(label, STYLE.label) + 10;
  const box = { x: x + labelWidth, width: sheet.width - 13 - labelWidth };
  const lines = sheet.wrap(words, box.width, STYLE.cash);
  sheet.need(lines.length * STYLE.cash.line + 4);
  const top = sheet.y + 1;
  sheet.tag('P', () => {
    const middle = top + (STYLE.cash.line - STYLE.label.line) / 2;
    sheet.write([label], { x, width: labelWidth }, middle, STYLE.label);
    sheet.write(lines, box, top, STYLE.cash);
  });
  sheet.y = top + lines.length * STYLE.cash.line + 2;
  sheet.rule(sheet.y, INK.text, 0.5);
  sheet.y += 10;
}

/** The year's sums before this bill, with it, and what is left. */
export function drawYear(sheet: Sheet, { yearTitle, year }: SlipContent): void {
  const word = 140;
  const width = (sheet.width - word) / 5;
  const heads = ['本次前', '本次', '本次后', '标准或限额', '剩余'];
  drawTable(sheet, {
    columns: [
      { head: `${yearTitle}（元）`, width: word, gap: 0, align: 'left' },
      ...heads.map((head): Column => ({ head, width: width - 6, gap: 6, align: 'right' })),
    ],
    rows: year.map(yearRow),
    headStyle: STYLE.label,
    headRule: HEAD_RULE,
    padding: 0.75,
    indent: 0,
  });
  sheet.y += 9;
}

function yearRow({ word, before, now, after, limit, left }: YearLine): Row {
  return {
    cells: [
      { text: word, style: STYLE.body },
      figure(before),
      figure(now),
      { ...figure(after), style: after === ZERO ? STYLE.nought : STYLE.strong },
      limit === 'unlimited' ? { text: '不封顶', style: STYLE.body } : figure(limit),
      figure(left),
    ],
  };
}

function figure(amount: Fen | null): Cell {
  if (amount === null) return { text: '—', style: STYLE.nought };
  return { text: inYuanGrouped(amount), style: amount === ZERO ? STYLE.nought : STYLE.body };
}
