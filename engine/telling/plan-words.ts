import type { BasicRow, InsurancePlan, Plan } from '../insurance/plan.ts';
import type { Fen } from '../money.ts';
import { bandsWords, caresWords, LEVEL_WORDS, periodWords, yuanWords } from './value-words.ts';

/** A table of basic and catastrophic insurance in one sentence. */
export function planWords({ basic, catastrophic, source, ...plan }: InsurancePlan): string {
  return [
    `${plan.name}（${periodWords(plan)}）`,
    ...(basic === null ? [] : [...basic.rows.map(rowWords), `基本医保${capWords(basic.cap)}`]),
    ...(catastrophic === null ? [] : [catastrophicWords(catastrophic)]),
    `来源：${source}`,
  ].join('；');
}

function rowWords({ care, levels, deductibles, bands }: BasicRow): string {
  const at = levels.map((level) => LEVEL_WORDS[level]).join('、');
  const lines = deductibles.map(yuanWords).join('、');
  const each = deductibles.length > 1 ? '（逐次住院）' : '';
  return `基本医保${caresWords(care)}，${at}：起付线 ${lines}${each}，${bandsWords(bands)}`;
}

function catastrophicWords({ deductible, bands, cap }: Plan): string {
  return `大病保险：起付线 ${yuanWords(deductible)}，${bandsWords(bands)}，${capWords(cap)}`;
}

function capWords(cap: Fen | null): string {
  return cap === null ? '不封顶' : `一年封顶 ${yuanWords(cap)}`;
}
