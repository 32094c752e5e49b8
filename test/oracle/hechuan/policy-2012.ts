/**
 * 渝府发〔2012〕78号 二(二), 二(三) for the classes that 合川 leaves to the policy of before: what
 * that document pays for one bill, under the reading `original-policy-2012` only. Its amounts are
 * floors; a district's own published values stand in their place, and none may be below its floor.
 */
import { figureOn, flagAt, moneyAt, textAt, under, type Json } from '../case-form.ts';
import { isByQuota, isOfThe22 } from './diseases.ts';
import { paidFrom, usedOf, without, type Benefit, type Year } from './pool.ts';
import { compare, fromText, isAbove, least, minus, type Rational } from '../rational.ts';

const FLOORS = {
  'quota-outpatient-cap': '200',
  'ordinary-outpatient-cap': '100',
  'ordinary-outpatient-share': '0.60',
  'ordinary-inpatient-cap': '6000',
  'ordinary-inpatient-share-first': '0.60',
  'ordinary-inpatient-share-other': '0.40',
  'major-disease-cap': '100000',
  'large-cost-cap': '60000',
  'major-share-first': '0.70',
  'major-share-other': '0.50',
} as const;
export type DistrictValue = keyof typeof FLOORS;

/** The first five classes of its article 一, as far as 合川 has them. */
const FIRST_FIVE = ['orphan', 'de-facto-orphan', 'entitled-group'];
const LARGE = fromText('30000');
const LISTED_TREATMENTS = ['chemo-radiotherapy', 'dialysis', 'transfusion'];

export function districtValue(given: Json, key: DistrictValue, on: string): Rational {
  return figureOn(given, key, on) ?? fromText(FLOORS[key]);
}

/** 二: 不低于; a district that published less is wrong about all that day. */
export function isAnyBelowItsFloor(given: Json, on: string): boolean {
  return Object.entries(FLOORS).some(([key, floor]) => {
    const published = figureOn(given, key, on);
    return published !== null && compare(published, fromText(floor)) < 0;
  });
}

export function benefitOf2012(
  given: Json,
  bill: Json,
  year: Year,
  category: string,
  base: Rational,
): Benefit {
  const refusal = refusalOf(bill, category);
  if (refusal !== null) return without(refusal);
  const on = textAt(bill, 'settledOn', '');
  const who = FIRST_FIVE.includes(category) ? 'first' : 'other';
  const pay = (pool: string, share: DistrictValue, cap: DistrictValue) => {
    const name = `chongqing:${pool}`;
    const used = usedOf(year, name);
    const terms = { base, share: districtValue(given, share, on) };
    return paidFrom(name, terms, used, minus(districtValue(given, cap, on), used));
  };
  if (textAt(bill, 'care', '') === 'ordinary-outpatient') {
    return pay('ordinary-outpatient', 'ordinary-outpatient-share', 'ordinary-outpatient-cap');
  }
  if (isOfThe22(textAt(bill, 'disease', ''))) {
    return pay('special-disease', `major-share-${who}`, 'major-disease-cap');
  }
  return isLargeStay(bill)
    ? pay('large-cost', `major-share-${who}`, 'large-cost-cap')
    : pay('ordinary-inpatient', `ordinary-inpatient-share-${who}`, 'ordinary-inpatient-cap');
}

/** 二(二)1: of those whom 合川 leaves to it, only 优抚对象 have ordinary outpatient aid. */
function refusalOf(bill: Json, category: string): string | null {
  const care = textAt(bill, 'care', '');
  const isStudent = category === 'hardship-student';
  switch (care) {
    case 'inpatient':
      return isStudent ? 'SCHOOL_AID' : refusalOfStay(bill);
    case 'chronic-outpatient':
      return isStudent ? 'SCHOOL_AID' : refusalOfTreatment(bill);
    case 'ordinary-outpatient':
      if (isStudent) return 'SCHOOL_AID';
      return category === 'entitled-group' ? null : 'CARE_NOT_COVERED_FOR_CATEGORY';
    default:
      return 'CARE_NOT_COVERED';
  }
}

/** 三(三): the stay is to be declared before it is paid. */
function refusalOfStay(bill: Json): string | null {
  if (isByQuota(textAt(bill, 'disease', ''))) return 'QUOTA_POLICY';
  return flagAt(bill, 'registered', true) ? null : 'NOT_REGISTERED';
}

/** 二(三)1, 三(三): a listed disease, one of the three treatments, registered. */
function refusalOfTreatment(bill: Json): string | null {
  const disease = textAt(bill, 'disease', '');
  if (isByQuota(disease)) return 'QUOTA_POLICY';
  if (!isOfThe22(disease)) return 'DISEASE_NOT_LISTED';
  if (!LISTED_TREATMENTS.includes(textAt(bill, 'treatment', ''))) return 'TREATMENT_NOT_LISTED';
  return flagAt(bill, 'registered', true) ? null : 'NOT_REGISTERED';
}

/** 二(三)2: from the second level on, above 30000 in scope in one stay. */
function isLargeStay(bill: Json): boolean {
  return (
    Number(under(bill, 'facility')['level'] ?? 2) >= 2 &&
    isAbove(moneyAt(under(bill, 'fees'), 'inScope'), LARGE)
  );
}

/** 二(一): 50 yuan of the first tier, 60 of the second, never above the contribution. */
export function subsidyOf2012(contribution: Rational, tier: 1 | 2): Rational {
  return least(contribution, fromText(tier === 1 ? '50' : '60'));
}
