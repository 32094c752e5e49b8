/**
 * One bill under the 济源 document of 2022, computed a second time and naively: 二, 四(三)1–4, 七(一)
 * and 七(三) one after another, on fractions. Where the document is silent these interpretations
 * were settled beforehand:
 * - Sums are kept per calendar year of `settledOn`; bills may come in any order of days.
 * - A bill that is refused, or has no benefit, has aid and tilt 0, no pool, deductible 0.00, the
 *   year's deductible so far, and nothing left of it; its base is still computed, and still adds to
 *   the year's in-scope cost after insurance.
 * - Only inpatient care has a deductible and uses it up; outpatient care leaves nothing of it.
 * - `deposit` is other than normal for inpatient care only. An `other` treated as a class counts as that
 *   class.
 * - BELOW_DEDUCTIBLE says that there was a base and all of it went to the deductible.
 * - Self-pay counts towards tilt for care that has a benefit and is on the tilt route, whether the
 *   gate is open or not. TILT_BELOW_LINE says that the year's sum is not above the line; a bill
 *   that adds no new excess to a sum above it has no reason of its own.
 * - Reasons come in the order met: what refuses, the base, aid, tilt, the hospital's part, cash.
 * - A deductible that needs an absent figure makes the bill a problem, and nothing of it is
 *   counted; where only tilt needs it, tilt is 0 and says so.
 * - J has no clause on the cost of rare-disease drugs, so the in-scope cost is the base there too.
 */
import { amountsOf, baseAfter, inScopeOf, totalOf, type Base } from '../bill-amounts.ts';
import { flagAt, textAt, under, type Json } from '../case-form.ts';
import type { Aided } from '../identities.ts';
import type { Outcome } from '../settle-in-turn.ts';
import { benefitOf, poolOf, REFUSED, type Benefit, type Year } from './benefit.ts';
import { FIRST_THREE, whoIsAided } from './identity.ts';
import { inForce } from './lines.ts';
import { isOn, NO_TILT, tiltOf } from './tilt.ts';
import {
  fromText,
  isAbove,
  minus,
  NOTHING,
  notNegative,
  plus,
  times,
  toTheFen,
  yuan,
  type Rational,
} from '../rational.ts';

export function settleBill(given: Json, bill: Json, year: Year): Outcome<Year> {
  const aided = whoIsAided(given, textAt(bill, 'settledOn', ''));
  const base = baseOf(given, bill);
  const refusal = refusalOf(bill, aided);
  const benefit =
    refusal === null
      ? benefitOf(given, bill, year, aided.category ?? '', base.amount)
      : { ...REFUSED, reasons: [refusal] };
  if (benefit === null) return { answer: { problem: { code: 'FIGURE_MISSING' } }, year };
  const selfPay = minus(base.amount, benefit.aid);
  const tilt = refusal === null ? tiltOf(given, bill, year, benefit, selfPay) : NO_TILT;
  const after: Year = {
    deductible: plus(year.deductible, benefit.deductible),
    aid: plus(year.aid, benefit.aid),
    tilt: plus(year.tilt, tilt.paid),
    selfPay: plus(year.selfPay, tilt.selfPay),
    excess: plus(year.excess, tilt.excess),
    afterInsurance: plus(year.afterInsurance, base.amount),
  };
  const hospitalBorne = hospitalPart(given, bill, aided);
  const paid = { base: base.amount, aid: benefit.aid, tilt: tilt.paid };
  const amounts = amountsOf(bill, { ...paid, hospitalBorne });
  const answer = {
    category: aided.category,
    retroactive: false,
    deductible: yuan(benefit.deductible),
    deductibleUsed: yuan(after.deductible),
    deductibleLeft: yuan(benefit.deductibleLeft),
    ...amounts.fields,
    ...poolOf(benefit, year.aid),
    tiltUsed: yuan(after.tilt),
    yearSelfPay: yuan(after.selfPay),
    yearAfterInsurance: yuan(after.afterInsurance),
    deposit: depositOf(bill, aided),
    payout: payoutOf(plus(benefit.aid, tilt.paid), aided),
    control: null,
    reasons: [
      ...aidReasons(base.reasons, benefit),
      ...tilt.reasons,
      ...(isAbove(hospitalBorne, NOTHING) ? ['HOSPITAL_BEARS_EXCESS'] : []),
      ...amounts.reasons,
    ],
  };
  return { answer, year: after };
}

