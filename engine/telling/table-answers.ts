import { inYuan } from '../money.ts';
import type { ReasonCode } from '../reasons.ts';
import { CARE_KINDS, type CareKind, type Category } from '../terms.ts';
import { CARE_WORDS, REASON_WORDS } from '../words.ts';
import type { Answer, BenefitAnswer } from '../rule-pack/answer-schema.ts';
import { citedData } from '../rule-pack/cite.ts';
import { conditionWords, type ListNames } from './condition-words.ts';
import type { Condition } from '../rule-pack/condition-schema.ts';
import { factsOf } from '../rule-pack/conditions-of.ts';
import { packNamed, type FindPack } from '../rule-pack/packs-named.ts';
import type { ParsedPack } from '../rule-pack/parsed-pack.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { CareSection, Taken, TableAnswer, TableList } from './table-sections.ts';

/** What the answers of a pack come to for one category, care kind by care kind, in the document's order. */
export function careSections(
  pack: PackData,
  category: Category,
  find: FindPack,
): readonly CareSection[] {
  return CARE_KINDS.map((care) => ({
    kind: 'care',
    care,
    answers: answersTo(pack, category, care, find),
  }));
}

function answersTo(
  pack: PackData,
  category: Category,
  care: CareKind,
  find: FindPack,
): readonly TableAnswer[] {
  const lists: ListNames = new Map(pack.diseaseLists.map(({ id, name }) => [id, name]));
  return pack.answers.flatMap((answer): readonly TableAnswer[] => {
    if (!answer.care.includes(care)) return [];
    switch (answer.kind) {
      case 'benefit':
        return benefitRows(pack, answer, category, lists);
      case 'refusal':
        return isFor(answer.categories, category)
          ? [refusalOf(pack, answer, { category, care }, lists)]
          : [];
      case 'of-pack': {
        if (!answer.categories.includes(category)) return [];
        const { id, kind, clause, countsAs } = answer;
        const other = packNamed(answer.pack, find);
        const there = countsAs[category] ?? category;
        const answers = answersTo(citedData(other), there, care, find);
        const as = { id: there, name: nameOf(other.data, there) };
        return [{ kind, id, clause, ...takenFrom(other), as, answers }];
      }
    }
  });
}

function benefitRows(
  pack: PackData,
  answer: BenefitAnswer,
  category: Category,
  lists: ListNames,
): readonly TableAnswer[] {
  const { id, kind, title, clause, when, pool, within } = answer;
  const titleOf = (poolId: string) => pack.pools.find((p) => p.id === poolId)?.title ?? poolId;
  return answer.rows
    .filter((row) => row.categories.includes(category))
    .map((row) => ({
      kind,
      id,
      title,
      clause,
      conditions: wordsOf([when, row.when], lists),
      share: row.share,
      deductible: row.deductible,
      deductiblePer: row.deductiblePer ?? 'year',
      cap: row.cap,
      pool: { id: pool, title: titleOf(pool), care: careOnPool(pack, pool, category) },
      within:
        within === null ? null : { id: within.pool, title: titleOf(within.pool), cap: within.cap },
    }));
}

function refusalOf(
  pack: PackData,
  { id, kind, reason, when, clause }: Extract<Answer, { readonly kind: 'refusal' }>,
  { category, care }: { readonly category: Category; readonly care: CareKind },
  lists: ListNames,
): TableAnswer {
  const facts = {
    category: nameOf(pack, category),
    care: CARE_WORDS[care],
    ...thresholdOf(when),
  };
  const says = REASON_WORDS[reason](facts);
  return { kind, id, reason, says, conditions: wordsOf([when], lists), clause };
}

/** The sentence of a refusal, whatever the care kind. */
export function refusalSays(pack: PackData, reason: ReasonCode, category: Category): string {
  const refusal = pack.answers.find(
    (answer) =>
      answer.kind === 'refusal' && answer.reason === reason && isFor(answer.categories, category),
  );
  const when = refusal?.kind === 'refusal' ? refusal.when : undefined;
  return REASON_WORDS[reason]({ category: nameOf(pack, category), ...thresholdOf(when) });
}

