import { inYuanGrouped, ZERO } from '../../engine/money.ts';
import {
  drawBeside,
  drawFact,
  drawFramed,
  drawHeading,
  drawLine,
  drawRollCode,
  drawRollSignatures,
  drawRows,
  drawText,
  fitsBeside,
  type Roll,
  type RollRow,
} from './roll-blocks.ts';
import { BLACK, rollStyles, type RollStyles } from './roll-styles.ts';
import { inYuanSigned } from './signed-amount.ts';
import { mm, type Book, type Sheet, type SheetMeasures } from './sheet.ts';
import { AS_BILLED, type AmountLine } from './slip-amounts.ts';
import { clausesText } from './slip-clauses.ts';
import type { Comparison } from './slip-comparison.ts';
import type { SlipContent } from './slip-content.ts';
import { FEE_COLUMN_WORDS, FEE_COLUMNS, type FeeRow } from './slip-fees.ts';
import { clauseTexts } from './slip-texts.ts';
import type { YearFigure, YearTable } from './slip-year.ts';

/** A roll's width, what its printer leaves free at both sides, and its letters. */
export type RollLayout = {
  readonly measures: Omit<SheetMeasures, 'height'>;
  readonly styles: RollStyles;
};

/** 72 mm can be printed on. */
export const ROLL_80: RollLayout = {
  measures: { width: mm(80), margin: mm(4), foot: 0 },
  styles: rollStyles(8.5, 12.5, 15),
};

/** 48 mm can be printed on. */
export const ROLL_58: RollLayout = {
  measures: { width: mm(58), margin: mm(5), foot: 0 },
  styles: rollStyles(8, 10.5, 12),
};

/** No page of a PDF can be longer than 200 inches: what is longer than that goes on on the next. */
const LONGEST = 14_400;

/** A slip on a roll: measured first, then printed on one page of exactly that length. */
export function drawRoll(book: Book, content: SlipContent, { measures, styles }: RollLayout): void {
  const measured = book.measure(measures);
  drawBlocks({ sheet: measured, styles }, content);
  const length = wholeTenths(measured.y + measures.margin);
  const size =
    length <= LONGEST
      ? { ...measures, height: length }
      : { ...measures, height: LONGEST, foot: styles.small.line };
  const sheet = book.open(size, () => {});
  drawBlocks({ sheet, styles }, content);
  sheet.close((page, pages) => {
    if (pages > 1) drawPageNumber(sheet, styles, page, pages);
  });
}

/** Up to the next tenth of a millimetre, which printers are told lengths in. */
function wholeTenths(points: number): number {
  return mm(Math.ceil((points * 25.4 * 10) / 72) / 10);
}

function drawPageNumber(sheet: Sheet, { small }: RollStyles, page: number, pages: number): void {
  const box = { x: sheet.left, width: sheet.width };
  sheet.decorate(
    () => sheet.write([`第 ${page} / ${pages} 页`], box, sheet.bottom, small, 'right'),
    'Pagination',
  );
}

function drawBlocks(roll: Roll, content: SlipContent): void {
  const { styles } = roll;
  drawText(roll, content.regionName, styles.body, { align: 'centre' });
  drawText(roll, content.title, styles.title, { align: 'centre', tag: 'H1' });
  drawText(roll, content.settlementId, styles.strong, { align: 'centre' });
  for (const { word, says } of content.notices) drawFramed(roll, word, says);
  drawLine(roll, 1);
  for (const fact of [...content.head.pairs.flat(), ...content.head.wide]) drawFact(roll, fact);
  drawFees(roll, content);
  drawComparison(roll, content.comparison);
  drawAmounts(roll, content);
  drawYear(roll, content.year);
  drawTexts(roll, content);
  drawCheck(roll, content);
}

function drawFees(roll: Roll, { fees }: SlipContent): void {
  if (fees === null) return;
  const { body, strong } = roll.styles;
  drawHeading(roll, '费用项目（元）');
  drawRows(roll, [...fees.rows.map((row) => feeRow(row, body)), feeRow(fees.sum, strong)]);
}

/** The whole of a fee; under it the classes and shares that are something. */
function feeRow(row: FeeRow, style: RollRow['style']): RollRow {
  const parts = FEE_COLUMNS.filter((column) => column !== 'amount' && row[column] !== ZERO);
  return {
    word: row.word,
    figure: inYuanGrouped(row.amount),
    style,
    says: parts.map((c) => `${FEE_COLUMN_WORDS[c]} ${inYuanGrouped(row[c])}`).join('，'),
  };
}

