import { inYuan } from '../../engine/money.ts';
import { CLASSES, type DifferenceClass } from './codes.ts';
import type { DetailRow } from './detail-rows.ts';
import { ACTION_WORDS, adviceOf, CLASS_WORDS, explanationOf } from './difference-words.ts';
import { fieldOf, named } from './fields.ts';
import type { Difference } from './judging.ts';
import type { Comparison } from './result-import.ts';
import type { ResultRow } from './result-rows.ts';
import type { Place } from './scope.ts';

/** For scripts: classes, reasons and actions as codes, both sides under the interface's names, and the words for people. */
export function comparisonInCodes(comparison: Comparison, place: Place) {
  const { days, isDaysGiven, listsAll, differences } = comparison;
  return {
    from: days?.from ?? null,
    to: days?.until ?? null,
    daysGiven: isDaysGiven,
    lists: listsAll ? 'all' : 'differences',
    counts: countsOf(comparison),
    differences: differences.map((difference) => ({
      class: difference.class,
      className: CLASS_WORDS[difference.class],
      why: difference.why,
      fields: difference.fields.map((name) => fieldOf(name, place).field),
      ours: difference.ours === null ? null : oursInCodes(difference.ours, place),
      theirs: difference.theirs === null ? null : theirsInCodes(difference.theirs, place),
      explanation: explanationOf(difference, place),
      action: actionInCodes(difference),
    })),
    notes: notesOf(comparison),
  };
}

/** For people: how many of each class, then two lines a difference. */
export function comparisonLines(comparison: Comparison, place: Place): readonly string[] {
  const counts = countsOf(comparison);
  return [
    ...notesOf(comparison),
    CLASSES.map((each) => `${CLASS_WORDS[each]} ${counts[each]}`).join('，'),
    ...comparison.differences.flatMap((difference) => [
      `${CLASS_WORDS[difference.class]}：${whichOf(difference)}：${explanationOf(difference, place)}`,
      `  ${ACTION_WORDS[difference.action.kind]}：${adviceOf(difference)}`,
    ]),
  ];
}

function countsOf({ level, differences }: Comparison): Readonly<Record<DifferenceClass, number>> {
  const of = (each: DifferenceClass) => differences.filter((one) => one.class === each).length;
  return {
    level,
    'institution-more': of('institution-more'),
    'centre-more': of('centre-more'),
    inconsistent: of('inconsistent'),
  };
}

function notesOf({ days, isDaysGiven, listsAll }: Comparison): readonly string[] {
  const period = days === null ? '' : `${days.from} 至 ${days.until}`;
  const known =
    days === null ? '答复里没有一笔是本地的，未指定 --from、--to，本地的记录没有参加比对。' : null;
  const taken = isDaysGiven ? null : `未指定 --from、--to，按答复涉及的记账日 ${period} 比对。`;
  const only = listsAll
    ? null
    : '答复里没有标为“平”的行，按只列差异处理：本地有而答复没有的，不算医疗机构多；答复列全部的，请加 --lists all。';
  return [known ?? taken, only].filter((note) => note !== null);
}

function whichOf({ ours, theirs }: Difference): string {
  const local = ours === null ? [] : [`本地 ${ours.booking.id}`];
  const number = theirs?.platformId ?? ours?.booking.platformId ?? null;
  return [
    ...(theirs === null ? [] : [`${theirs.file} 第 ${theirs.row} 行`]),
    ...local,
    ...(number === null ? [] : [`结算ID ${number}`]),
  ].join('，');
}

/** What one side says, as a script reads it. */
type Side = Readonly<Record<string, string | number | boolean | null>>;

function oursInCodes({ booking, isRefund, amounts, ...row }: DetailRow, place: Place): Side {
  const { id, settlementId, kind, on, platformId, messageId } = booking;
  const { total, fundsPay, accountPays } = amounts;
  const said = { platformId, messageId, visitId: row.visitId, personNumber: row.personNumber };
  const money = {
    total: inYuan(total),
    fundsPay: inYuan(fundsPay),
    accountPays: inYuan(accountPays),
  };
  const entry = { entry: id, settlement: settlementId, kind, on, refund: isRefund };
  return { ...entry, ...named<string | null>({ ...said, ...money }, place) };
}

function theirsInCodes({ file, row, isRefund, verdict, ...said }: ResultRow, place: Place): Side {
  const { platformId, messageId, visitId, personNumber, memo } = said;
  const yuan = (name: 'total' | 'fundsPay' | 'accountPays') => {
    const amount = said[name];
    return amount === null ? null : inYuan(amount);
  };
  const money = {
    total: yuan('total'),
    fundsPay: yuan('fundsPay'),
    accountPays: yuan('accountPays'),
  };
  const numbers = { platformId, messageId, visitId, personNumber };
  const words = { verdict: verdict?.code ?? null, memo };
  const values = named<string | null>({ ...numbers, ...words, ...money }, place);
  return { file, row, refund: isRefund, ...values };
}

function actionInCodes(difference: Difference) {
  const { kind, messageId, transaction } = difference.action;
  const cancels = kind === 'cancel-2601' ? { omsgid: messageId, oinfno: transaction } : {};
  return { kind, name: ACTION_WORDS[kind], ...cancels, advice: adviceOf(difference) };
}
