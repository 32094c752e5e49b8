/**
 * One bill under the 攀枝花 document of 2023, computed a second time and naively: articles 9–14,
 * 16, 17, 19, 30 and 33 one after another, on fractions. Where the document is silent these
 * interpretations were settled beforehand:
 * - Sums are kept per calendar year of `settledOn`; bills may come in any order of days.
 * - A refused bill has aid and tilt 0, no pool, deductible 0.00, the year's deductible so far, and
 *   nothing left of it; its base is still computed, and still adds to the year's in-scope cost
 *   after insurance.
 * - `deposit` is other than normal for inpatient care only. An `other` treated as a class counts as that
 *   class.
 * - Without a valid identity: CATEGORY_UNKNOWN where one without a class of this document is valid
 *   that day, else IDENTITY_EXPIRED where one ended before, else NOT_YET_RECOGNISED where one
 *   starts later, else NO_IDENTITY.
 * - BELOW_DEDUCTIBLE says that there was a base and all of it went to the deductible.
 * - Self-pay counts towards tilt for inpatient and chronic-outpatient care that is not refused;
 *   ordinary outpatient care counts only under its reading, and then with or without a benefit. Off
 *   the route nothing accumulates. Each bill reckons the year's excess that is new with it; without
 *   a published line none is reckoned, and later bills catch up.
 * - TILT_BELOW_LINE says what 第十三条 says: the year's sum is not above the line. A bill that adds
 *   no new excess to a sum above it (nothing to pay oneself, or a line raised within the year) has
 *   no reason of its own.
 * - Reasons come in the order met: what refuses (the category's own benefit last), the base, aid,
 *   tilt, cash.
 * - A deductible that needs an absent figure makes the bill a problem, and nothing of it is
 *   counted.
 * - P has no clause on the cost of rare-disease drugs, so the in-scope cost (第十五条) is the base
 *   there too.
 */
