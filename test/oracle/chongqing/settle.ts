/**
 * One bill under the 重庆 document of 2012, computed a second time and naively, on fractions. Where
 * the document is silent these interpretations were settled beforehand:
 * - Sums are kept per calendar year of `settledOn`; bills may come in any order of days.
 * - A refused bill has aid 0 and no pool; its base is still computed, and still adds to the year's
 *   in-scope cost after insurance. A bill with a problem counts nothing.
 * - No deductible, no tilt and no retroactive aid exist here; a referral is never asked for.
 * - Self-pay of the year: base less aid of bills that have a benefit, but for ordinary outpatient.
 * - A standard of the district below the document's floor spoils every bill of its days, whatever
 *   the bill is.
 * - `special` is the mark of other documents; here only the list of diseases counts. The cost of
 *   rare-disease drugs has no clause, so in-scope cost is the base there too.
 */
import { amountsOf, baseAfter, inScopeOf, NO_DEDUCTIBLE, type Base } from '../bill-amounts.ts';
import { flagAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import { isAbove, minus, NOTHING, plus, yuan, type Rational } from '../rational.ts';
import type { Aided } from '../identities.ts';
import type { Outcome } from '../settle-in-turn.ts';
import { pay, refused, ruleFor, UNUSED, type Benefit, type Used } from './benefit.ts';
import { whoIsAided } from './identity.ts';
import { standardsOn, type Standards } from './standards.ts';

export type Year = {
  readonly used: Used;
  readonly selfPay: Rational;
  readonly afterInsurance: Rational;
};
export const NEW_YEAR: Year = { used: UNUSED, selfPay: NOTHING, afterInsurance: NOTHING };

export function settleBill(given: Json, bill: Json, year: Year): Outcome<Year> {
  const standards = standardsOn(given, textAt(bill, 'settledOn', ''));
  if (standards === null) return { answer: { problem: { code: 'BELOW_FLOOR' } }, year };
  const aided = whoIsAided(given, bill);
  const base = baseOf(given, bill);
  const benefit = benefitOf(given, bill, year, { aided, base: base.amount, standards });
  const after = yearAfter(bill, year, benefit, base.amount);
  const amounts = amountsOf(bill, { base: base.amount, aid: benefit.aid });
  const ofAid = benefit.reasons;
  const answer = {
    category: aided.category,
    retroactive: false,
    ...NO_DEDUCTIBLE,
    ...amounts.fields,
    ...benefit.fields,
    tiltUsed: '0.00',
    yearSelfPay: yuan(after.selfPay),
    yearAfterInsurance: yuan(after.afterInsurance),
    deposit: depositOf(bill, aided),
    payout: isAbove(benefit.aid, NOTHING) ? 'one-stop' : null,
    control: null,
    // What refuses is met before the base, the limit after it.
    reasons: [
      ...(benefit.pool === null ? ofAid : []),
      ...base.reasons,
      ...(benefit.pool === null ? [] : ofAid),
      ...amounts.reasons,
    ],
  };
  return { answer, year: after };
}

type Facts = {
  readonly aided: Aided;
  readonly base: Rational;
  readonly standards: Standards;
};

/** The order of refusal: 七, 一, 三(三) (定点), 一 (属地管理), then the class's own benefit. */
function benefitOf(given: Json, bill: Json, year: Year, facts: Facts): Benefit {
  const { aided, base, standards } = facts;
  if (!inForce(bill)) return refused(year.used, 'NOT_IN_FORCE');
  if (aided.category === null) return refused(year.used, aided.why);
  if (!isDesignated(bill)) return refused(year.used, 'FACILITY_NOT_DESIGNATED');
  if (flagAt(bill, 'standardElsewhere', false)) return refused(year.used, 'STANDARD_ELSEWHERE');
  const rule = ruleFor(given, bill, aided.category, standards);
  return pay(given, rule, base, year.used, standards);
}

function yearAfter(bill: Json, year: Year, benefit: Benefit, base: Rational): Year {
  const counts = benefit.pool !== null && textAt(bill, 'care', '') !== 'ordinary-outpatient';
  return {
    used: benefit.used,
    selfPay: counts ? plus(year.selfPay, minus(base, benefit.aid)) : year.selfPay,
    afterInsurance: plus(year.afterInsurance, base),
  };
}

/** What is in scope, less what insurance paid; commercial cover comes first only by its reading. */
function baseOf(given: Json, bill: Json): Base {
  const payers = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'];
  const commercialFirst = textsAt(given, 'readings').includes('commercial-before-aid');
  return baseAfter(bill, inScopeOf(bill), commercialFirst ? [...payers, 'commercial'] : payers);
}

/** 三(三): designated hospitals ask less of any aided person in advance, whatever refuses aid. */
function depositOf(bill: Json, aided: Aided): string {
  if (textAt(bill, 'care', '') !== 'inpatient') return 'normal';
  return inForce(bill) && aided.category !== null && isDesignated(bill) ? 'reduced' : 'normal';
}

/** 七: no first day is written, so the day of signing; no last day. */
function inForce(bill: Json): boolean {
  return textAt(bill, 'settledOn', '') >= '2012-07-24';
}
function isDesignated(bill: Json): boolean {
  return flagAt(under(bill, 'facility'), 'designated', true);
}
