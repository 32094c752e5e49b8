import { inPercent } from '../money.ts';
import type { TableRow } from './table-block.ts';
import type { TableSection, TableSubsidy } from './table-sections.ts';
import { CONTRIBUTION_WORDS, yuanWords } from './value-words.ts';

type SubsidySection = Extract<TableSection, { readonly kind: 'subsidy' }>;
const TIER_WORDS = { 1: '一档', 2: '二档' } as const;

/** Help with the contribution: what each tier gives, in one line where the document makes none. */
export function subsidyRows({ rule }: SubsidySection): readonly TableRow[] {
  if (rule === null) return [{ label: '规定', text: '文件没有资助参保的规定', clause: null }];
  const { clause, isTiered, from, employees, afterEnrolment } = rule;
  const tiers = rule.tiers.map(({ tier, given }) => ({
    label: TIER_WORDS[tier],
    text: given.length === 0 ? '不资助' : given.map(givenWords).join('；') + severalWords(given),
    clause: given[0]?.clause ?? clause,
  }));
  const late =
    afterEnrolment === null ? '文件没有限定认定的时间' : '集中缴费期结束后认定的，当年不资助';
  const shown = isTiered ? tiers : tiers.slice(0, 1).map((tier) => ({ ...tier, label: '资助' }));
  if (rule.tiers.every(({ given }) => given.length === 0)) return shown;
  return [
    ...shown,
    { label: '除外', text: '参加职工医保的、已参保的，不资助', clause: employees.clause },
    { label: '认定时间', text: late, clause: afterEnrolment?.clause ?? null },
    ...(from === null
      ? []
      : [{ label: '起始', text: `自 ${from.year} 年起`, clause: from.clause }]),
  ];
}

function severalWords(given: readonly TableSubsidy[]): string {
  return given.length > 1 ? '（取金额大的）' : '';
}

function givenWords(given: TableSubsidy): string {
  switch (given.kind) {
    case 'share':
      return `${CONTRIBUTION_WORDS[given.of]}的 ${inPercent(given.share)}`;
    case 'fixed':
      return `每人每年 ${yuanWords(given.yuan)}`;
    case 'other-policy':
      return '按另外的政策规定，本文件不给出金额';
    case 'original-policy':
      return '按原政策执行，本文件不给出金额';
    case 'of-pack': {
      const there = given.given.map(givenWords).join('；') || '不资助';
      return `按${given.document}的规定，作为「${given.as.name}」：${there}`;
    }
  }
}