import { amountsOf, baseAfter, inScopeOf, type Base } from '../bill-amounts.ts';
import { figureOn, flagAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import type { Outcome } from '../settle-in-turn.ts';
import { benefitOf, poolOf, REFUSED, type Benefit, type Year } from './benefit.ts';
import { whoIsAided, type Aided } from './identity.ts';
import {
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  notNegative,
  plus,
  times,
  toTheFen,
  yuan,
  type Rational,
} from '../rational.ts';

const HALF = fromText('0.5');
const TILT_CAP = fromText('20000');

type Tilt = {
  readonly paid: Rational;
  readonly selfPay: Rational;
  readonly excess: Rational;
  readonly reasons: readonly string[];
};

export function settleBill(given: Json, bill: Json, year: Year): Outcome<Year> {
  const aided = whoIsAided(given, bill);
  const base = baseOf(given, bill);
  const refusal = refusalOf(bill, aided);
  const benefit = refusal === null ? benefitOf(given, bill, year, aided, base.amount) : REFUSED;
  if (benefit === null) return { answer: { problem: { code: 'FIGURE_MISSING' } }, year };
  const selfPay = minus(base.amount, benefit.aid);
  const tilt =
    refusal === null && countsTowardsTilt(given, bill) ? tiltOf(given, bill, year, selfPay) : NONE;
  const after = yearAfter(year, base.amount, benefit, tilt);
  const amounts = amountsOf(bill, { base: base.amount, aid: benefit.aid, tilt: tilt.paid });
  const paysAid = isAbove(plus(benefit.aid, tilt.paid), NOTHING);
  const answer = {
    category: aided.category,
    retroactive: aided.retroactive,
    deductible: yuan(benefit.deductible),
    deductibleUsed: yuan(after.deductible),
    deductibleLeft: yuan(benefit.deductibleLeft),
    ...amounts.fields,
    ...poolOf(benefit),
    tiltUsed: yuan(after.tilt),
    yearSelfPay: yuan(after.selfPay),
    yearAfterInsurance: yuan(after.afterInsurance),
    deposit: depositOf(bill, aided),
    payout: paysAid ? (aided.retroactive ? 'retroactive' : 'one-stop') : null,
    control: null,
    reasons: [
      ...(refusal === 'NOT_IN_FORCE' || !aided.retroactive ? [] : ['RETROACTIVE']),
      ...(refusal === null ? [] : [refusal]),
      ...aidReasons(base.reasons, benefit),
      ...tilt.reasons,
      ...amounts.reasons,
    ],
  };
  return { answer, year: after };
}

function yearAfter(year: Year, base: Rational, benefit: Benefit, tilt: Tilt): Year {
  const aidFrom = (pool: Benefit['pool']) => (benefit.pool === pool ? benefit.aid : NOTHING);
  return {
    deductible: plus(year.deductible, benefit.deductible),
    shared: plus(year.shared, aidFrom('inpatient-and-chronic')),
    clinic: plus(year.clinic, aidFrom('ordinary-outpatient')),
    tilt: plus(year.tilt, tilt.paid),
    selfPay: plus(year.selfPay, tilt.selfPay),
    excess: plus(year.excess, tilt.excess),
    afterInsurance: plus(year.afterInsurance, base),
  };
}

/**
 * That the category has no such benefit is a refusal, met before the base; the rest is met after
 * it.
 */
function aidReasons(ofBase: readonly string[], benefit: Benefit): readonly string[] {
  const refused = benefit.pool === null;
  return refused ? [...benefit.reasons, ...ofBase] : [...ofBase, ...benefit.reasons];
}

/**
 * 第十二条、第十五条、第三十条: what is in scope, less what insurance (and commercial cover, where
 * first) paid.
 */
function baseOf(given: Json, bill: Json): Base {
  const commercialFirst =
    ['inpatient', 'chronic-outpatient'].includes(textAt(bill, 'care', '')) ||
    isOn(given, 'commercial-before-aid');
  const insurance = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'];
  const payers = [...insurance, ...(commercialFirst ? ['commercial'] : [])];
  return baseAfter(bill, inScopeOf(bill), payers);
}

/**
 * The order of refusal: 第三十三条, 第四条, 第十二条 (定点), 第十七条 (转诊), 第十七条
 * (户籍地标准).
 */
function refusalOf(bill: Json, aided: Aided): string | null {
  if (!inForce(bill)) return 'NOT_IN_FORCE';
  if (aided.category === null) return aided.why;
  if (!flagAt(under(bill, 'facility'), 'designated', true)) return 'FACILITY_NOT_DESIGNATED';
  const excepted = flagAt(bill, 'agencyException', false);
  if (textAt(bill, 'referral', '') === 'none' && !excepted) return 'REFERRAL_NOT_COMPLIANT';
  return flagAt(bill, 'standardElsewhere', false) ? 'STANDARD_ELSEWHERE' : null;
}

function inForce(bill: Json): boolean {
  const on = textAt(bill, 'settledOn', '');
  return '2023-02-01' <= on && on <= '2028-01-31';
}

function countsTowardsTilt(given: Json, bill: Json): boolean {
  const care = textAt(bill, 'care', '');
  if (care === 'ordinary-outpatient') return isOn(given, 'tilt-counts-ordinary-outpatient');
  return care === 'inpatient' || care === 'chronic-outpatient';
}

const NONE: Tilt = { paid: NOTHING, selfPay: NOTHING, excess: NOTHING, reasons: [] };

/**
 * 第十三条: half of what the year's self-pay has newly come to above the line, within 20000 a year.
 */
function tiltOf(given: Json, bill: Json, year: Year, selfPay: Rational): Tilt {
  if (!isOnRoute(given, bill)) return { ...NONE, reasons: ['TILT_PLACE_OR_REFERRAL'] };
  const line = figureOn(given, 'poverty-monitor-line', textAt(bill, 'settledOn', ''));
  if (line === null) return { ...NONE, selfPay, reasons: ['FIGURE_MISSING'] };
  const above = notNegative(minus(plus(year.selfPay, selfPay), line));
  const excess = notNegative(minus(above, year.excess));
  const due = toTheFen(times(excess, HALF));
  const paid = least(due, minus(TILT_CAP, year.tilt));
  const reasons = [
    ...(isAbove(above, NOTHING) ? [] : ['TILT_BELOW_LINE']),
    ...(isAbove(due, paid) ? ['TILT_CAP'] : []),
  ];
  return { paid, selfPay, excess, reasons };
}

/**
 * 规范转诊且在省域内; what by rule needs no referral, and registered resettlement, count as such by
 * default.
 */
function isOnRoute(given: Json, bill: Json): boolean {
  const asReferred = isOn(given, 'tilt-needs-referral-record')
    ? ['compliant']
    : ['compliant', 'not-needed', 'resettled'];
  return (
    asReferred.includes(textAt(bill, 'referral', 'not-needed')) &&
    textAt(under(bill, 'facility'), 'place', 'county') !== 'outside'
  );
}

/** 第十六条: by the identity of the day itself, whatever refuses the bill. */
function depositOf(bill: Json, aided: Aided): string {
  if (textAt(bill, 'care', '') !== 'inpatient') return 'normal';
  const facility = under(bill, 'facility');
  const waived =
    inForce(bill) &&
    ['destitute', 'orphan', 'minimum-living'].includes(aided.onTheDay ?? '') &&
    flagAt(facility, 'designated', true) &&
    ['county', 'city'].includes(textAt(facility, 'place', 'county')) &&
    flagAt(bill, 'primaryCareFirst', false);
  return waived ? 'waived' : 'normal';
}

function isOn(given: Json, reading: string): boolean {
  return textsAt(given, 'readings').includes(reading);
}
