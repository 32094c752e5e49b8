import { inYuan, ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { VisitAtLine } from '../rule-pack/tilt-schema.ts';
import { differenceStep, sumStep } from '../trace.ts';
import { cutReason, payWithin, roomLeft } from './limit.ts';
import { payShare } from './share.ts';
import { lineOfTilt, TILT_ROOM, withoutLine, type TiltMoment } from './tilt-line.ts';
import type { TiltInput, TiltPaid } from './tilt-paid.ts';

/**
 * Tilt on one visit: where the self-pay of this bill reaches the line, a share of the whole of it or of what is above,
 * within the yearly cap.
 */
export function payVisitAtLine(rule: VisitAtLine, input: TiltInput, on: TiltMoment): TiltPaid {
  const { claim, figures, year, selfPay, aid } = input;
  if (rule.needsBenefit && aid === null) {
    return on.nothing('本次没有基本救助待遇', [], selfPay.amount);
  }
  const line = lineOfTilt(rule, input, on);
  if (!line.ok) return withoutLine(rule, input, on, line.problem);
  const limits = { line: line.value.amount };
  if (selfPay.amount < line.value.amount) {
    const below: Reason = {
      code: 'TILT_BELOW_LINE',
      clause: rule.line.clause,
      facts: { sum: inYuan(selfPay.amount), line: inYuan(line.value.amount), of: 'visit' },
    };
    return on.nothing('本次自付未达到倾斜救助起付线', [below], selfPay.amount);
  }
  const steps = [selfPay, line.value];
  const base =
    rule.of === 'whole'
      ? sumStep('tiltBase', [selfPay], steps)
      : differenceStep('tiltBase', selfPay, [line.value], true, steps);
  const due = payShare('tiltDue', base, rule.share, { claim, figures, names: on.names });
  const moment = { day: claim.settledOn, figures, names: on.names };
  const room = roomLeft(rule.cap, year.tilt, TILT_ROOM, moment);
  const { step, cut } = payWithin('tilt', rule.title, due, [room], [base]);
  return {
    step: { ...step, ...on.note },
    selfPay: selfPay.amount,
    excess: ZERO,
    limits: { ...limits, cap: room?.cap ?? null },
    reasons: cutReason('TILT_CAP', cut, due.amount),
  };
}
