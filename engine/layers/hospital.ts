import type { Claim } from '../claim.ts';
import { isWithinShare, ratioOf, ZERO } from '../money.ts';
import type { ReasonMet } from '../reasons.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Settlement } from '../settlement.ts';
import { aboveShareStep, formOf, GIVEN, inputStep, SUM, sumStep, type Step } from '../trace.ts';

/** What a hospital bears of the cost out of scope, and why; null where the document does not hold it to any. */
export type HospitalBorne = { readonly step: Step; readonly reason: ReasonMet | null } | null;

const TOTAL = formOf('total', GIVEN);
const IN_SCOPE = formOf('inScope', GIVEN);
const OUT_OF_SCOPE = formOf('outOfScope', GIVEN);
const CONTROL_COUNTED = formOf('controlCounted', SUM);

/** Out-of-scope cost above a share of the whole bill, which the designated hospital bears. */
export function compileHospitalBears(
  pack: PackData,
  notes: NotesAt,
): (claim: Claim) => HospitalBorne {
  const rule = pack.hospitalBears;
  if (rule === null) return () => null;
  const { clause } = rule;
  const extras = { clause, notes: notes.hospitalBorne };
  const atLevel = (level: 1 | 2 | 3) => {
    const share = ratioOf(rule.shares[level]);
    return formOf('hospitalBorne', { kind: 'above-share', share } as const, extras);
  };
  const forms = { 1: atLevel(1), 2: atLevel(2), 3: atLevel(3) };
  return (claim) => {
    if (!appliesTo(rule, claim)) return null;
    const { facility, fees } = claim;
    const outOfScope = inputStep(OUT_OF_SCOPE, fees.outOfScope);
    const total = inputStep(TOTAL, fees.total);
    const step = aboveShareStep(forms[facility.level], [outOfScope, total], [outOfScope]);
    const { amount } = step;
    if (amount === ZERO) return { step, reason: null };
    return {
      step,
      reason: { code: 'HOSPITAL_BEARS_EXCESS', clause, facts: { amount } },
    };
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
  const { clause } = rule;
  const share = ratioOf(rule.share);
  const form = formOf('controlExcess', { kind: 'above-share', share } as const, { clause });
  return (claim, selfPayInScope) => {
    if (!appliesTo(rule, claim)) return null;
    const { fees } = claim;
    const counted = rule.countsOutOfScope ? withOutOfScope(selfPayInScope, claim) : selfPayInScope;
    const inScope = inputStep(IN_SCOPE, fees.inScope);
    const step = aboveShareStep(form, [counted, inScope], [counted]);
    const within = isWithinShare(counted.amount, fees.inScope, rule.share);
    return { control: { within, excess: step.amount }, step };
  };
}

type HeldTo = Pick<NonNullable<PackData['hospitalBears'] | PackData['control']>, 'care' | 'place'>;

function appliesTo({ care, place }: HeldTo, claim: Claim): boolean {
  const { designated, place: here } = claim.facility;
  return designated && care.includes(claim.care) && place.includes(here);
}

function withOutOfScope(selfPay: Step, { fees }: Claim): Step {
  const of = [selfPay, inputStep(OUT_OF_SCOPE, fees.outOfScope)];
  return sumStep(CONTROL_COUNTED, of, of);
}
