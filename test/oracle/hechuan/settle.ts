/**
 * One bill under the 合川 document of 2024, computed a second time and naively. Where the document
 * is silent these interpretations were settled beforehand:
 * - Sums are kept per calendar year of `settledOn`; bills may come in any order of days.
 * - A refused bill has aid and tilt 0 and no pool; its base is still computed, and still adds to the
 *   year's in-scope cost after insurance. The document has no deductible.
 * - `deposit` is normal wherever it is not waived, of every care kind.
 * - Self-pay that counts towards tilt (二(三)3): what is left of a bill that has a benefit, or has
 *   none only because the disease is not special, the hospital's level too low or the stay not above
 *   30000; never ordinary outpatient care. It is summed for every class, tilt is for 特困人员 alone.
 * - A bill that is not refused is a problem where the person follows the document of 2012 and the
 *   district published a value below that document's floor.
 * - Reasons come in the order met: what refuses (the class's own benefit last), the base, aid,
 *   tilt, cash.
 */
import { amountsOf, baseAfter, inScopeOf, NO_DEDUCTIBLE, type Base } from '../bill-amounts.ts';
import { flagAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import type { Aided } from '../identities.ts';
import type { Outcome } from '../settle-in-turn.ts';
import { benefitOf } from './benefit.ts';
import { followsThe2012Document, whoIsAided } from './identity.ts';
import { isAnyBelowItsFloor } from './policy-2012.ts';
import { poolOf, usedOf, without, type Benefit, type Year } from './pool.ts';
import {
  compare,
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  plus,
  times,
  toTheFen,
  yuan,
  type Rational,
} from '../rational.ts';

const FIRST_DAY = '2024-06-25';
const TILT_SHARE = fromText('0.70');
const TILT_FROM = fromText('3000');
const TILT_CAP = fromText('20000');

type Tilt = { readonly paid: Rational; readonly reasons: readonly string[] };
const NO_TILT: Tilt = { paid: NOTHING, reasons: [] };

export function settleBill(given: Json, bill: Json, year: Year): Outcome<Year> {
  const aided = whoIsAided(given, bill);
  const base = baseOf(given, bill);
  const refusal = refusalOf(bill, aided);
  if (refusal === null && hasDistrictBelowFloor(given, bill, aided)) {
    return { answer: { problem: { code: 'BELOW_FLOOR' } }, year };
  }
  const benefit =
    refusal === null
      ? benefitOf(given, bill, year, aided.category ?? '', base.amount)
      : without(refusal);
  const selfPay = minus(base.amount, benefit.aid);
  const counts = refusal === null && countsTowardsTilt(bill, benefit);
  const tilt =
    counts && aided.category === 'destitute'
      ? tiltOf(given, bill, year, benefit, selfPay)
      : NO_TILT;
  const after = yearAfter(year, base.amount, benefit, tilt, counts ? selfPay : NOTHING);
  const amounts = amountsOf(bill, { base: base.amount, aid: benefit.aid, tilt: tilt.paid });
  const answer = {
    category: aided.category,
    retroactive: false,
    ...NO_DEDUCTIBLE,
    ...amounts.fields,
    ...poolOf(benefit),
    tiltUsed: yuan(after.tilt),
    yearSelfPay: yuan(after.selfPay),
    yearAfterInsurance: yuan(after.afterInsurance),
    deposit: depositOf(bill, aided),
    payout: isAbove(plus(benefit.aid, tilt.paid), NOTHING) ? 'one-stop' : null,
    control: null,
    reasons: [...inOrder(base.reasons, benefit), ...tilt.reasons, ...amounts.reasons],
  };
  return { answer, year: after };
}

function hasDistrictBelowFloor(given: Json, bill: Json, aided: Aided): boolean {
  return (
    followsThe2012Document(given, aided.category ?? '') &&
    isAnyBelowItsFloor(given, textAt(bill, 'settledOn', ''))
  );
}

/** What refuses is met before the base; what limits the aid, after it. */
function inOrder(ofBase: readonly string[], benefit: Benefit): readonly string[] {
  return benefit.pool === null ? [...benefit.reasons, ...ofBase] : [...ofBase, ...benefit.reasons];
}

function yearAfter(
  year: Year,
  base: Rational,
  benefit: Benefit,
  tilt: Tilt,
  selfPay: Rational,
): Year {
  const pools =
    benefit.pool === null
      ? year.pools
      : { ...year.pools, [benefit.pool]: plus(usedOf(year, benefit.pool), benefit.aid) };
  return {
    pools,
    tilt: plus(year.tilt, tilt.paid),
    selfPay: plus(year.selfPay, selfPay),
    afterInsurance: plus(year.afterInsurance, base),
  };
}

/** 二(二)2, 二(三)1: what is in scope, less what insurance paid; commercial cover where read first. */
function baseOf(given: Json, bill: Json): Base {
  const insurance = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'];
  const commercialFirst = textsAt(given, 'readings').includes('commercial-before-aid');
  const payers = commercialFirst ? [...insurance, 'commercial'] : insurance;
  return baseAfter(bill, inScopeOf(bill), payers);
}

/** The order of refusal: 末段, 二(一), 二(三)1 (定点), 二(六) (转诊), 二(六) (认定地标准). */
function refusalOf(bill: Json, aided: Aided): string | null {
  if (textAt(bill, 'settledOn', '') < FIRST_DAY) return 'NOT_IN_FORCE';
  if (aided.category === null) return aided.why;
  if (!flagAt(under(bill, 'facility'), 'designated', true)) return 'FACILITY_NOT_DESIGNATED';
  const excepted = flagAt(bill, 'agencyException', false);
  if (textAt(bill, 'referral', '') === 'none' && !excepted) return 'REFERRAL_NOT_COMPLIANT';
  return flagAt(bill, 'standardElsewhere', false) ? 'STANDARD_ELSEWHERE' : null;
}

function countsTowardsTilt(bill: Json, benefit: Benefit): boolean {
  if (benefit.pool !== null) return textAt(bill, 'care', '') !== 'ordinary-outpatient';
  return benefit.reasons.some((reason) =>
    ['NOT_SPECIAL_DISEASE', 'LEVEL_TOO_LOW', 'STAY_NOT_OVER_THRESHOLD'].includes(reason),
  );
}

/** 二(三)3: 70% of what one visit leaves, where that comes to 3000; within 20000 a year. */
function tiltOf(given: Json, bill: Json, year: Year, benefit: Benefit, selfPay: Rational): Tilt {
  const readings = textsAt(given, 'readings');
  if (!isOnRoute(bill, readings)) return { ...NO_TILT, reasons: ['TILT_PLACE_OR_REFERRAL'] };
  if (readings.includes('tilt-needs-basic-aid') && benefit.pool === null) return NO_TILT;
  if (compare(selfPay, TILT_FROM) < 0) return { ...NO_TILT, reasons: ['TILT_BELOW_LINE'] };
  const of = readings.includes('tilt-on-excess-only') ? minus(selfPay, TILT_FROM) : selfPay;
  const due = toTheFen(times(of, TILT_SHARE));
  const paid = least(due, minus(TILT_CAP, year.tilt));
  return { paid, reasons: isAbove(due, paid) ? ['TILT_CAP'] : [] };
}

/** 规范转诊且在市内就医; what needs no referral and registered resettlement count as referred. */
function isOnRoute(bill: Json, readings: readonly string[]): boolean {
  const asReferred = readings.includes('tilt-needs-referral-record')
    ? ['compliant']
    : ['compliant', 'not-needed', 'resettled'];
  return (
    asReferred.includes(textAt(bill, 'referral', 'not-needed')) &&
    ['county', 'city'].includes(textAt(under(bill, 'facility'), 'place', 'county'))
  );
}

/** 二(六): 特困、低保 from primary care to a designated hospital of the district, whatever refuses. */
function depositOf(bill: Json, aided: Aided): string {
  const facility = under(bill, 'facility');
  const waived =
    textAt(bill, 'care', '') === 'inpatient' &&
    textAt(bill, 'settledOn', '') >= FIRST_DAY &&
    ['destitute', 'minimum-living'].includes(aided.category ?? '') &&
    flagAt(facility, 'designated', true) &&
    textAt(facility, 'place', 'county') === 'county' &&
    flagAt(bill, 'primaryCareFirst', false);
  return waived ? 'waived' : 'normal';
}
