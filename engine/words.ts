import { groupYuan } from './money.ts';
import type { CareKind, FeeType, Place, Referral } from './terms.ts';
import type { ReasonCode, ReasonFacts } from './reasons.ts';

/**
 * The amounts an explanation can name, with the word the field uses for each.
 * Journals hold these names for ever: add to them, never remove or rename one.
 */
export const AMOUNT_WORDS = {
  total: '医疗费用总额',
  outOfScope: '政策范围外费用',
  inScope: '政策范围内费用',
  basic: '基本医保支付',
  catastrophic: '大病保险支付',
  basicDeductible: '基本医保起付线',
  basicDue: '按比例应报销',
  basicCap: '基本医保年度限额',
  basicUsedBefore: '本年已付基本医保',
  basicLeftBefore: '本次前剩余基本医保限额',
  afterBasic: '基本医保后政策范围内费用',
  yearAfterBasicBefore: '本年此前基本医保后费用',
  yearAfterBasic: '本年累计基本医保后费用',
  catastrophicDeductibleWhole: '大病保险起付线（倾斜前）',
  catastrophicDeductible: '大病保险起付线',
  yearCatastrophicDue: '本年累计应付大病保险',
  catastrophicUsedBefore: '本年已付大病保险',
  catastrophicDue: '本次应付大病保险',
  catastrophicCap: '大病保险年度限额',
  catastrophicLeftBefore: '本次前剩余大病保险限额',
  otherInsurance: '其他保险支付',
  rareDiseaseFund: '罕见病用药保障资金支付',
  rareDrugCost: '罕见病药品费用',
  commercial: '商业健康保险支付',
  commercialOutOfScope: '商业健康保险支付（目录外）',
  charity: '慈善等其他支付',
  aidBase: '救助基数',
  deductibleLine: '年度起付标准',
  stayDeductibleLine: '本次住院起付标准',
  deductibleUsedBefore: '本年已抵起付',
  deductibleOwed: '尚需抵起付',
  deductible: '本次抵起付',
  aboveDeductible: '起付标准以上',
  aidDue: '按比例应救助',
  poolCap: '年度救助限额',
  poolUsedBefore: '本年已用限额',
  poolLeftBefore: '本次前剩余限额',
  widerPoolCap: '合并计算的年度限额',
  widerPoolUsedBefore: '本年已用合并限额',
  widerPoolLeftBefore: '本次前剩余合并限额',
  aid: '医疗救助',
  selfPay: '救助后自付',
  yearSelfPayBefore: '本年此前累计自付',
  yearSelfPay: '本年累计自付',
  tiltLine: '倾斜救助起付线',
  tiltExcess: '超过倾斜线的累计自付',
  tiltExcessCounted: '此前已计倾斜的部分',
  tiltBase: '本次计入倾斜的自付',
  tiltDue: '按比例应倾斜',
  tiltCap: '倾斜救助年度限额',
  tiltUsedBefore: '本年已用倾斜',
  tiltLeftBefore: '本次前剩余倾斜限额',
  tilt: '倾斜救助',
  tiltRefund: '退还以前自付的倾斜',
  tiltThisBill: '本单倾斜救助',
  hospitalBorne: '医院承担',
  selfPayInScope: '政策范围内个人自付',
  controlCounted: '计入控制指标的个人自付',
  controlExcess: '超过控制指标的个人自付',
  cash: '个人现金支付',
  residentIncome: '居民人均可支配收入',
  publishedFigure: '公布的标准',
  warningLine: '预警监测线',
  fundAdvance: '医院垫付（待清算）',
} as const;

export type AmountName = keyof typeof AMOUNT_WORDS;

/** An amount of the facts as people read it. */
function yuan(text: string | undefined, otherwise = '—'): string {
  return text === undefined ? otherwise : groupYuan(text);
}

