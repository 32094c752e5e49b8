import { CARE_KINDS, type CareKind, type Category } from '../../terms.ts';
import type { Condition } from '../condition-schema.ts';
import type { PackData } from '../schema.ts';
import { sameValue } from '../tree-path.ts';
import type { Found } from './found.ts';

/** What is said to one cell, on all of these conditions: those of the answer as a whole and of its row. */
type Said = { readonly path: readonly PropertyKey[]; readonly when: readonly Condition[] };

/**
 * Each category × care kind must come to exactly one answer: those that hold only on a condition first, then one that
 * always holds. What stands behind one that holds wherever it would can never be reached.
 */
export function checkCells(pack: PackData): readonly Found[] {
  return pack.categories.ranked.flatMap(({ id: category, name }, rank) =>
    CARE_KINDS.flatMap((care): readonly Found[] => {
      const said = answersTo(pack, category, care);
      const cell = `${name} (${category})`;
      if (!said.some(isAlways)) {
        const why =
          said.length === 0
            ? 'write a benefit or a refusal'
            : 'all its answers are conditional; write what holds otherwise';
        const message = `${cell} has no answer for ${care}: ${why}`;
        return [{ path: ['categories', 'ranked', rank], message }];
      }
      const beyond = said.find((one, index) => said.slice(0, index).some((o) => hides(o, one)));
      if (beyond === undefined) return [];
      const earlier = said.find((one) => hides(one, beyond));
      const how =
        earlier !== undefined && isAlways(earlier) ? 'that always holds' : 'that holds then';
      const message = `${cell} already has an answer for ${care} ${how}: this one is never reached, remove it or say when it holds`;
      return [{ path: beyond.path, message }];
    }),
  );
}

function isAlways({ when }: Said): boolean {
  return when.length === 0;
}

/** Whether an earlier answer holds on every bill on which a later one would. */
function hides(earlier: Said, later: Said): boolean {
  return earlier.when.every((one) => later.when.some((other) => sameValue(one, other)));
}

function answersTo(pack: PackData, category: Category, care: CareKind): readonly Said[] {
  return pack.answers.flatMap((answer, i): readonly Said[] => {
    if (!answer.care.includes(care)) return [];
    const path = ['answers', i];
    if (answer.kind === 'benefit') {
      return answer.rows.flatMap((row, j) =>
        row.categories.includes(category)
          ? [{ path: [...path, 'rows', j], when: given(answer.when, row.when) }]
          : [],
      );
    }
    if (answer.categories !== 'all' && !answer.categories.includes(category)) return [];
    return [{ path, when: answer.kind === 'of-pack' ? [] : given(answer.when) }];
  });
}

function given(...conditions: readonly (Condition | undefined)[]): readonly Condition[] {
  return conditions.filter((when) => when !== undefined);
}