/** The amount that a bill did not exceed, for the sentence that says so. */
export function thresholdOf(when: Condition | undefined): Readonly<Record<string, string>> {
  const amount = when?.not?.inScopeOver;
  return amount === undefined ? {} : { threshold: inYuan(amount) };
}

function wordsOf(
  conditions: readonly (Condition | undefined)[],
  lists: ListNames,
): readonly string[] {
  return conditions.flatMap((when) => (when === undefined ? [] : conditionWords(when, lists)));
}

/** The care kinds in which a category draws on a pool. */
function careOnPool(pack: PackData, pool: string, category: Category): readonly CareKind[] {
  const drawing = benefitsOf(pack).filter(
    (answer) =>
      (answer.pool === pool || answer.within?.pool === pool) &&
      answer.rows.some((row) => row.categories.includes(category)),
  );
  return CARE_KINDS.filter((care) => drawing.some((answer) => answer.care.includes(care)));
}

/** The disease lists that the answers to a category ask for, other packs' included, each once. */
export function listsAskedFor(
  pack: PackData,
  category: Category,
  find: FindPack,
): readonly TableList[] {
  const asked = pack.answers.flatMap((answer) => {
    switch (answer.kind) {
      case 'benefit': {
        const rows = answer.rows.filter((row) => row.categories.includes(category));
        return rows.length === 0 ? [] : [answer.when, ...rows.map((row) => row.when)];
      }
      case 'refusal':
        return isFor(answer.categories, category) ? [answer.when] : [];
      case 'of-pack':
        return [];
    }
  });
  const ids = new Set(asked.flatMap((when) => (when === undefined ? [] : listIds(when))));
  const own = pack.diseaseLists
    .filter(({ id }) => ids.has(id))
    .map((list) => tableList(list, find));
  const taken = packsTaken(pack, category, find).flatMap(({ other, there }) =>
    listsAskedFor(citedData(other), there, find),
  );
  return [...own, ...taken];
}

/** A list with its names, those of another pack included. */
export function tableList(list: PackData['diseaseLists'][number], find: FindPack): TableList {
  const { diseases, ...rest } = list;
  if (!('list' in diseases)) {
    const written = diseases.map(({ name, also }) => ({ name, also: also ?? [] }));
    return { ...rest, diseases: written, from: null };
  }
  const other = packNamed(diseases.pack, find);
  return { ...rest, diseases: diseasesOf(other, diseases.list, find), from: takenFrom(other) };
}

function listIds(when: Condition): readonly string[] {
  return factsOf(when).flatMap(({ facts }) => facts.diseaseIn ?? []);
}

function diseasesOf(other: ParsedPack, listId: string, find: FindPack): TableList['diseases'] {
  const list = other.data.diseaseLists.find((l) => l.id === listId);
  return list === undefined ? [] : tableList(list, find).diseases;
}

/** The packs whose answers a category is given, each with what the category is there. */
export function packsTaken(
  pack: PackData,
  category: Category,
  find: FindPack,
): readonly { readonly other: ParsedPack; readonly there: Category }[] {
  const taken = new Map<string, { other: ParsedPack; there: Category }>();
  for (const answer of pack.answers) {
    if (answer.kind !== 'of-pack' || !answer.categories.includes(category)) continue;
    const there = answer.countsAs[category] ?? category;
    taken.set(`${answer.pack} ${there}`, { other: packNamed(answer.pack, find), there });
  }
  return [...taken.values()];
}

export function takenFrom({ data }: ParsedPack): Taken {
  return { pack: data.id, document: documentOf(data) };
}

/** A document by its number, or by its title where it has none. */
export function documentOf({ document }: Pick<PackData, 'document'>): string {
  return document.number ?? `《${document.title}》`;
}

export function nameOf(pack: PackData, category: Category): string {
  return pack.categories.ranked.find((c) => c.id === category)?.name ?? category;
}

export function isFor(named: 'all' | readonly Category[], category: Category): boolean {
  return named === 'all' || named.includes(category);
}

function benefitsOf(pack: PackData): readonly BenefitAnswer[] {
  return pack.answers.flatMap((answer) => (answer.kind === 'benefit' ? [answer] : []));
}
