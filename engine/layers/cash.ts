import type { Claim } from '../claim.ts';
import type { Insured } from '../insurance/plan.ts';
import { ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import { differenceStep, given, type Step } from '../trace.ts';
import type { AmountName } from '../words.ts';

/** The part of tilt that is more than this bill leaves to the person: it pays back earlier bills of the year. */
export function tiltRefund(tilt: Step, selfPay: Step): Step {
  return differenceStep('tiltRefund', tilt, [selfPay], true, []);
}

/** Tilt as it comes off this bill: without the part that pays back earlier bills of the year. */
export function tiltOfThisBill(tilt: Step, refund: Step): Step {
  if (refund.amount === ZERO) return tilt;
  return differenceStep('tiltThisBill', tilt, [refund], false, [tilt, refund]);
}

/** What stays with the person in scope. */
export function selfPayInScopeStep(base: Step, aid: Step, tiltHere: Step): Step {
  return differenceStep('selfPayInScope', base, [aid, tiltHere], false, []);
}

type CashParts = {
  readonly base: Step;
  readonly insured: Insured;
  readonly aided: readonly Step[];
  readonly hospital: Step | null;
  /** An indicator that stands beside the sum and is no part of it. */
  readonly beside: Step | null;
  /** The clause of payment, and the readings that show at the sum. */
  readonly extras: Pick<Step, 'clause' | 'readings'>;
  /** Why less than everything was paid, so far. */
  readonly reasons: readonly Reason[];
};

/** The person's cash: the bill less everything that anybody else pays of it. */
export function cashStep(
  claim: Claim,
  { base, insured, aided, hospital, beside, extras, reasons: met }: CashParts,
): { readonly step: Step; readonly reasons: readonly Reason[] } {
  const total = given('total', claim.fees.total);
  const outside = paidOutside(claim, insured);
  const borne = hospital !== null && hospital.amount > ZERO ? [hospital] : [];
  const less = [...outside, ...aided, ...borne];
  const unshown = outside.filter(({ name }) => stepNamed(base.steps, name) === null);
  const steps = [total, base, ...unshown, ...aided];
  if (hospital !== null) steps.push(hospital);
  if (beside !== null) steps.push(beside);
  const cash = differenceStep('cash', total, less, true, steps, extras);
  const exceeds = sumOf(less) > total.amount;
  const reasons = exceeds ? [...met, exceedsCost(cash)] : met;
  return { step: { ...cash, reasons }, reasons };
}

function exceedsCost({ clause }: Step): Reason {
  const reason: Reason = { code: 'PAYMENTS_EXCEED_COST', facts: {} };
  return clause === undefined ? reason : { ...reason, clause };
}

function sumOf(steps: readonly Step[]): number {
  let sum = 0;
  for (const { amount } of steps) sum += amount;
  return sum;
}

/** What anybody but the aid fund pays, each where it is not nothing. */
function paidOutside(claim: Claim, insured: Insured): readonly Step[] {
  const paid: Step[] = [];
  for (const name of PAID_OUTSIDE_AID) {
    const step = stepNamed(insured.steps, name);
    const amount = step === null ? claim.paid[name] : step.amount;
    if (amount > ZERO) paid.push(step ?? given(name, amount));
  }
  return paid;
}

function stepNamed(steps: readonly Step[], name: AmountName): Step | null {
  for (const step of steps) if (step.name === name) return step;
  return null;
}

const PAID_OUTSIDE_AID = [
  'basic',
  'catastrophic',
  'otherInsurance',
  'rareDiseaseFund',
  'commercial',
  'commercialOutOfScope',
  'charity',
] as const;