/** One sentence for each reason: what happened, with which value, and what would change it. */
export const REASON_WORDS: Readonly<Record<ReasonCode, (facts: ReasonFacts) => string>> = {
  NOT_IN_FORCE: (f) =>
    `文件施行期为 ${f['from'] ?? '—'} 至 ${f['until'] ?? '另行规定'}，结算日 ${f['on'] ?? ''} 不在其内。`,
  NO_IDENTITY: () => '没有登记任何救助身份；如已认定，请先录入身份及认定日。',
  CATEGORY_UNKNOWN: (f) =>
    `“${f['category'] ?? '其他'}”未按本文件的救助对象归类；请由县区按类别归类后再结算。`,
  NOT_LOCAL_HOUSEHOLD: () => '该类对象须为当地户籍。',
  IDENTITY_EXPIRED: (f) =>
    `救助身份已于 ${f['until'] ?? '结算日前'} 到期，结算日 ${f['on'] ?? ''} 无有效身份。`,
  NOT_YET_RECOGNISED: (f) =>
    `救助身份自 ${f['from'] ?? '结算日后'} 起有效，结算日 ${f['on'] ?? ''} 尚未认定。`,
  RETROACTIVE: (f) => `${f['from'] ?? ''} 认定，按认定类别对本年度此前费用追溯救助。`,
  FACILITY_NOT_DESIGNATED: () => '就医机构不是定点医药机构。',
  REFERRAL_NOT_COMPLIANT: () => '未按规定转诊，原则上不纳入救助；经办机构可作例外放行。',
  STANDARD_ELSEWHERE: () => '应执行外地救助标准，本地文件不计算。',
  CARE_NOT_COVERED: (f) => `${f['care'] ?? '该医疗类别'}不在本文件救助范围。`,
  CARE_NOT_COVERED_FOR_CATEGORY: (f) =>
    `${f['category'] ?? '该类别'}没有${f['care'] ?? '该医疗类别'}救助待遇。`,
  ORIGINAL_POLICY: () => '该类人员按原政策执行，本文件不给出金额。',
  NOT_SPECIAL_DISEASE: () => '病种不属于特殊疾病。',
  LEVEL_TOO_LOW: () => '就医机构等级不够。',
  STAY_NOT_OVER_THRESHOLD: (f) =>
    `本次政策范围内费用未超过 ${yuan(f['threshold'], '规定数额')} 元。`,
  DISEASE_NOT_LISTED: () => '病种不在文件所列范围。',
  TREATMENT_NOT_LISTED: () => '治疗方式不在文件所列范围。',
  QUOTA_POLICY: () => '该病种执行定额政策，本文件不计算。',
  SCHOOL_AID: () => '由学校资助体系解决。',
  NOT_REGISTERED: () => '未按规定申报备案。',
  RARE_DISEASE_NOT_LISTED: () => '不属于省定罕见病。',
  RARE_FACILITY_NOT_NAMED: () => '不是罕见病指定治疗机构。',
  BELOW_DEDUCTIBLE: (f) => `救助基数全部用于抵扣起付标准，尚差 ${yuan(f['left'])} 元。`,
  CAP_REACHED: (f) => `已达年度救助限额 ${yuan(f['cap'])} 元，本次少付 ${yuan(f['short'])} 元。`,
  TILT_RULES_ELSEWHERE: () => '倾斜救助办法另行制定，本文件不计算。',
  TILT_PLACE_OR_REFERRAL: () => '倾斜救助要求规范转诊且在规定地域内就医，本次不满足。',
  TILT_BELOW_LINE: (f) =>
    f['of'] === 'visit'
      ? `本次自付 ${yuan(f['sum'])} 元，未达到 ${yuan(f['line'])} 元。`
      : `本年累计自付 ${yuan(f['sum'])} 元，未超过 ${yuan(f['line'])} 元。`,
  TILT_GATE_CLOSED: () => '基本救助未达年度限额，倾斜救助尚未启动。',
  TILT_CAP: (f) => `已达倾斜救助年度限额 ${yuan(f['cap'])} 元，本次少付 ${yuan(f['short'])} 元。`,
  FIGURE_MISSING: (f) =>
    `缺少“${f['figure'] ?? '公布标准'}”（${f['on'] ?? ''}），未计算；请在“公布标准”中录入并注明来源。`,
  HOSPITAL_BEARS_EXCESS: (f) => `目录外费用超过规定比例的 ${yuan(f['amount'])} 元由医院承担。`,
  PAYMENTS_EXCEED_SCOPE: () => '各项保险支付之和超过政策范围内费用，救助基数按 0 计，请核对录入。',
  PAYMENTS_EXCEED_COST: () => '各项支付之和超过总费用，个人现金按 0 计，请核对录入。',
};

export const CARE_WORDS: Readonly<Record<CareKind, string>> = {
  inpatient: '住院',
  'chronic-outpatient': '门诊慢特病',
  'ordinary-outpatient': '普通门诊',
  'dual-channel-drug': '双通道单独支付药品',
  'specific-disease-drug': '特定病药品',
  'rare-disease-drug': '罕见病药品',
  other: '其他诊疗',
};

export const FEE_WORDS: Readonly<Record<FeeType, string>> = {
  bed: '床位费',
  consultation: '诊察费',
  examination: '检查费',
  laboratory: '化验费',
  treatment: '治疗费',
  surgery: '手术费',
  nursing: '护理费',
  materials: '卫生材料费',
  'western-medicine': '西药费',
  'decoction-pieces': '中药饮片费',
  'patent-medicine': '中成药费',
  'general-consultation': '一般诊疗费',
  registration: '挂号费',
  other: '其他费',
};

export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  county: '本县（区）',
  city: '本市',
  province: '省内市外',
  outside: '省外',
};

export const REFERRAL_WORDS: Readonly<Record<Referral, string>> = {
  'not-needed': '无须转诊',
  compliant: '按规定转诊',
  resettled: '异地安置备案',
  none: '未按规定转诊',
};
