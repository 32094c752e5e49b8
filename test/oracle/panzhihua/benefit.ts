/** 第九条至第十二条: the year's sums, and what basic aid pays of a bill that nothing refuses. */
import { NO_POOL, poolFields } from '../bill-amounts.ts';
import { figureOn, textAt, type Json } from '../case-form.ts';
import type { Aided } from './identity.ts';
import {
  compare,
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  notNegative,
  plus,
  times,
  toTheFen,
  type Rational,
} from '../rational.ts';

export type Year = {
  readonly deductible: Rational;
  readonly shared: Rational;
  readonly clinic: Rational;
  readonly tilt: Rational;
  readonly selfPay: Rational;
  readonly excess: Rational;
  readonly afterInsurance: Rational;
};
export const NEW_YEAR: Year = {
  deductible: NOTHING,
  shared: NOTHING,
  clinic: NOTHING,
  tilt: NOTHING,
  selfPay: NOTHING,
  excess: NOTHING,
  afterInsurance: NOTHING,
};

const FULL = fromText('1');
const HALF = fromText('0.5');
/**
 * 第十二条（一）（二）: the part of the year's resident income that is the deductible, and the
 * share of aid.
 */
const CLASSES: Readonly<Record<string, { readonly line: Rational; readonly share: Rational }>> = {
  destitute: { line: NOTHING, share: FULL },
  orphan: { line: NOTHING, share: FULL },
  'minimum-living': { line: NOTHING, share: fromText('0.70') },
  'poverty-monitored': { line: fromText('0.05'), share: fromText('0.65') },
  'low-income-margin': { line: fromText('0.10'), share: HALF },
  'illness-impoverished': { line: fromText('0.25'), share: HALF },
};
const UNCAPPED = ['destitute', 'orphan'];
const SHARED_CAP = fromText('70000');
const CLINIC_CAP = fromText('800');

export type Benefit = {
  readonly pool: 'inpatient-and-chronic' | 'ordinary-outpatient' | null;
  readonly used: Rational;
  readonly cap: Rational | null;
  readonly deductible: Rational;
  readonly deductibleLeft: Rational;
  readonly aid: Rational;
  readonly reasons: readonly string[];
};
export function benefitOf(
  given: Json,
  bill: Json,
  year: Year,
  aided: Aided,
  base: Rational,
): Benefit | null {
  const category = aided.category ?? '';
  const terms = CLASSES[category];
  const care = textAt(bill, 'care', '');
  if (terms === undefined) throw new Error(`no terms for ${category}`);
  if (care === 'ordinary-outpatient') return clinicBenefit(category, terms.share, year, base);
  if (care !== 'inpatient' && care !== 'chronic-outpatient') return refusedBy('CARE_NOT_COVERED');
  const income = figureOn(given, 'resident-income', textAt(bill, 'settledOn', ''));
  if (income === null && isAbove(terms.line, NOTHING)) return null;
  const line = toTheFen(times(income ?? NOTHING, terms.line));
  const owed = notNegative(minus(line, year.deductible));
  const deductible = least(base, owed);
  const swallowed = isAbove(base, NOTHING) && compare(deductible, base) === 0;
  const cap = UNCAPPED.includes(category) ? null : SHARED_CAP;
  const paid = share(minus(base, deductible), terms.share, cap, year.shared);
  return {
    pool: 'inpatient-and-chronic',
    cap,
    deductible,
    deductibleLeft: minus(owed, deductible),
    ...paid,
    reasons: [...(swallowed ? ['BELOW_DEDUCTIBLE'] : []), ...paid.reasons],
  };
}

/**
 * 第九条、第十条: 特困、孤儿 whole, 低保 70% within 800 a year; nobody else. No deductible belongs
 * to it.
 */
function clinicBenefit(category: string, rate: Rational, year: Year, base: Rational): Benefit {
  const named = [...UNCAPPED, 'minimum-living'].includes(category);
  if (!named) return refusedBy('CARE_NOT_COVERED_FOR_CATEGORY');
  const cap = UNCAPPED.includes(category) ? null : CLINIC_CAP;
  const paid = share(base, rate, cap, year.clinic);
  return {
    pool: 'ordinary-outpatient',
    cap,
    deductible: NOTHING,
    deductibleLeft: NOTHING,
    ...paid,
  };
}

function share(of: Rational, rate: Rational, cap: Rational | null, usedBefore: Rational) {
  const due = toTheFen(times(of, rate));
  const aid = cap === null ? due : least(due, notNegative(minus(cap, usedBefore)));
  const reasons = isAbove(due, aid) ? ['CAP_REACHED'] : [];
  return { aid, used: plus(usedBefore, aid), reasons };
}

export const REFUSED: Benefit = {
  pool: null,
  used: NOTHING,
  cap: null,
  deductible: NOTHING,
  deductibleLeft: NOTHING,
  aid: NOTHING,
  reasons: [],
};
function refusedBy(reason: string): Benefit {
  return { ...REFUSED, reasons: [reason] };
}

export function poolOf({ pool, used, cap }: Benefit): Json {
  if (pool === null) return NO_POOL;
  return poolFields(pool, used, cap === null ? null : notNegative(minus(cap, used)));
}
