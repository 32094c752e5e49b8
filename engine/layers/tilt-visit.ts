import { ZERO } from '../money.ts';
import type { ReasonMet } from '../reasons.ts';
import type { VisitAtLine } from '../rule-pack/tilt-schema.ts';
import { differenceStep, EXCESS, formOf, SUM, sumStep } from '../trace.ts';
import { compileRoom, cutReason, payWithin } from './limit.ts';
import { compileShare } from './share.ts';
import { compileTiltLine, TILT_ROOM, withoutLine } from './tilt-line.ts';
import { unpaid, type PayTilt, type TiltParts } from './tilt-paid.ts';

const WHOLE = formOf('tiltBase', SUM);
const ABOVE_LINE = formOf('tiltBase', EXCESS);

/**
 * Tilt on one visit: where the self-pay of this bill reaches the line, a share of the whole of it or of what is above,
 * within the yearly cap.
 */
export function compileVisitAtLine(rule: VisitAtLine, parts: TiltParts): PayTilt {
  const { names, notes, nothing } = parts;
  const { clause } = rule.line;
  const paidAs = { name: 'tilt', title: rule.title, notes } as const;
  const lineOn = compileTiltLine(rule, parts);
  const shareOn = compileShare('tiltDue', paidAs, rule.share, names);
  const roomOn = compileRoom(rule.cap, TILT_ROOM, paidAs, names);
  const noBenefit = nothing('本次没有基本救助待遇');
  const belowLine = nothing('本次自付未达到倾斜救助起付线');
  return (input) => {
    const { selfPay, aid, year, on } = input;
    if (rule.needsBenefit && aid === null) return unpaid(noBenefit, null, selfPay.amount);
    const line = lineOn(on);
    if (!line.ok) return withoutLine(clause, input, parts, line.problem);
    const { value } = line;
    if (selfPay.amount < value.amount) {
      const facts = { sum: selfPay.amount, line: value.amount, of: 'visit' };
      const below: ReasonMet = { code: 'TILT_BELOW_LINE', clause, facts };
      return unpaid(belowLine, below, selfPay.amount);
    }
    const steps = [selfPay, value] as const;
    const base =
      rule.of === 'whole'
        ? sumStep(WHOLE, [selfPay], steps)
        : differenceStep(ABOVE_LINE, steps, steps);
    const room = roomOn(year.tilt, on);
    const paid = payWithin(shareOn(on), base, null, room, null);
    return {
      step: paid.step,
      selfPay: selfPay.amount,
      excess: ZERO,
      limits: { line: value.amount, cap: room?.cap.amount ?? null },
      reason: cutReason('TILT_CAP', paid),
    };
  };
}
