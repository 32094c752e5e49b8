/**
 * One bill under the 常州 document of 2022, computed a second time and naively: 二(一), 三(三),
 * 四(五)–(七), 七(十三) and the closing paragraph one after another, on fractions. Where the
 * document is silent these interpretations were settled beforehand:
 * - Sums are kept per calendar year of `settledOn`; bills may come in any order of days.
 * - A refused bill has aid 0 and no pool; its base is still computed, and still adds to the year's
 *   in-scope cost after insurance.
 * - Nothing here has a deductible, tilt aid, retroactivity or a part that the hospital bears: those
 *   fields are zero. That tilt aid is left to rules elsewhere is said of every bill with a benefit
 *   but ordinary outpatient care, whatever the amounts; its self-pay adds to the year's sum.
 * - An identity refused for its household counts neither as a class nor for the deposit.
 * - The base of rare-disease drugs is their own cost, in the catalogue or not; payments above it
 *   exceed the scope.
 * - The control figure (四(七)) is told of every inpatient bill of an aided person at a designated
 *   facility of the county: also where the bill is refused, also before the first day in force.
 * - Reasons come in the order met: what refuses (the category's own benefit last), the base, aid,
 *   tilt, cash.
 */
import {
  amountsOf,
  baseAfter,
  inScopeOf,
  NO_DEDUCTIBLE,
  totalOf,
  type Base,
} from '../bill-amounts.ts';
import { flagAt, moneyAt, textAt, textsAt, under, type Json } from '../case-form.ts';
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
import type { Aided } from '../identities.ts';
import type { Outcome } from '../settle-in-turn.ts';
import { benefitOf, poolOf, refusedBy, type Benefit, type Year } from './benefit.ts';
import { IN_FORCE_FROM } from './form.ts';
import { whoIsAided } from './identity.ts';

export function settleBill(given: Json, bill: Json, year: Year): Outcome<Year> {
  const aided = whoIsAided(given, bill);
  const base = baseOf(given, bill);
  const benefit = aidOf(given, bill, year, aided, base.amount);
  const selfPay = minus(base.amount, benefit.aid);
  const amounts = amountsOf(bill, { base: base.amount, aid: benefit.aid });
  const tiltIsElsewhere = benefit.pool === 'inpatient-and-special';
  const after = yearAfter(year, base.amount, benefit);
  const answer = {
    category: aided.category,
    retroactive: false,
    ...NO_DEDUCTIBLE,
    ...amounts.fields,
    ...poolOf(benefit),
    tiltUsed: '0.00',
    yearSelfPay: yuan(after.selfPay),
    yearAfterInsurance: yuan(after.afterInsurance),
    deposit: depositOf(bill, aided),
    payout: isAbove(benefit.aid, NOTHING) ? 'one-stop' : null,
    control: controlOf(given, bill, aided, selfPay),
    reasons: [
      ...benefit.refusal,
      ...base.reasons,
      ...benefit.reasons,
      ...(tiltIsElsewhere ? ['TILT_RULES_ELSEWHERE'] : []),
      ...amounts.reasons,
    ],
  };
  return { answer, year: after };
}

function yearAfter(year: Year, base: Rational, { pool, used, aid }: Benefit): Year {
  const counts = pool === 'inpatient-and-special';
  return {
    clinic: pool === 'ordinary-outpatient' ? used : year.clinic,
    shared: counts ? used : year.shared,
    selfPay: counts ? plus(year.selfPay, minus(base, aid)) : year.selfPay,
    afterInsurance: plus(year.afterInsurance, base),
  };
}

/** The order of refusal, and after it what the category's own benefit says. */
function aidOf(given: Json, bill: Json, year: Year, aided: Aided, base: Rational): Benefit {
  if (!isInForce(bill)) return refusedBy('NOT_IN_FORCE');
  if (aided.category === null) return refusedBy(aided.why);
  if (!isDesignated(bill)) return refusedBy('FACILITY_NOT_DESIGNATED');
  if (isOn(given, 'strict-referral') && lacksReferral(bill)) {
    return refusedBy('REFERRAL_NOT_COMPLIANT');
  }
  if (flagAt(bill, 'standardElsewhere', false)) return refusedBy('STANDARD_ELSEWHERE');
  return benefitOf(given, bill, year, aided.category, base);
}

function isInForce(bill: Json): boolean {
  return textAt(bill, 'settledOn', '') >= IN_FORCE_FROM;
}
function isDesignated(bill: Json): boolean {
  return flagAt(under(bill, 'facility'), 'designated', true);
}
function lacksReferral(bill: Json): boolean {
  return textAt(bill, 'referral', '') === 'none' && !flagAt(bill, 'agencyException', false);
}

/** 三(三): what is in scope less what insurance paid; the rare-disease fund (四(六)) likewise. */
function baseOf(given: Json, bill: Json): Base {
  const payers = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'];
  if (isOn(given, 'commercial-before-aid')) payers.push('commercial');
  const ofDrugs = textAt(bill, 'care', '') === 'rare-disease-drug' && 'rareDrugCost' in bill;
  return baseAfter(bill, ofDrugs ? moneyAt(bill, 'rareDrugCost') : inScopeOf(bill), payers);
}

/** 七(十三): every aided person, at designated facilities of the city. */
function depositOf(bill: Json, aided: Aided): string {
  if (textAt(bill, 'care', '') !== 'inpatient') return 'normal';
  const place = textAt(under(bill, 'facility'), 'place', 'county');
  const waived =
    aided.category !== null &&
    isInForce(bill) &&
    isDesignated(bill) &&
    (place === 'county' || place === 'city');
  return waived ? 'waived' : 'normal';
}

/** 四(七): self-pay against a tenth of the stay's in-scope cost; a tenth exactly is within. */
function controlOf(given: Json, bill: Json, aided: Aided, selfPay: Rational): Json | null {
  const told =
    aided.category !== null &&
    isDesignated(bill) &&
    textAt(bill, 'care', '') === 'inpatient' &&
    textAt(under(bill, 'facility'), 'place', 'county') === 'county';
  if (!told) return null;
  const outOfScope = minus(totalOf(bill), inScopeOf(bill));
  const counted = isOn(given, 'control-counts-out-of-scope') ? plus(selfPay, outOfScope) : selfPay;
  const over = minus(counted, times(inScopeOf(bill), fromText('0.1')));
  return { within: !isAbove(over, NOTHING), excess: yuan(toTheFen(notNegative(over))) };
}

function isOn(given: Json, reading: string): boolean {
  return textsAt(given, 'readings').includes(reading);
}
