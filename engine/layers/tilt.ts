import type { Claim, Figure } from '../claim.ts';
import { lineOn, type FigureNames } from '../figure-book.ts';
import { inYuan, lessFen, ZERO, type Fen } from '../money.ts';
import { amountOfLimit, payWithin, roomLeft } from './limit.ts';
import type { Reason } from '../reasons.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Settlement, YearSums } from '../settlement.ts';
import { carried, computed, stated, term, type Step } from '../trace.ts';

export type TiltPaid = {
  readonly step: Step;
  /** What this claim adds to the year's self-pay that counts towards tilt, and to the excess reckoned. */
  readonly selfPay: Fen;
  readonly excess: Fen;
  readonly limits: Settlement['tiltLimits'];
  readonly reasons: readonly Reason[];
};

type TiltInput = {
  readonly claim: Claim;
  readonly hasBenefit: boolean;
  /** What is left to the person in scope after basic aid. */
  readonly selfPay: Step;
  readonly figures: readonly Figure[];
  readonly year: YearSums;
};
export type PayTilt = (input: TiltInput) => TiltPaid;
type TiltRule = NonNullable<PackData['tilt']>;

const TILT_NAMES = { limit: 'tiltCap', used: 'tiltUsedBefore', left: 'tiltLeftBefore' } as const;

/**
 * Tilt aid that grows with the year: the self-pay of the year above a line, less what was reckoned before, times the
 * share, within the yearly cap. Only claims that count and are on the document's route add to the year's self-pay.
 */
export function compileTilt(pack: PackData, names: FigureNames): PayTilt {
  const rule = pack.tilt;
  if (rule === null) return () => nothing('本文件没有倾斜救助', null, []);
  const { route } = rule;
  return (input) => {
    const { claim, hasBenefit } = input;
    const counts = hasBenefit
      ? rule.counts.includes(claim.care)
      : rule.countsEvenUncovered.includes(claim.care);
    if (!counts) return nothing('本次费用不计入倾斜救助', rule, []);
    const onRoute =
      route.referral.includes(claim.referral) && route.place.includes(claim.facility.place);
    if (!onRoute) {
      return nothing('不在规定的就医路径上', rule, [
        { code: 'TILT_PLACE_OR_REFERRAL', clause: route.clause, facts: {} },
      ]);
    }
    return payOverLine(rule, input, names);
  };
}

function nothing(because: string, rule: TiltRule | null, reasons: readonly Reason[]): TiltPaid {
  const step: Step = {
    name: 'tilt',
    amount: ZERO,
    how: { kind: 'nothing', because },
    ...(rule === null ? {} : { title: rule.title, clause: rule.clause }),
    steps: [],
  };
  return { step, selfPay: ZERO, excess: ZERO, limits: null, reasons };
}

function payOverLine(rule: TiltRule, input: TiltInput, names: FigureNames): TiltPaid {
  const { claim, figures, year, selfPay } = input;
  const line = lineOn('tiltLine', rule.line, claim.settledOn, figures, names);
  if (!line.ok) {
    const facts = {
      key: String(line.problem.facts?.['key']),
      figure: String(line.problem.facts?.['figure']),
      on: claim.settledOn,
    };
    const reason: Reason = { code: 'FIGURE_MISSING', clause: rule.line.clause, facts };
    return { ...nothing(`缺少“${facts.figure}”`, rule, [reason]), selfPay: selfPay.amount };
  }
  const lineStep = line.value ?? stated('tiltLine', ZERO, { clause: rule.line.clause });
  const base = newExcess(lineStep, selfPay, year);
  const due = computed(
    'tiltDue',
    { kind: 'share', of: term(base.step), share: rule.share.value },
    { clause: rule.share.clause },
  );
  const room = roomLeft(rule.cap, year.tilt, TILT_NAMES);
  const step = payWithin('tilt', rule.title, due, room, rule.cap.clause, [base.step]);
  return {
    step,
    selfPay: selfPay.amount,
    excess: base.step.amount,
    limits: { line: lineStep.amount, cap: amountOfLimit(rule.cap) },
    reasons: overLineReasons(rule, base, lineStep.amount, due.amount, step.amount),
  };
}

/** The part of the year's self-pay above the line on which tilt has not been reckoned yet. */
function newExcess(
  line: Step,
  selfPay: Step,
  year: YearSums,
): { readonly step: Step; readonly sum: Fen } {
  const before = carried('yearSelfPayBefore', year.selfPay);
  const sum = computed('yearSelfPay', { kind: 'sum', of: [term(before), term(selfPay)] }, {}, [
    before,
    selfPay,
  ]);
  const excess = computed(
    'tiltExcess',
    { kind: 'difference', of: term(sum), less: [term(line)], neverBelowZero: true },
    {},
    [sum, line],
  );
  const counted = carried('tiltExcessCounted', year.tiltExcess);
  const step = computed(
    'tiltBase',
    { kind: 'difference', of: term(excess), less: [term(counted)], neverBelowZero: true },
    {},
    [excess, counted],
  );
  return { step, sum: sum.amount };
}

function overLineReasons(
  rule: TiltRule,
  base: { readonly step: Step; readonly sum: Fen },
  line: Fen,
  due: Fen,
  paid: Fen,
): readonly Reason[] {
  if (base.sum <= line) {
    const facts = { sum: inYuan(base.sum), line: inYuan(line) };
    return [{ code: 'TILT_BELOW_LINE', clause: rule.line.clause, facts }];
  }
  if (paid >= due || rule.cap.kind === 'none') return [];
  const facts = { cap: inYuan(rule.cap.yuan), short: inYuan(lessFen(due, paid)) };
  return [{ code: 'TILT_CAP', clause: rule.cap.clause, facts }];
}
