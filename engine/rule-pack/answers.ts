import type { Claim, Figure } from '../claim.ts';
import type { Benefit } from '../layers/aid.ts';
import { inYuan } from '../money.ts';
import type { Problem } from '../problem.ts';
import type { Reason } from '../reasons.ts';
import type { CareKind, Category, IsoDate } from '../terms.ts';
import { CARE_WORDS } from '../words.ts';
import type { Answer, BenefitAnswer } from './answer-schema.ts';
import type { Condition } from './condition-schema.ts';
import { compileWhen, type Holds } from './conditions.ts';
import type { DiseaseLists } from './disease-lists.ts';
import type { PackData } from './schema.ts';

/** What a document says to one bill of one category: a benefit, or why there is none. */
export type Outcome =
  | { readonly kind: 'benefit'; readonly benefit: Benefit; readonly floors: Floors | null }
  | { readonly kind: 'refusal'; readonly reason: Reason; readonly floors: Floors | null };

/** Problem where a district's own figure lies below the document's floor on a day. */
export type Floors = (day: IsoDate, figures: readonly Figure[]) => Problem<'BELOW_FLOOR'> | null;

export type AnswerFor = (category: Category, claim: Claim) => Outcome | null;

/** Another pack's answers, taken over by this one. */
export type AnswersOf = (packId: string) => { readonly answer: AnswerFor; readonly floors: Floors };

type Candidate = {
  readonly holds: Holds;
  readonly outcome: Outcome | ((claim: Claim) => Outcome | null);
};

/**
 * The answers of a pack by category and care kind, each list in the document's order: the first that holds for a bill is
 * the answer. The pack's check made sure that the last of each list always holds.
 */
export function compileAnswers(
  pack: PackData,
  lists: DiseaseLists,
  answersOf: AnswersOf,
): AnswerFor {
  const cells: Partial<Record<Category, Partial<Record<CareKind, readonly Candidate[]>>>> = {};
  for (const { id: category } of pack.categories.ranked) cells[category] = {};
  const add = (category: Category, cares: readonly CareKind[], candidate: Candidate) => {
    const row = cells[category] ?? {};
    for (const care of cares) row[care] = [...(row[care] ?? []), candidate];
  };
  for (const answer of pack.answers) addAnswer({ pack, lists, answersOf, add }, answer);
  return (category, claim) => {
    for (const { holds, outcome } of cells[category]?.[claim.care] ?? []) {
      if (holds === null || holds(claim)) {
        return typeof outcome === 'function' ? outcome(claim) : outcome;
      }
    }
    return null;
  };
}

type Compiling = {
  readonly pack: PackData;
  readonly lists: DiseaseLists;
  readonly answersOf: AnswersOf;
  readonly add: (category: Category, cares: readonly CareKind[], candidate: Candidate) => void;
};

function addAnswer(on: Compiling, answer: Answer): void {
  switch (answer.kind) {
    case 'benefit':
      return addBenefit(on, answer);
    case 'refusal':
      return addRefusal(on, answer);
    case 'of-pack': {
      const { answer: answerThere, floors } = on.answersOf(answer.pack);
      for (const category of answer.categories) {
        const there = answer.countsAs[category] ?? category;
        const outcome = (claim: Claim): Outcome | null => {
          const found = answerThere(there, claim);
          return found === null ? null : { ...found, floors };
        };
        on.add(category, answer.care, { holds: null, outcome });
      }
    }
  }
}

function addBenefit({ pack, lists, add }: Compiling, answer: BenefitAnswer): void {
  const { title, care, pool, within, clause, when, rows } = answer;
  const poolTitle = pack.pools.find((p) => p.id === pool)?.title ?? pool;
  for (const row of rows) {
    const benefit: Benefit = {
      title,
      clause,
      pool: { id: pool, title: poolTitle },
      within,
      share: row.share,
      deductible: row.deductible,
      deductiblePer: row.deductiblePer ?? 'year',
      cap: row.cap,
    };
    const holds = compileWhen([when, row.when], lists);
    const outcome: Outcome = { kind: 'benefit', benefit, floors: null };
    for (const category of row.categories) add(category, care, { holds, outcome });
  }
}

function addRefusal(
  { pack, lists, add }: Compiling,
  answer: Extract<Answer, { readonly kind: 'refusal' }>,
): void {
  const { reason: code, care: cares, categories, clause, when } = answer;
  const holds = compileWhen([when], lists);
  for (const { id: category, name } of pack.categories.ranked) {
    if (categories !== 'all' && !categories.includes(category)) continue;
    for (const care of cares) {
      const facts = { category: name, care: CARE_WORDS[care], ...thresholdOf(when) };
      const outcome: Outcome = { kind: 'refusal', reason: { code, clause, facts }, floors: null };
      add(category, [care], { holds, outcome });
    }
  }
}

/** The amount that a bill did not exceed, for the sentence that says so. */
function thresholdOf(when: Condition | undefined): Readonly<Record<string, string>> {
  const amount = when?.not?.inScopeOver;
  return amount === undefined ? {} : { threshold: inYuan(amount) };
}
