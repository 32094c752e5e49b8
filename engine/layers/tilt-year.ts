import { inYuan, ZERO, type Fen } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { OverLineOfYear } from '../rule-pack/tilt-schema.ts';
import type { YearSums } from '../settlement.ts';
import { carried, differenceStep, sumStep, type Step } from '../trace.ts';
import { cutReason, payWithin, roomLeft } from './limit.ts';
import { payShare } from './share.ts';
import { lineOfTilt, TILT_ROOM, withoutLine, type TiltLine, type TiltMoment } from './tilt-line.ts';
import type { TiltInput, TiltPaid } from './tilt-paid.ts';

/**
 * Tilt that grows with the year: the self-pay of the year above a line, less what was reckoned before, times the share,
 * within the yearly cap. Behind a gate the excess waits until basic aid has used up its limit, or is lost.
 */
export function payOverLineOfYear(
  rule: OverLineOfYear,
  input: TiltInput,
  on: TiltMoment,
): TiltPaid {
  const { claim, figures, year, selfPay } = input;
  const line = lineOfTilt(rule, input, on);
  if (rule.gate !== null && isShut(input)) return waitAtGate(rule.gate, input, on, line);
  if (!line.ok) return withoutLine(rule, input, on, line.problem);
  const base = newExcess(line.value, selfPay, year);
  const due = payShare('tiltDue', base.step, rule.share, { claim, figures, names: on.names });
  const moment = { day: claim.settledOn, figures, names: on.names };
  const room = roomLeft(rule.cap, year.tilt, TILT_ROOM, moment);
  const { step, cut } = payWithin('tilt', rule.title, due, [room], [base.step]);
  const below: Reason = {
    code: 'TILT_BELOW_LINE',
    clause: rule.line.clause,
    facts: { sum: inYuan(base.sum), line: inYuan(line.value.amount) },
  };
  return {
    step: { ...step, ...on.note },
    selfPay: selfPay.amount,
    excess: base.step.amount,
    limits: { line: line.value.amount, cap: room?.cap ?? null },
    reasons: base.sum <= line.value.amount ? [below] : cutReason('TILT_CAP', cut, due.amount),
  };
}

/** Whether basic aid still has some of its yearly limit left after this bill. */
function isShut({ aid }: TiltInput): boolean {
  return aid === null || aid.pool.left !== ZERO;
}

/** Nothing is paid; the excess so far waits for the gate to open, or is used up where the document loses it. */
function waitAtGate(
  gate: NonNullable<OverLineOfYear['gate']>,
  { selfPay, year }: TiltInput,
  { nothing }: TiltMoment,
  line: TiltLine,
): TiltPaid {
  const closed: Reason = { code: 'TILT_GATE_CLOSED', clause: gate.clause, facts: {} };
  const isLost = gate.before === 'is-lost' && line.ok;
  const lost = isLost ? newExcess(line.value, selfPay, year).step.amount : ZERO;
  return nothing('基本救助未达年度限额', [closed], selfPay.amount, lost);
}

/** The part of the year's self-pay above the line on which tilt has not been reckoned yet. */
function newExcess(
  line: Step,
  selfPay: Step,
  year: YearSums,
): { readonly step: Step; readonly sum: Fen } {
  const before = carried('yearSelfPayBefore', year.selfPay);
  const sum = sumStep('yearSelfPay', [before, selfPay], [before, selfPay]);
  const excess = differenceStep('tiltExcess', sum, [line], true, [sum, line]);
  const counted = carried('tiltExcessCounted', year.tiltExcess);
  const step = differenceStep('tiltBase', excess, [counted], true, [excess, counted]);
  return { step, sum: sum.amount };
}
