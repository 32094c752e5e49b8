/** 二(二)、二(三): which aid a bill that nothing refuses belongs to, and what it pays of it. */
import { NO_POOL, poolFields } from '../bill-amounts.ts';
import { flagAt, moneyAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import type { Standards } from './standards.ts';
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
  type Rational,
} from '../rational.ts';

export type Pool =
  | 'quota-outpatient'
  | 'ordinary-outpatient'
  | 'ordinary-inpatient'
  | 'special-disease'
  | 'large-cost';
export type Used = Readonly<Record<Pool, Rational>>;
export const UNUSED: Used = {
  'quota-outpatient': NOTHING,
  'ordinary-outpatient': NOTHING,
  'ordinary-inpatient': NOTHING,
  'special-disease': NOTHING,
  'large-cost': NOTHING,
};

/** 二(三)1: the 22 kinds, each by the name in the list, and what brackets there add to it. */
export const SPECIAL = (
  '肺癌 食道癌 胃癌 结肠癌 直肠癌 乳腺癌 宫颈癌 严重多器官衰竭 再生障碍性贫血 终末期肾病 ' +
  '耐多药肺结核 艾滋病机会性感染 重性精神病 血友病 肝肾移植前透析和手术后抗排异治疗 ' +
  '慢性粒细胞白血病 急性心肌梗塞 脑梗死 重症甲型H1N1 1型糖尿病 甲亢 唇腭裂'
).split(' ');
const IN_OTHER_WORDS: Readonly<Record<string, string>> = {
  '严重多器官衰竭（心、肝、肺、脑、肾）': '严重多器官衰竭',
  '终末期肾病（尿毒症）': '终末期肾病',
  尿毒症: '终末期肾病',
};
export const BY_QUOTA = ['儿童急性白血病', '先天性心脏病'];
const LISTED_TREATMENTS = ['chemo-radiotherapy', 'dialysis', 'transfusion'];

/** 一（一）至（五）: the classes that 二(二)2 and 二(三) call 前五类. */
const FIRST_FIVE = [
  'minimum-living',
  'three-withouts',
  'five-guarantees',
  'orphan',
  'entitled-group',
];

/** Which aid a bill falls under, at which share; or why under none. */
export type Rule =
  | { readonly pool: Pool; readonly share: Rational; readonly cap: Rational }
  | { readonly pool: null; readonly why: string };

export function ruleFor(given: Json, bill: Json, category: string, standards: Standards): Rule {
  switch (textAt(bill, 'care', '')) {
    case 'inpatient':
      return inpatientRule(given, bill, category, standards);
    case 'chronic-outpatient':
      return chronicRule(bill, category, standards);
    case 'ordinary-outpatient':
      return clinicRule(bill, category, standards);
    default:
      return none('CARE_NOT_COVERED');
  }
}

/**
 * A student's 重大疾病 is not in 二(三) at all (前七类), so under the reading even a listed disease
 * is aided as an ordinary stay.
 */
function inpatientRule(given: Json, bill: Json, category: string, standards: Standards): Rule {
  const isStudent = category === 'hardship-student';
  const asOthers = textsAt(given, 'readings').includes('students-ordinary-inpatient');
  if (isStudent && !asOthers) return none('SCHOOL_AID');
  const disease = diseaseOf(bill);
  if (!isStudent && BY_QUOTA.includes(disease)) return none('QUOTA_POLICY');
  if (!flagAt(bill, 'registered', true)) return none('NOT_REGISTERED');
  if (!isStudent && SPECIAL.includes(disease)) {
    return major('special-disease', 'major-disease-cap', category, standards);
  }
  if (!isStudent && isLargeCost(bill)) {
    return major('large-cost', 'large-cost-cap', category, standards);
  }
  const of = FIRST_FIVE.includes(category) ? 'first' : 'other';
  return {
    pool: 'ordinary-inpatient',
    share: standards(`ordinary-inpatient-share-${of}`),
    cap: standards('ordinary-inpatient-cap'),
  };
}

