import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { fieldOf, type Ours } from './fields.ts';
import { holding, NATIONAL, type Confidence, type Place, type Scope } from './scope.ts';

/** The four classes of a reconciled row: 平, 医疗机构多, 医保中心多, 数据不一致. */
export const CLASSES = ['level', 'institution-more', 'centre-more', 'inconsistent'] as const;
export type DifferenceClass = (typeof CLASSES)[number];

/** What a code says to us; of insurances and kinds of clearing only that it is known. */
export const MEANINGS = ['known', 'normal', 'refund', ...CLASSES] as const;
export type Meaning = (typeof MEANINGS)[number];

export const CODED = ['insurance', 'clearingKind', 'refundMark', 'verdict'] as const;
export type Coded = (typeof CODED)[number] & Ours;

/** Which meanings a field's codes can have. */
export const MEANINGS_OF: Readonly<Record<Coded, readonly Meaning[]>> = {
  insurance: ['known'],
  clearingKind: ['known'],
  refundMark: ['normal', 'refund'],
  verdict: CLASSES,
};

/** One code of one of the interface's dictionaries. */
export type CodeRow = Scope & {
  readonly of: Coded;
  readonly code: string;
  readonly word: string;
  readonly means: Meaning;
  readonly confidence: Confidence;
  readonly provenance: string;
};

type Said = readonly [code: string, word: string, confidence: Confidence];
const rows = (
  of: Coded,
  means: Meaning,
  provenance: string,
  said: readonly Said[],
): readonly CodeRow[] =>
  said.map(([code, word, confidence]) => ({
    ...NATIONAL,
    of,
    means,
    provenance,
    code,
    word,
    confidence,
  }));

const DICTIONARY = '国家平台字典，两个以上实现一致';
const SINGLE = '国家平台字典，一个实现';
const SCREEN = '院内系统的对账界面用语，不是接口的字典';

export const CODES: readonly CodeRow[] = [
  ...rows('insurance', 'known', DICTIONARY, [
    ['310', '职工基本医疗保险', 'H'],
    ['320', '公务员医疗补助', 'H'],
    ['330', '大额医疗费用补助', 'H'],
    ['340', '离休人员医疗保障', 'H'],
    ['390', '城乡居民基本医疗保险', 'H'],
    ['392', '城乡居民大病保险', 'H'],
    ['510', '生育保险', 'H'],
  ]),
  ...rows('insurance', 'known', SINGLE, [
    ['350', '一至六级残疾军人医疗补助', 'M'],
    ['360', '老红军医疗保障', 'M'],
    ['370', '企业补充医疗保险', 'M'],
    ['380', '新型农村合作医疗', 'M'],
    ['391', '城镇居民基本医疗保险', 'M'],
    ['399', '其他特殊人员医疗保障', 'M'],
    ['410', '长期照护保险', 'M'],
  ]),
  ...rows('clearingKind', 'known', SINGLE, [
    ['11', '门诊', 'M'],
    ['21', '住院', 'M'],
    ['41', '药店购药', 'M'],
    ['99', '其他', 'L'],
  ]),
  ...rows('clearingKind', 'known', '实现之间互相矛盾', [
    ['51', '生育，或暂缓', 'L'],
    ['9902', '异地', 'L'],
  ]),
  ...rows('refundMark', 'normal', DICTIONARY, [['0', '正常结算', 'H']]),
  ...rows('refundMark', 'refund', DICTIONARY, [['1', '退费结算', 'H']]),
  ...rows('verdict', 'level', DICTIONARY, [
    ['0', '平', 'H'],
    ['000000', '平', 'H'],
  ]),
  ...rows('verdict', 'institution-more', SCREEN, [['2', '医疗机构多', 'L']]),
  ...rows('verdict', 'centre-more', SCREEN, [['3', '医保中心多', 'L']]),
  ...rows('verdict', 'inconsistent', SCREEN, [['4', '数据不一致', 'L']]),
  ...rows('verdict', 'level', SCREEN, [['5', '平', 'L']]),
  ...rows('verdict', 'institution-more', '广州的一个实现', [['99', '医疗机构多', 'L']]).map(
    (row) => ({ ...row, region: '440100' }),
  ),
];

/** The dictionaries as they hold at a place: the office's own rows come first, those of the table after them. */
export type Dictionary = {
  readonly place: Place;
  readonly own: readonly CodeRow[];
};

/**
 * What a code says. Problem: CODE_UNKNOWN with the field, the code and where to map it; it is never taken for the code that
 * looks most like it.
 */
export function readCode(
  of: Coded,
  code: string,
  { place, own }: Dictionary,
): Result<CodeRow, Problem<'CODE_UNKNOWN'>> {
  const isThis = (row: CodeRow) => row.of === of && row.code === code;
  const [row] = [...holding(own.filter(isThis), place), ...holding(CODES.filter(isThis), place)];
  return row === undefined ? fail(unknown(of, code, place)) : ok(row);
}

/** The code for a meaning, as the place writes it. */
export function codeFor(of: Coded, means: Meaning, { place, own }: Dictionary): string | null {
  const isThis = (row: CodeRow) => row.of === of && row.means === means;
  const [row] = [...holding(own.filter(isThis), place), ...holding(CODES.filter(isThis), place)];
  return row?.code ?? null;
}

function unknown(of: Coded, code: string, place: Place): Problem<'CODE_UNKNOWN'> {
  const { field } = fieldOf(of, place);
  const here = place.region ?? 'no region';
  const meanings = MEANINGS_OF[of].join(' | ');
  return {
    code: 'CODE_UNKNOWN',
    message: `${JSON.stringify(code)} is no code of ${field} that is known for ${here}, version ${place.version ?? 'not given'}, on ${place.on}: ask the centre what it means and add {"of": "${of}", "code": ${JSON.stringify(code)}, "means": "${meanings}", "source": …} to "codes" in the --config file`,
    at: field,
    facts: { field, value: code },
  };
}
