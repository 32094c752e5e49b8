import { addFen, inYuanGrouped, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { ClauseId } from '../../engine/terms.ts';
import type { ToldStep } from '../../engine/told.ts';
import { howText } from '../../engine/trace-text.ts';
import { AMOUNT_WORDS, type AmountName } from '../../engine/words.ts';
import type { Payment, RecordedSettlement } from '../ledger/records.ts';
import { PAYERS, type PayerId } from './payers.ts';
import { clausesOfStep } from './slip-clauses.ts';

/** An amount that nothing had to be computed for. */
export const AS_BILLED = '账单所列';

type LineName = keyof ReturnType<typeof amountsOf>;

/** A line of the table from the bill's total to the person's cash. */
export type AmountLine = {
  readonly name: LineName | 'nobodyElse' | 'account' | 'mobile' | 'counter';
  readonly word: string;
  readonly amount: Fen;
  readonly clauses: readonly ClauseId[];
  readonly says: string;
  /** Whose colour stands before it; only lines with a payer, added up, make the total. */
  readonly payer: PayerId | null;
  /** `part` shows what a line before it is made of, and is not added. */
  readonly weight: 'total' | 'plain' | 'part' | 'cash';
};

type Shape = {
  readonly name: LineName;
  readonly payer?: PayerId;
  readonly weight: AmountLine['weight'];
  /**
   * Seldom anything: where it is nothing, it is `told` in one line for all of these, or `left-out`.
   */
  readonly ifNothing?: 'told' | 'left-out';
};

const SHAPES: readonly Shape[] = [
  { name: 'total', weight: 'total' },
  { name: 'outOfScope', weight: 'plain' },
  { name: 'inScope', weight: 'plain' },
  { name: 'basic', payer: 'basic', weight: 'plain' },
  { name: 'catastrophic', payer: 'catastrophic', weight: 'plain' },
  { name: 'otherInsurance', payer: 'otherInsurance', weight: 'plain', ifNothing: 'told' },
  { name: 'rareDiseaseFund', payer: 'rareDiseaseFund', weight: 'plain', ifNothing: 'left-out' },
  { name: 'commercial', payer: 'commercial', weight: 'plain', ifNothing: 'told' },
  { name: 'commercialOutOfScope', payer: 'commercial', weight: 'plain', ifNothing: 'left-out' },
  { name: 'aidBase', weight: 'part' },
  { name: 'deductible', weight: 'part' },
  { name: 'aid', payer: 'aid', weight: 'plain' },
  { name: 'tilt', payer: 'tilt', weight: 'plain' },
  { name: 'hospitalBorne', payer: 'hospital', weight: 'plain', ifNothing: 'told' },
  { name: 'charity', payer: 'charity', weight: 'plain', ifNothing: 'told' },
  { name: 'cash', payer: 'cash', weight: 'cash' },
];

/**
 * Where tilt pays back what was paid earlier in the year, that part goes to the person, not to this
 * bill.
 */
const WITH_REFUND: readonly Shape[] = [
  { name: 'tilt', weight: 'plain' },
  { name: 'tiltRefund', weight: 'part' },
  { name: 'tiltThisBill', payer: 'tilt', weight: 'plain' },
];

const SHOWN: ReadonlySet<string> = new Set([...SHAPES, ...WITH_REFUND].map((s) => s.name));

/**
 * The lines of the table; each explained by the step that its amount was read from. A reversal's are all taken back, as in
 * the ledger's list.
 */
export function amountLines(recorded: RecordedSettlement): readonly AmountLine[] {
  const lines = withPayment(plainLines(recorded), paymentOf(recorded));
  if (recorded.reverses === null) return lines;
  return lines.map((line) => ({
    ...line,
    amount: lessFen(ZERO, line.amount),
    says: line.amount === ZERO ? line.says : '全部冲回',
  }));
}

/** What was paid at the counter was the first result's: it says nothing of the one that a replay came to. */
function paymentOf({ payment, settlement }: RecordedSettlement): Payment | null {
  if (payment === null) return null;
  const { account, mobile, tendered, change } = payment;
  return lessFen(addFen(account, mobile, tendered), change) === settlement.cash ? payment : null;
}

function plainLines(recorded: RecordedSettlement): readonly AmountLine[] {
  const { settlement } = recorded;
  const amounts = amountsOf(recorded);
  const shapes =
    settlement.tiltRefund === ZERO
      ? SHAPES
      : SHAPES.flatMap((s) => (s.name === 'tilt' ? WITH_REFUND : [s]));
  const isNothing = (s: Shape) => s.ifNothing !== undefined && amounts[s.name] === ZERO;
  const told = shapes.filter((s) => isNothing(s) && s.ifNothing === 'told');
  const lines = shapes
    .filter((s) => !isNothing(s))
    .map(({ name, payer, weight }): AmountLine => {
      const step = findStep(settlement.trace, name);
      return {
        name,
        word: AMOUNT_WORDS[name],
        amount: amounts[name],
        clauses: step === null ? [] : clausesOfStep(step, (s) => SHOWN.has(s.name)),
        says: step === null ? unexplained(name, amounts[name]) : grouped(explain(step)),
        payer: payer ?? null,
        weight,
      };
    });
  return told.length === 0 ? lines : lines.toSpliced(-1, 0, nobodyElse(told));
}

/** The payers that paid nothing, in one line: a slip says so of each, and stays on one page. */
function nobodyElse(told: readonly Shape[]): AmountLine {
  const words = told.flatMap(({ payer }) => (payer === undefined ? [] : [PAYERS[payer].word]));
  return {
    name: 'nobodyElse',
    word: '其他各方',
    amount: ZERO,
    clauses: [],
    says: `${words.join('、')}：无`,
    payer: null,
    weight: 'plain',
  };
}

/**
 * The person's share by how it was paid, where that was taken down: the ways are then what is added up, and the share
 * closes the table.
 */
function withPayment(lines: readonly AmountLine[], payment: Payment | null): readonly AmountLine[] {
  const share = lines.at(-1);
  if (payment === null || share === undefined) return lines;
  const { account, mobile, tendered, change } = payment;
  const given = `实收 ${inYuanGrouped(tendered)}，找零 ${inYuanGrouped(change)}`;
  if (account === ZERO && mobile === ZERO) {
    return lines.with(-1, {
      ...share,
      says: tendered === ZERO ? share.says : `${share.says}；${given}`,
    });
  }
  const way = (
    name: 'account' | 'mobile' | 'counter',
    word: string,
    amount: Fen,
    says: string,
  ): AmountLine => ({ ...share, name, word, amount, says, clauses: [], weight: 'plain' });
  return [
    ...lines.slice(0, -1),
    way('account', '个人账户支付', account, account === ZERO ? '无' : ''),
    way('mobile', '移动支付', mobile, mobile === ZERO ? '无' : ''),
    way('counter', '现金支付', lessFen(tendered, change), tendered === ZERO ? '无' : given),
    { ...share, word: '个人支付合计', payer: null },
  ];
}

function amountsOf({ claim: { fees, paid }, settlement }: RecordedSettlement) {
  const { aidBase, deductible, aid, tilt, tiltRefund, hospitalBorne, cash, counts } = settlement;
  return {
    ...fees,
    ...paid,
    basic: counts.basic,
    catastrophic: counts.catastrophic,
    aidBase,
    deductible,
    aid,
    tilt,
    tiltRefund,
    tiltThisBill: lessFen(tilt, tiltRefund),
    hospitalBorne,
    cash,
  } as const satisfies Partial<Record<AmountName, Fen>>;
}

function findStep(top: ToldStep, name: LineName): ToldStep | null {
  if (top.name === name) return top;
  for (const step of top.steps) {
    const found = findStep(step, name);
    if (found !== null) return found;
  }
  return null;
}

/** How an amount came about; where a limit may have cut it, first what it would have been. */
function explain(step: ToldStep): string {
  const { how } = step;
  if (step.name === 'cash') return `${AMOUNT_WORDS.total} − 以上各方支付`;
  if (how.kind === 'difference') {
    // "never below nothing" is worth its words only where it may have made the difference.
    return howText({ ...how, neverBelowZero: how.neverBelowZero && step.amount === ZERO });
  }
  if (how.kind !== 'smallest') return howText(how);
  const [first] = how.of;
  const due = step.steps.find((s) => s.name === first?.name && !SHOWN.has(s.name));
  if (due === undefined) return howText(how);
  return due.amount === step.amount ? explain(due) : `${howText(due.how)}；${howText(how)}`;
}

/** The amounts in a sentence as people read them: "12345.60" → "12,345.60". */
export function grouped(text: string): string {
  return text.replaceAll(/\d{4,}(?=\.\d\d(?!\d))/g, (yuan) =>
    yuan.replaceAll(/\B(?=(?:\d{3})+$)/g, ','),
  );
}

/** What the explanation tree does not go into, because nothing was computed from it. */
function unexplained(name: LineName, amount: Fen): string {
  if (name === 'outOfScope') {
    return `${AMOUNT_WORDS.total} − ${AMOUNT_WORDS.inScope}`;
  }
  return amount === ZERO ? '无' : AS_BILLED;
}
