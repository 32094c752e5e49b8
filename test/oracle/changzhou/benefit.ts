/** 四(六): the year's sums, and what basic aid pays of a bill that nothing refuses. */
import { NO_POOL, poolFields } from '../bill-amounts.ts';
import { flagAt, textAt, textsAt, type Json } from '../case-form.ts';
import {
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  plus,
  times,
  toTheFen,
  type Rational,
} from '../rational.ts';

export type Year = {
  readonly clinic: Rational;
  readonly shared: Rational;
  readonly selfPay: Rational;
  readonly afterInsurance: Rational;
};
export const NEW_YEAR: Year = {
  clinic: NOTHING,
  shared: NOTHING,
  selfPay: NOTHING,
  afterInsurance: NOTHING,
};

const FULL = fromText('1');
const MOST = fromText('0.80');
const HALF = fromText('0.50');
const WHOLLY_AIDED = ['destitute', 'orphan', 'de-facto-orphan'];
const CLINIC_CAP = fromText('10000');
const SHARED_CAP = fromText('200000');
/** 四(六): what shares the 200000 of the year. */
const SHARED_CARE = [
  'inpatient',
  'chronic-outpatient',
  'dual-channel-drug',
  'specific-disease-drug',
  'rare-disease-drug',
];

export type Benefit = {
  readonly pool: 'ordinary-outpatient' | 'inpatient-and-special' | null;
  readonly used: Rational;
  readonly cap: Rational;
  readonly aid: Rational;
  /** Why the category's own benefit refuses; empty where there is one. */
  readonly refusal: readonly string[];
  readonly reasons: readonly string[];
};

export function benefitOf(
  given: Json,
  bill: Json,
  year: Year,
  category: string,
  base: Rational,
): Benefit {
  const care = textAt(bill, 'care', '');
  const share = WHOLLY_AIDED.includes(category) ? FULL : MOST;
  if (care === 'ordinary-outpatient') {
    return {
      pool: care,
      cap: CLINIC_CAP,
      refusal: [],
      ...within(CLINIC_CAP, year.clinic, base, share),
    };
  }
  if (!SHARED_CARE.includes(care)) return refusedBy('CARE_NOT_COVERED');
  if (care === 'rare-disease-drug') {
    if (!flagAt(bill, 'rareDiseaseListed', true)) return refusedBy('RARE_DISEASE_NOT_LISTED');
    if (!flagAt(bill, 'rareFacilityNamed', true)) return refusedBy('RARE_FACILITY_NOT_NAMED');
  }
  const paysHalf = care === 'rare-disease-drug' && !(share === FULL && rareDrugsFull(given));
  return {
    pool: 'inpatient-and-special',
    cap: SHARED_CAP,
    refusal: [],
    ...within(SHARED_CAP, year.shared, base, paysHalf ? HALF : share),
  };
}

function rareDrugsFull(given: Json): boolean {
  return textsAt(given, 'readings').includes('rare-drug-full');
}

function within(cap: Rational, usedBefore: Rational, base: Rational, share: Rational) {
  const due = toTheFen(times(base, share));
  const aid = least(due, minus(cap, usedBefore));
  const reasons = isAbove(due, aid) ? ['CAP_REACHED'] : [];
  return { aid, used: plus(usedBefore, aid), reasons };
}

export function refusedBy(...refusal: readonly string[]): Benefit {
  return { pool: null, used: NOTHING, cap: NOTHING, aid: NOTHING, refusal, reasons: [] };
}

export function poolOf({ pool, used, cap }: Benefit): Json {
  return pool === null ? NO_POOL : poolFields(pool, used, minus(cap, used));
}