/** What refuses is met before the base; what takes from the aid is met after it. */
function aidReasons(ofBase: readonly string[], benefit: Benefit): readonly string[] {
  return benefit.cap === null ? [...benefit.reasons, ...ofBase] : [...ofBase, ...benefit.reasons];
}

/** 三(二) 先保险后救助: what is in scope, less what every insurance paid of it. */
function baseOf(given: Json, bill: Json): Base {
  const insurance = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'];
  const commercial = isOn(given, 'commercial-before-aid') ? ['commercial'] : [];
  return baseAfter(bill, inScopeOf(bill), [...insurance, ...commercial]);
}

/** The order of refusal: 末段, 二, 四(二) (定点), 七(三) (转诊), 七(三) (认定地标准). */
function refusalOf(bill: Json, aided: Aided): string | null {
  if (!inForce(textAt(bill, 'settledOn', ''))) return 'NOT_IN_FORCE';
  if (aided.category === null) return aided.why;
  if (!isDesignated(bill)) return 'FACILITY_NOT_DESIGNATED';
  const excepted = flagAt(bill, 'agencyException', false);
  if (textAt(bill, 'referral', '') === 'none' && !excepted) return 'REFERRAL_NOT_COMPLIANT';
  return flagAt(bill, 'standardElsewhere', false) ? 'STANDARD_ELSEWHERE' : null;
}

function isDesignated(bill: Json): boolean {
  return flagAt(under(bill, 'facility'), 'designated', true);
}

/** An inpatient stay in force, at a designated hospital, of a person who is aided: 七(三). */
function isAidedStay(bill: Json, aided: Aided): boolean {
  return (
    textAt(bill, 'care', '') === 'inpatient' &&
    inForce(textAt(bill, 'settledOn', '')) &&
    aided.category !== null &&
    isDesignated(bill)
  );
}

/** 七(三): out of scope above so many hundredths of the whole cost, by the hospital's level. */
function hospitalPart(given: Json, bill: Json, aided: Aided): Rational {
  const facility = under(bill, 'facility');
  const bound =
    isOn(given, 'hospital-bears-everywhere') ||
    ['county', 'city'].includes(textAt(facility, 'place', 'county'));
  if (!bound || !isAidedStay(bill, aided)) return NOTHING;
  const level = facility['level'] ?? 2;
  const share = fromText(level === 1 ? '0.025' : level === 2 ? '0.05' : '0.10');
  const total = totalOf(bill);
  const outOfScope = minus(total, inScopeOf(bill));
  return toTheFen(notNegative(minus(outOfScope, times(total, share))));
}

/** 七(三) 先诊疗后付费: wherever the hospital is, whatever refuses the bill. */
function depositOf(bill: Json, aided: Aided): string {
  if (textAt(bill, 'care', '') !== 'inpatient') return 'normal';
  const waived =
    isAidedStay(bill, aided) &&
    FIRST_THREE.includes(aided.category ?? '') &&
    flagAt(bill, 'primaryCareFirst', false);
  return waived ? 'waived' : 'normal';
}

/** 五(二)、七(一): one slip for the first three classes; the others apply. */
function payoutOf(paid: Rational, aided: Aided): string | null {
  if (!isAbove(paid, NOTHING)) return null;
  return FIRST_THREE.includes(aided.category ?? '') ? 'one-stop' : 'by-application';
}