function drawComparison(roll: Roll, comparison: Comparison | null): void {
  if (comparison === null) return;
  const { body, strong, share } = roll.styles;
  const { identities, rows, owed } = comparison;
  drawHeading(roll, '原结算与重新结算（元）');
  drawText(roll, `救助身份：原 ${identities.was}；现 ${identities.is}`, body);
  drawRows(
    roll,
    rows.map(({ word, was, is, difference }) => ({
      word,
      figure: inYuanSigned(difference),
      style: difference === ZERO ? body : strong,
      says: `原 ${inYuanGrouped(was)}，现 ${inYuanGrouped(is)}`,
    })),
  );
  drawLine(roll, 1);
  const { word, amount } = owed ?? { word: '不退不补', amount: ZERO };
  drawRows(roll, [{ word, figure: inYuanGrouped(amount), style: share, says: '' }]);
  if (owed !== null) drawText(roll, owed.inWords, strong);
}

function drawAmounts(roll: Roll, { lines, inWords }: SlipContent): void {
  const { strong, body } = roll.styles;
  drawHeading(roll, '结算明细（元）');
  drawRows(
    roll,
    lines.filter(({ weight }) => weight !== 'cash').map((line) => amountRow(roll, line)),
  );
  drawLine(roll, 1);
  drawRows(
    roll,
    lines
      .filter(({ weight }) => weight === 'cash')
      .map((line) => amountRow(roll, line))
      // What is owed is the large amount of a settlement that was settled again.
      .map((row) => (inWords === null ? { ...row, style: strong } : row)),
  );
  if (inWords === null) return;
  drawText(roll, inWords.label, body);
  drawText(roll, inWords.words, strong);
}

function amountRow({ styles }: Roll, line: AmountLine): RollRow {
  const { word, amount, weight, clauses, says } = line;
  // A roll has no room for what goes without saying.
  const isPlain = says === AS_BILLED || line.name === 'outOfScope';
  const style = { total: styles.strong, plain: styles.body, part: styles.body, cash: styles.share };
  return {
    word,
    figure: inYuanGrouped(amount),
    style: style[weight],
    says: [clausesText(clauses), isPlain ? '' : says].filter((text) => text !== '').join('：'),
    inset: weight === 'part' ? PART_INSET : 0,
  };
}

/** What a line before it is made of. */
const PART_INSET = 8;

/** The sums before, now and after beside each other where they fit, or else each on a line of its own. */
function drawYear(roll: Roll, { title, heads, rows }: YearTable): void {
  drawHeading(roll, title);
  const told = rows.map(({ word, figures }) => ({
    word,
    isNothing: figures.every((figure) => figure === null || figure === ZERO),
    figures: heads.map((head, at) => ({ head, figure: figures[at] ?? null })),
  }));
  const beside = told.map(({ word, figures }) => ({
    word,
    figures: figures.slice(0, BESIDE).map(({ figure }) => figureText(figure)),
    under: figures.slice(BESIDE).flatMap(limitText),
  }));
  const top = { word: '', figures: heads.slice(0, BESIDE), under: [] };
  if (fitsBeside(roll, [top, ...beside])) return drawBeside(roll, [top, ...beside]);
  for (const { word, isNothing, figures } of told) {
    if (isNothing) drawRows(roll, [{ ...figureRow(roll, word, ZERO), style: roll.styles.body }]);
    else {
      drawText(roll, word, roll.styles.body);
      drawRows(
        roll,
        figures
          .filter(({ figure }) => figure !== null)
          .map(({ head, figure }) => ({ ...figureRow(roll, head, figure), inset: PART_INSET })),
      );
    }
  }
}

/** Before, now, after. */
const BESIDE = 3;

function limitText({ head, figure }: { readonly head: string; readonly figure: YearFigure }) {
  return figure === null ? [] : [`${head} ${figureText(figure)}`];
}

function figureRow({ styles }: Roll, word: string, figure: YearFigure): RollRow {
  return { word, figure: figureText(figure), style: styles.small, says: '' };
}

function figureText(figure: YearFigure): string {
  if (figure === null) return '—';
  return figure === 'unlimited' ? '不封顶' : inYuanGrouped(figure);
}

function drawTexts(roll: Roll, content: SlipContent): void {
  const { small } = roll.styles;
  if (content.refusals.length > 0) drawHeading(roll, '说明与未全额支付的原因');
  for (const [index, { says, clause }] of content.refusals.entries()) {
    const where = clause === null ? '' : `（${clause}）`;
    drawText(roll, `${index + 1}. ${says}${where}`, small);
  }
  drawHeading(roll, '依据条款');
  for (const text of clauseTexts(content)) drawText(roll, text, small);
}

function drawCheck(roll: Roll, { check, signatures }: SlipContent): void {
  drawLine(roll);
  for (const fact of check.facts.flat()) drawFact(roll, fact);
  drawRollCode(roll, check.code);
  drawText(roll, check.says, roll.styles.small, { align: 'centre' });
  drawRollSignatures(roll, signatures);
  roll.sheet.rule(roll.sheet.y, BLACK, 0.6);
}
