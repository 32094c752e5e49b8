import type { CareKind, Category } from '../terms.ts';
import type { Condition } from './condition-schema.ts';
import type { PackData } from './schema.ts';

/** What a pack says to one category for one care kind, on all of these conditions: those of the answer and of its row. */
export type Said = {
  readonly path: readonly PropertyKey[];
  readonly when: readonly Condition[];
  /** The pack whose answer it is, and what the category is there; null where it is the pack's own. */
  readonly takenFrom: { readonly pack: string; readonly category: Category } | null;
};

/** In the document's order: the first that holds is the answer. */
export function saidTo(pack: PackData, category: Category, care: CareKind): readonly Said[] {
  return pack.answers.flatMap((answer, i): readonly Said[] => {
    if (!answer.care.includes(care)) return [];
    const path = ['answers', i];
    if (answer.kind === 'benefit') {
      return answer.rows.flatMap((row, j) =>
        row.categories.includes(category)
          ? [{ path: [...path, 'rows', j], when: given(answer.when, row.when), takenFrom: null }]
          : [],
      );
    }
    if (answer.categories !== 'all' && !answer.categories.includes(category)) return [];
    if (answer.kind === 'refusal') return [{ path, when: given(answer.when), takenFrom: null }];
    const takenFrom = { pack: answer.pack, category: answer.countsAs[category] ?? category };
    return [{ path, when: [], takenFrom }];
  });
}

export function isAlways({ when }: Said): boolean {
  return when.length === 0;
}

function given(...conditions: readonly (Condition | undefined)[]): readonly Condition[] {
  return conditions.filter((when) => when !== undefined);
}
