import { FIELD_WORDS } from './field-words.ts';

/** The Chinese name of the place that `at` points to: "fees.total" → "总费用". */
export function placeWord(at: string | undefined): string {
  const own = FIELD_WORDS[at ?? ''];
  if (own !== undefined) return own;
  const path = (at ?? '').replace(/^(claim|plan)\./, '');
  const row = /^identities\.(\d+)(?:\.(.+))?$/.exec(path);
  if (row !== null) {
    const field = row[2] === undefined ? '' : `的${FIELD_WORDS[row[2]] ?? row[2]}`;
    return `第 ${Number(row[1]) + 1} 项身份${field}`;
  }
  const inPlan = planWord(path);
  if (inPlan !== null) return inPlan;
  return FIELD_WORDS[path.replace(/^figures\.\d+\./, '')] ?? (path || '所填内容');
}

/** A place inside an insurance table: "basic.rows.0.bands.1.upTo" → "基本医保第 1 行第 2 段的上限". */
function planWord(path: string): string | null {
  const [part = '', ...rest] = path.split('.');
  const whole = PLAN_PARTS[part];
  if (whole === undefined) return null;
  const words = rest.map((step, i) => {
    const after = rest[i - 1];
    if (/^\d+$/.test(step)) return `第 ${Number(step) + 1} ${PLAN_COUNTS[after ?? ''] ?? '个'}`;
    return PLAN_FIELDS[step] ?? (step === 'rows' || step === 'bands' ? '' : step);
  });
  return `${whole}${words.join('')}`;
}

const PLAN_PARTS: Readonly<Record<string, string>> = {
  basic: '基本医保',
  catastrophic: '大病保险',
};
const PLAN_COUNTS: Readonly<Record<string, string>> = {
  rows: '行',
  bands: '段',
  deductibles: '次',
};
const PLAN_FIELDS: Readonly<Record<string, string>> = {
  care: '医疗类别',
  levels: '机构等级',
  deductible: '起付线',
  deductibles: '起付线',
  cap: '年度限额',
  upTo: '上限',
  share: '比例',
};
