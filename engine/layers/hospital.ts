import type { Claim } from '../claim.ts';
import { inYuan, isWithinShare, ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Settlement } from '../settlement.ts';
import { aboveShareStep, given, sumStep, type Step } from '../trace.ts';

/** What a hospital bears of the cost out of scope, and why; null where the document does not hold it to any. */
export type HospitalBorne = { readonly step: Step; readonly reason: Reason | null } | null;

/** Out-of-scope cost above a share of the whole bill, which the designated hospital bears. */
export function compileHospitalBears(
  pack: PackData,
  notes: NotesAt,
): (claim: Claim) => HospitalBorne {
  const rule = pack.hospitalBears;
  if (rule === null) return () => null;
  const { clause } = rule;
  const extras = { clause, ...notes.hospitalBorne };
  return (claim) => {
    const { care, facility, fees } = claim;
    const applies =
      facility.designated && rule.care.includes(care) && rule.place.includes(facility.place);
    if (!applies) return null;
    const share = rule.shares[facility.level];
    const outOfScope = given('outOfScope', fees.outOfScope);
    const whole = { name: 'total', amount: fees.total } as const;
    const step = aboveShareStep('hospitalBorne', outOfScope, whole, share, [outOfScope], extras);
    const { amount } = step;
    const facts = { amount: inYuan(amount) };
    const reason: Reason = { code: 'HOSPITAL_BEARS_EXCESS', clause, facts };
    return { step, reason: amount > ZERO ? reason : null };
  };
}

export type Control = {
  readonly control: NonNullable<Settlement['control']>;
  readonly step: Step;
} | null;

/** Whether the person's self-pay stays within a share of the cost in scope: an indicator for the hospital, no payment. */
export function compileControl(pack: PackData): (claim: Claim, selfPayInScope: Step) => Control {
  const rule = pack.control;
  if (rule === null) return () => null;
  const extras = { clause: rule.clause };
  return (claim, selfPayInScope) => {
    const { care, facility, fees } = claim;
    const applies =
      facility.designated && rule.care.includes(care) && rule.place.includes(facility.place);
    if (!applies) return null;
    const counted = rule.countsOutOfScope ? withOutOfScope(selfPayInScope, claim) : selfPayInScope;
    const whole = { name: 'inScope', amount: fees.inScope } as const;
    const step = aboveShareStep('controlExcess', counted, whole, rule.share, [counted], extras);
    const within = isWithinShare(counted.amount, fees.inScope, rule.share);
    return { control: { within, excess: step.amount }, step };
  };
}

function withOutOfScope(selfPay: Step, { fees }: Claim): Step {
  const outOfScope = given('outOfScope', fees.outOfScope);
  return sumStep('controlCounted', [selfPay, outOfScope], [selfPay, outOfScope]);
}
