/** 四(三)1–3: the year's sums, and what basic aid pays of a bill that nothing refuses. */
import { NO_POOL, poolFields } from '../bill-amounts.ts';
import { flagAt, textAt, type Json } from '../case-form.ts';
import { FIRST_THREE } from './identity.ts';
import { lineOn, type LineKey } from './lines.ts';
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
  readonly aid: Rational;
  readonly tilt: Rational;
  readonly selfPay: Rational;
  readonly excess: Rational;
  readonly afterInsurance: Rational;
};
export const NEW_YEAR: Year = {
  deductible: NOTHING,
  aid: NOTHING,
  tilt: NOTHING,
  selfPay: NOTHING,
  excess: NOTHING,
  afterInsurance: NOTHING,
};

/** 四(三)1: who has a deductible, and which of the two amounts it is. */
const DEDUCTIBLES: Readonly<Record<string, LineKey>> = {
  'poverty-monitored': 'deductible-margin',
  'low-income-margin': 'deductible-margin',
  'illness-impoverished': 'deductible-illness',
};
const INPATIENT_SHARES: Readonly<Record<string, Rational>> = {
  destitute: fromText('0.90'),
  'minimum-living': fromText('0.70'),
  'returned-to-poverty': fromText('0.70'),
};
const OTHERS_INPATIENT_SHARE = fromText('0.65');

/** 四(三)2, each as it is called, and with the treatment that stands in brackets behind it. */
const DISEASES = [
  ['终末期肾病', '（门诊血液透析或腹膜透析方法治疗）'],
  ['血友病', '（凝血因子治疗）'],
  ['慢性粒细胞性白血病', '（门诊酪氨酸激酶抑制剂治疗）'],
  ['I型糖尿病', '（门诊胰岛素治疗）'],
  ['耐多药肺结核', '（门诊抗结核药治疗）'],
  ['再生障碍性贫血', '（门诊药物治疗）'],
  ['恶性肿瘤门诊放化疗', ''],
  ['器官移植术后抗排异治疗', ''],
  ['重性精神病人药物维持治疗', ''],
] as const;

export type Benefit = {
  /** The yearly limit of this class; null where the bill has no benefit. */
  readonly cap: Rational | null;
  readonly deductible: Rational;
  readonly deductibleLeft: Rational;
  readonly aid: Rational;
  readonly reasons: readonly string[];
};
export const REFUSED: Benefit = {
  cap: null,
  deductible: NOTHING,
  deductibleLeft: NOTHING,
  aid: NOTHING,
  reasons: [],
};

/** Null where the deductible needs an amount that nobody has published. */
export function benefitOf(
  given: Json,
  bill: Json,
  year: Year,
  category: string,
  base: Rational,
): Benefit | null {
  const care = textAt(bill, 'care', '');
  if (care === 'inpatient') return inpatient(given, bill, year, category, base);
  if (care !== 'chronic-outpatient') return { ...REFUSED, reasons: ['CARE_NOT_COVERED'] };
  const disease = textAt(bill, 'disease', '').replaceAll(/\s/g, '');
  if (!DISEASES.some(([name, how]) => disease === name || disease === `${name}${how}`)) {
    return { ...REFUSED, reasons: ['DISEASE_NOT_LISTED'] };
  }
  if (!flagAt(bill, 'treatmentListed', true)) {
    return { ...REFUSED, reasons: ['TREATMENT_NOT_LISTED'] };
  }
  const share = fromText(FIRST_THREE.includes(category) ? '0.50' : '0.30');
  const paid = shareOf(base, share, category, year);
  return { deductible: NOTHING, deductibleLeft: NOTHING, ...paid };
}

function inpatient(
  given: Json,
  bill: Json,
  year: Year,
  category: string,
  base: Rational,
): Benefit | null {
  const key = DEDUCTIBLES[category];
  const line = key === undefined ? NOTHING : lineOn(given, key, textAt(bill, 'settledOn', ''));
  if (line === null) return null;
  const owed = notNegative(minus(line, year.deductible));
  const deductible = least(base, owed);
  const swallowed = isAbove(base, NOTHING) && compare(deductible, base) === 0;
  const share = INPATIENT_SHARES[category] ?? OTHERS_INPATIENT_SHARE;
  const paid = shareOf(minus(base, deductible), share, category, year);
  return {
    deductible,
    deductibleLeft: minus(owed, deductible),
    ...paid,
    reasons: [...(swallowed ? ['BELOW_DEDUCTIBLE'] : []), ...paid.reasons],
  };
}

/** 四(三)3: within the one limit of inpatient and outpatient care. */
function shareOf(of: Rational, share: Rational, category: string, year: Year) {
  const cap = fromText(FIRST_THREE.includes(category) ? '30000' : '10000');
  const due = toTheFen(times(of, share));
  const aid = least(due, notNegative(minus(cap, year.aid)));
  return { cap, aid, reasons: isAbove(due, aid) ? ['CAP_REACHED'] : [] };
}

export function poolOf({ cap, aid }: Benefit, usedBefore: Rational): Json {
  if (cap === null) return NO_POOL;
  const used = plus(usedBefore, aid);
  return poolFields('inpatient-and-outpatient', used, notNegative(minus(cap, used)));
}
