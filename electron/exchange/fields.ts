import { assert } from '../../engine/problem.ts';
import { holding, NATIONAL, type Confidence, type Place, type Scope } from './scope.ts';

/**
 * The one table of the national interface's fields: what it calls what we name. Every export and import reads names and
 * orders of columns here, and nowhere else are they written.
 */
export type FieldRow = Scope & {
  readonly ours: string;
  readonly field: string;
  readonly word: string;
  readonly confidence: Confidence;
  readonly provenance: string;
  /** Where the value comes from: `nowhere` is written as unknown, never made up. */
  readonly source: 'ledger' | 'configuration' | 'asked' | 'centre' | 'nowhere';
};

const SPEC = '3201–3203 入参，表200/201，两个以上实现一致';
const national = <const O extends string>(
  ours: O,
  field: string,
  word: string,
  source: FieldRow['source'],
  {
    confidence = 'H',
    provenance = SPEC,
  }: Partial<Pick<FieldRow, 'confidence' | 'provenance'>> = {},
) => ({ ...NATIONAL, ours, field, word, source, confidence, provenance }) as const;

const ONE = '一个实现';
const SETTLED = '2207/2304 出参 setlinfo，两个以上实现一致';

export const FIELDS = [
  national('platformId', 'setl_id', '结算ID', 'ledger'),
  national('messageId', 'msgid', '发送方报文ID', 'ledger'),
  national('visitId', 'mdtrt_id', '就诊ID', 'configuration'),
  national('personNumber', 'psn_no', '人员编号', 'configuration'),
  national('insurance', 'insutype', '险种类型', 'configuration'),
  national('clearingKind', 'clr_type', '清算类别', 'configuration'),
  national('settlingOffice', 'setl_optins', '结算经办机构', 'configuration'),
  national('clearingOffice', 'clr_optins', '清算经办机构', 'configuration'),
  national('from', 'stmt_begndate', '对账开始日期', 'asked'),
  national('until', 'stmt_enddate', '对账结束日期', 'asked'),
  national('total', 'medfee_sumamt', '医疗费总额', 'ledger'),
  national('fundsPay', 'fund_pay_sumamt', '基金支付总额', 'ledger'),
  national('accountPays', 'acct_pay', '个人账户支出', 'ledger'),
  national('cashPays', 'cash_payamt', '现金支付金额', 'ledger'),
  national('count', 'fixmedins_setl_cnt', '定点医药机构结算笔数', 'ledger'),
  national('refundMark', 'refd_setl_flag', '退费结算标志', 'ledger'),
  national('uploadedFile', 'file_qury_no', '文件查询号', 'nowhere', {
    provenance: '9101 上传后返回，上传前没有',
  }),
  national('extension', 'exp_content', '扩展内容', 'nowhere'),
  national('verdict', 'stmt_rslt', '对账结果', 'centre'),
  national('memo', 'memo', '备注', 'centre'),
  national('clearingMonth', 'clr_ym', '清算年月', 'asked'),
  national('visits', 'psntime', '人次', 'ledger'),
  national('recognisedCost', 'med_sumfee', '医保认可费用总额', 'configuration', {
    confidence: 'L',
    provenance: '字段有多个实现，取哪项费用没有说明',
  }),
  national('claimed', 'fund_appy_sum', '申报总额', 'ledger', {
    confidence: 'M',
    provenance: '字段有多个实现；按基金支付总额申报，' + ONE,
  }),
  national('clearFrom', 'begndate', '开始日期', 'asked'),
  national('clearUntil', 'enddate', '结束日期', 'asked'),
  national('basic', 'hifp_pay', '基本医保统筹基金支出', 'ledger', { provenance: SETTLED }),
  national('catastrophic', 'hifmi_pay', '居民大病保险资金支出', 'ledger', { provenance: SETTLED }),
  national('otherInsurance', 'hifes_pay', '企业补充等其他保险支出', 'ledger', {
    confidence: 'M',
    provenance: '公务员补助、企业补充等合为一项，账上不分',
  }),
  national('aid', 'maf_pay', '医疗救助基金支出', 'ledger', { provenance: SETTLED }),
  national('tilt', 'oth_pay', '其他支出（倾斜救助）', 'ledger', {
    confidence: 'M',
    provenance: '有的地区记在其他支出，有的记 610102',
  }),
  national('rareDisease', 'oth_pay', '其他支出（罕见病用药保障）', 'ledger', {
    confidence: 'L',
    provenance: '没有自己的字段',
  }),
  national('commercial', 'oth_pay', '其他支出（商业保险）', 'ledger', {
    confidence: 'L',
    provenance: '没有自己的字段；其他支出是否在基金支付总额之内，各地不明',
  }),
  national('charity', 'oth_pay', '其他支出（慈善等）', 'ledger', {
    confidence: 'L',
    provenance: '没有自己的字段',
  }),
] as const satisfies readonly FieldRow[];

/** What we call a field; the table gives the interface's name. */
export type Ours = (typeof FIELDS)[number]['ours'];

/** 表200: the columns of the uploaded details, in their order. */
export const UPLOADED = [
  'platformId',
  'visitId',
  'personNumber',
  'total',
  'fundsPay',
  'accountPays',
  'refundMark',
  'extension',
] as const satisfies readonly Ours[];

/** 表201: the columns of the centre's answer, in theirs. */
export const ANSWERED = [
  'personNumber',
  'visitId',
  'platformId',
  'messageId',
  'verdict',
  'refundMark',
  'memo',
  'total',
  'fundsPay',
  'accountPays',
  'extension',
] as const satisfies readonly Ours[];

export function fieldOf(ours: Ours, place: Place): FieldRow {
  const rows: readonly FieldRow[] = FIELDS;
  const [row] = holding(
    rows.filter((each) => each.ours === ours),
    place,
  );
  assert(row !== undefined, `the table of fields has ${ours}`);
  return row;
}

/** Values under the interface's names, in the order given. */
export function named<V>(
  values: { readonly [K in Ours]?: V },
  place: Place,
): Readonly<Record<string, V>> {
  const isOurs = (name: string): name is Ours => FIELDS.some((row) => row.ours === name);
  const pairs = Object.entries(values).flatMap(([name, value]): [string, V][] =>
    isOurs(name) ? [[fieldOf(name, place).field, value]] : [],
  );
  return Object.fromEntries(pairs);
}

/** 字段 as people read it in a sentence: `fund_pay_sumamt（基金支付总额）`. */
export function fieldWords(ours: Ours, place: Place): string {
  const { field, word } = fieldOf(ours, place);
  return `${field}（${word}）`;
}
