import type { FigureNames } from '../../figure-book.ts';
import { REASON_WORDS } from '../../words.ts';
import type { Answer, BenefitAnswer, BenefitRow } from '../../rule-pack/answer-schema.ts';
import { categoriesWords, placeOfValue, type ClausePlace } from './place.ts';
import type { Condition } from '../../rule-pack/condition-schema.ts';
import { allOf, conditionWords } from '../condition-words.ts';
import type { PackData } from '../../rule-pack/schema.ts';
import { thresholdOf } from '../table-answers.ts';
import { caresWords, limitWords, lineWords, shareWords } from '../value-words.ts';

/** Where the answers of a pack stand on a clause, and what they say there. */
export function answerPlaces(pack: PackData, names: FigureNames): readonly ClausePlace[] {
  return pack.answers.flatMap((answer, i) => {
    const path = ['answers', i];
    const itself = { path, clause: answer.clause, says: answerWords(pack, answer) };
    return answer.kind === 'benefit'
      ? [itself, ...benefitPlaces(pack, answer, path, names)]
      : [itself];
  });
}

function answerWords(pack: PackData, answer: Answer): string {
  const care = caresWords(answer.care);
  switch (answer.kind) {
    case 'benefit':
      return `待遇「${answer.title}」：${care}${whenWords(pack, answer.when)}`;
    case 'refusal': {
      const { reason, when, categories } = answer;
      const because = REASON_WORDS[reason](thresholdOf(when)).replace(/。$/, '');
      const who = categoriesWords(pack, categories);
      return `不救助（${because}）：${care}${whenWords(pack, when)}；${who}`;
    }
    case 'of-pack':
      return `转按规则包 ${answer.pack}：${care}；${categoriesWords(pack, answer.categories)}`;
  }
}

function whenWords({ diseaseLists }: PackData, when: Condition | undefined): string {
  if (when === undefined) return '';
  const lists = new Map(diseaseLists.map(({ id, name }) => [id, name]));
  return `；${allOf(conditionWords(when, lists))}的`;
}

function benefitPlaces(
  pack: PackData,
  { title, rows, within }: BenefitAnswer,
  path: readonly PropertyKey[],
  names: FigureNames,
): readonly ClausePlace[] {
  const wider = placeOfValue(
    [...path, 'within', 'cap'],
    within?.cap ?? null,
    (cap) => `「${title}」合并限额：${limitWords(cap, names) ?? '不设限额'}`,
  );
  const ofRows = rows.flatMap((row, j) => {
    const who = `${categoriesWords(pack, row.categories)}${whenWords(pack, row.when)}`;
    return rowPlaces(row, [...path, 'rows', j], names).map((place) => ({
      ...place,
      says: `「${title}」${place.says}；${who}`,
    }));
  });
  return [...wider, ...ofRows];
}

function rowPlaces(
  { share, deductible, cap }: BenefitRow,
  path: readonly PropertyKey[],
  names: FigureNames,
): readonly ClausePlace[] {
  return [
    ...placeOfValue([...path, 'share'], share, () => `比例：${shareWords(share, names)}`),
    ...placeOfValue(
      [...path, 'deductible'],
      deductible,
      () => `起付：${lineWords(deductible, names) ?? '不设起付标准'}`,
    ),
    ...placeOfValue([...path, 'cap'], cap, () => `限额：${limitWords(cap, names) ?? '不设限额'}`),
  ];
}
