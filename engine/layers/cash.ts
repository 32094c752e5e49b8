import type { Claim } from '../claim.ts';
import { ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { joined, listOf, thoseOf } from '../step-list.ts';
import {
  DIFFERENCE,
  differenceStep,
  EXCESS,
  formOf,
  GIVEN,
  inputStep,
  NO_STEPS,
  sumOf,
  type Some,
  type Step,
} from '../trace.ts';
import type { AidBase } from './before-aid.ts';

const TILT_REFUND = formOf('tiltRefund', EXCESS);
const TILT_THIS_BILL = formOf('tiltThisBill', DIFFERENCE);
const SELF_PAY = formOf('selfPay', DIFFERENCE);
const SELF_PAY_IN_SCOPE = formOf('selfPayInScope', DIFFERENCE);

/** What basic aid leaves to the person in scope. */
export function selfPayStep(base: Step, aid: Step): Step {
  return differenceStep(SELF_PAY, [base, aid], NO_STEPS);
}

/** The part of tilt that is more than this bill leaves to the person: it pays back earlier bills of the year. */
export function tiltRefund(tilt: Step, selfPay: Step): Step | null {
  if (tilt.amount <= selfPay.amount) return null;
  return differenceStep(TILT_REFUND, [tilt, selfPay], NO_STEPS);
}

/** Tilt as it comes off this bill: without the part that pays back earlier bills of the year. */
export function tiltOfThisBill(tilt: Step, refund: Step | null): Step {
  if (refund === null) return tilt;
  const of = [tilt, refund] as const;
  return differenceStep(TILT_THIS_BILL, of, of);
}

/** What stays with the person in scope. */
export function selfPayInScopeStep(base: Step, aid: Step, tiltHere: Step): Step {
  return differenceStep(SELF_PAY_IN_SCOPE, [base, aid, tiltHere], NO_STEPS);
}

type CashParts = {
  readonly base: AidBase;
  readonly aid: Step;
  readonly tiltHere: Step;
  readonly hospital: Step | null;
  /** An indicator that stands beside the sum and is no part of it. */
  readonly beside: Step | null;
};
/** The person's cash, and the reason where the payments are more than the bill. */
export type Cash = { readonly step: Step; readonly reason: Reason | null };
export type CashOf = (claim: Claim, parts: CashParts) => Cash;

const TOTAL = formOf('total', GIVEN);

/** The person's cash: the bill less everything that anybody else pays of it. */
export function compileCash({ payout: { clause } }: PackData, notes: NotesAt): CashOf {
  const form = formOf('cash', EXCESS, { clause, notes: notes.cash });
  const exceeds: Reason = { code: 'PAYMENTS_EXCEED_COST', clause, facts: {} };
  return (claim, { base, aid, tiltHere, hospital, beside }) => {
    const total = inputStep(TOTAL, claim.fees.total);
    const others = paidBeside(claim, base.step);
    const borne = hospital !== null && hospital.amount > ZERO ? hospital : null;
    const of = joined(paidOf(total, base, others, aid, tiltHere), thoseOf(borne, null));
    const shown: Some =
      others.length === 0
        ? [total, base.step, aid, tiltHere]
        : [total, base.step, ...others, aid, tiltHere];
    const isMore = sumOf(of) - total.amount > total.amount;
    return {
      step: differenceStep(form, of, joined(shown, thoseOf(hospital, beside))),
      reason: isMore ? exceeds : null,
    };
  };
}

/** The bill, and what comes off it: what was paid before aid where it is not nothing, and in any case aid and tilt. */
function paidOf(
  total: Step,
  { step: base, cost }: AidBase,
  others: readonly Step[],
  aid: Step,
  tiltHere: Step,
): Some {
  let size = 3 + others.length;
  for (const step of base.of) if (isPaid(step, cost)) size += 1;
  const all = listOf(size, total);
  let at = 1;
  for (const step of base.of) if (isPaid(step, cost)) all[at++] = step;
  for (const step of others) all[at++] = step;
  all[at++] = aid;
  all[at] = tiltHere;
  return all;
}

/** What a base is less than its cost by, where it is not nothing. */
function isPaid(step: Step, cost: Step): boolean {
  return step !== cost && step.amount > ZERO;
}

const BESIDE = (['commercial', 'commercialOutOfScope', 'charity'] as const).map((name) => ({
  name,
  form: formOf(name, GIVEN),
}));

/** What others than the aid fund pay without lowering its base, each where it is not nothing. */
function paidBeside({ paid }: Claim, { of: before }: Step): readonly Step[] {
  const { commercial, commercialOutOfScope, charity } = paid;
  if (commercial + commercialOutOfScope + charity === ZERO) return NO_STEPS;
  return BESIDE.flatMap(({ name, form }) =>
    paid[name] === ZERO || before.some((step) => step.form.name === name)
      ? NO_STEPS
      : [inputStep(form, paid[name])],
  );
}