function chronicRule(bill: Json, category: string, standards: Standards): Rule {
  if (category === 'hardship-student') return none('SCHOOL_AID');
  const disease = diseaseOf(bill);
  if (BY_QUOTA.includes(disease)) return none('QUOTA_POLICY');
  if (!SPECIAL.includes(disease)) return none('DISEASE_NOT_LISTED');
  const isListed = LISTED_TREATMENTS.includes(textAt(bill, 'treatment', ''));
  if (!isListed) return none('TREATMENT_NOT_LISTED');
  if (!flagAt(bill, 'registered', true)) return none('NOT_REGISTERED');
  return major('special-disease', 'major-disease-cap', category, standards);
}

/** 二(二)1: 限额门诊 whole within its limit; the other 低保 and 优抚 a share; nobody else. */
function clinicRule(bill: Json, category: string, standards: Standards): Rule {
  if (category === 'hardship-student') return none('SCHOOL_AID');
  const age = bill['patientAge'];
  const isFrail = (typeof age === 'number' && age >= 80) || flagAt(bill, 'homeMaintenance', false);
  const hasQuota =
    category === 'three-withouts' ||
    category === 'five-guarantees' ||
    (category === 'minimum-living' && isFrail);
  if (hasQuota) {
    const cap = standards('quota-outpatient-cap');
    return { pool: 'quota-outpatient', share: fromText('1'), cap };
  }
  if (category !== 'minimum-living' && category !== 'entitled-group') {
    return none('CARE_NOT_COVERED_FOR_CATEGORY');
  }
  return {
    pool: 'ordinary-outpatient',
    share: standards('ordinary-outpatient-share'),
    cap: standards('ordinary-outpatient-cap'),
  };
}

function major(pool: Pool, cap: string, category: string, standards: Standards): Rule {
  const of = FIRST_FIVE.includes(category) ? 'first' : 'other';
  return { pool, share: standards(`major-share-${of}`), cap: standards(cap) };
}
function none(why: string): Rule {
  return { pool: null, why };
}

/** 二(三)2: a hospital of the second level or above, one stay's in-scope cost above 30000. */
function isLargeCost(bill: Json): boolean {
  const level = under(bill, 'facility')['level'] ?? 2;
  const cost = moneyAt(under(bill, 'fees'), 'inScope');
  return level !== 1 && isAbove(cost, fromText('30000'));
}

function diseaseOf(bill: Json): string {
  const named = textAt(bill, 'disease', '').replace(/\s/g, '');
  return IN_OTHER_WORDS[named] ?? named;
}

export type Benefit = {
  readonly pool: Pool | null;
  readonly used: Used;
  readonly aid: Rational;
  readonly fields: Json;
  readonly reasons: readonly string[];
};

export function refused(used: Used, why: string): Benefit {
  return { pool: null, used, aid: NOTHING, fields: NO_POOL, reasons: [why] };
}

/** The share of the base, to the fen, within what is left of the year's limit. */
export function pay(
  given: Json,
  rule: Rule,
  base: Rational,
  before: Used,
  standards: Standards,
): Benefit {
  if (rule.pool === null) return refused(before, rule.why);
  const due = toTheFen(times(base, rule.share));
  const isJoint = textsAt(given, 'readings').includes('one-major-pool');
  const roomAfter = (used: Used) => roomIn(rule, used, isJoint ? standards : null);
  const aid = least(due, roomAfter(before));
  const used = { ...before, [rule.pool]: plus(before[rule.pool], aid) };
  const shown =
    isJoint && rule.pool === 'special-disease'
      ? plus(used['special-disease'], used['large-cost'])
      : used[rule.pool];
  const fields = poolFields(rule.pool, shown, roomAfter(used));
  return { pool: rule.pool, used, aid, fields, reasons: isAbove(due, aid) ? ['CAP_REACHED'] : [] };
}

/**
 * By default each limit stands alone. Under `one-major-pool` the limit of 大额费用 lies within that
 * of 特殊病种, whose standards are then given: both kinds of payment use it up.
 */
function roomIn(
  rule: Extract<Rule, { pool: Pool }>,
  used: Used,
  joint: Standards | null,
): Rational {
  const own = notNegative(minus(rule.cap, used[rule.pool]));
  const isMajor = rule.pool === 'special-disease' || rule.pool === 'large-cost';
  if (joint === null || !isMajor) return own;
  const limit = joint('major-disease-cap');
  return least(own, notNegative(minus(limit, used['special-disease'], used['large-cost'])));
}
