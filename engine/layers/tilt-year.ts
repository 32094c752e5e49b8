import { ZERO, type Fen } from '../money.ts';
import type { ReasonMet } from '../reasons.ts';
import type { OverLineOfYear } from '../rule-pack/tilt-schema.ts';
import type { YearSums } from '../settlement.ts';
import type { ClauseId } from '../terms.ts';
import { differenceStep, EXCESS, formOf, SUM, sumStep, type Step } from '../trace.ts';
import { compileCarried, leftForms, leftOf } from './left.ts';
import { compileRoom, cutReason, payWithin } from './limit.ts';
import { compileShare } from './share.ts';
import { compileTiltLine, TILT_ROOM, withoutLine, type TiltLine } from './tilt-line.ts';
import {
  unpaid,
  type PayTilt,
  type TiltInput,
  type TiltPaid,
  type TiltParts,
} from './tilt-paid.ts';

/**
 * Tilt that grows with the year: the self-pay of the year above a line, less what was reckoned before, times the share,
 * within the yearly cap. Behind a gate the excess waits until basic aid has used up its limit, or is lost.
 */
export function compileOverLineOfYear(rule: OverLineOfYear, parts: TiltParts): PayTilt {
  const { names, notes } = parts;
  const { clause } = rule.line;
  const paidAs = { name: 'tilt', title: rule.title, notes } as const;
  const lineOn = compileTiltLine(rule, parts);
  const shareOn = compileShare('tiltDue', paidAs, rule.share, names);
  const roomOn = compileRoom(rule.cap, TILT_ROOM, paidAs, names);
  const waitAtGate = rule.gate === null ? null : compileGate(rule.gate, parts);
  return (input) => {
    const { selfPay, year, on } = input;
    const line = lineOn(on);
    if (waitAtGate !== null && isShut(input)) return waitAtGate(input, line);
    if (!line.ok) return withoutLine(clause, input, parts, line.problem);
    const { amount } = line.value;
    const base = newExcess(line.value, selfPay, year);
    const room = roomOn(year.tilt, on);
    const paid = payWithin(shareOn(on), base.step, null, room, null);
    return {
      step: paid.step,
      selfPay: selfPay.amount,
      excess: base.step.amount,
      limits: { line: amount, cap: room?.cap.amount ?? null },
      reason: belowLine(clause, base.sum, amount) ?? cutReason('TILT_CAP', paid),
    };
  };
}

function belowLine(clause: ClauseId, sum: Fen, line: Fen): ReasonMet | null {
  return sum > line ? null : { code: 'TILT_BELOW_LINE', clause, facts: { sum, line } };
}

/** Whether basic aid still has some of its yearly limit left after this bill. */
function isShut({ aid }: TiltInput): boolean {
  return aid === null || aid.left !== ZERO;
}

/** Nothing is paid; the excess so far waits for the gate to open, or is used up where the document loses it. */
function compileGate(
  gate: NonNullable<OverLineOfYear['gate']>,
  { nothing }: TiltParts,
): (input: TiltInput, line: TiltLine) => TiltPaid {
  const shut = nothing('基本救助未达年度限额');
  const { clause } = gate;
  const closed: ReasonMet = { code: 'TILT_GATE_CLOSED', clause, facts: {} };
  return ({ selfPay, year }, line) => {
    const isLost = gate.before === 'is-lost' && line.ok;
    const lost = isLost ? newExcess(line.value, selfPay, year).step.amount : ZERO;
    return unpaid(shut, closed, selfPay.amount, lost);
  };
}

const before = compileCarried('yearSelfPayBefore');
const OF_YEAR = formOf('yearSelfPay', SUM);
const ABOVE_LINE = formOf('tiltExcess', EXCESS);
const NOT_COUNTED = leftForms('tiltExcessCounted', 'tiltBase');

/** The part of the year's self-pay above the line on which tilt has not been reckoned yet. */
function newExcess(
  line: Step,
  selfPay: Step,
  year: YearSums,
): { readonly step: Step; readonly sum: Fen } {
  const both = [before(year.selfPay), selfPay];
  const sum = sumStep(OF_YEAR, both, both);
  const of = [sum, line] as const;
  const excess = differenceStep(ABOVE_LINE, of, of);
  return { step: leftOf(excess, year.tiltExcess, NOT_COUNTED), sum: sum.amount };
}
