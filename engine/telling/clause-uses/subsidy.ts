import { inPercent } from '../../money.ts';
import type { SubsidyRow } from '../../rule-pack/ask-schema.ts';
import { categoriesWords, placeOfValue, type ClausePlace } from './place.ts';
import type { PackData } from '../../rule-pack/schema.ts';
import { CONTRIBUTION_WORDS, yuanWords } from '../value-words.ts';

/** Where the help with contributions stands on a clause, and what it says there. */
export function subsidyPlaces(pack: PackData): readonly ClausePlace[] {
  const { subsidy } = pack;
  if (subsidy === null) return [];
  const { from, employees, afterEnrolment, rows } = subsidy;
  return [
    ...placeOfValue(['subsidy'], subsidy, () => '资助参保'),
    ...placeOfValue(['subsidy', 'from'], from, ({ year }) => `资助参保：自 ${year} 年起`),
    ...placeOfValue(
      ['subsidy', 'employees'],
      employees,
      () => '资助参保：参加职工医保的、已参保的除外',
    ),
    ...placeOfValue(
      ['subsidy', 'afterEnrolment'],
      afterEnrolment,
      () => '资助参保：集中缴费期结束后认定的，当年不资助',
    ),
    ...rows.flatMap((row, i) =>
      placeOfValue(
        ['subsidy', 'rows', i],
        row,
        () => `资助参保：${rowWords(row)}；${categoriesWords(pack, row.categories)}`,
      ),
    ),
  ];
}

function rowWords(row: SubsidyRow): string {
  switch (row.kind) {
    case 'share':
      return `${tiersWords(row.tiers)}${CONTRIBUTION_WORDS[row.of]}的 ${inPercent(row.value)}`;
    case 'fixed':
      return `${tiersWords(row.tiers)}每人每年 ${yuanWords(row.yuan)}`;
    case 'other-policy':
      return '按另外的政策';
    case 'original-policy':
      return '按原政策';
    case 'of-pack':
      return `转按规则包 ${row.pack}`;
  }
}

function tiersWords(tiers: readonly (1 | 2)[]): string {
  if (tiers.length > 1) return '';
  return tiers[0] === 2 ? '二档，' : '一档，';
}
