import { CARE_KINDS } from '../../terms.ts';
import { isAlways, saidTo, type Said } from '../said-to.ts';
import type { PackData } from '../schema.ts';
import { sameValue } from '../tree-path.ts';
import type { Found } from './found.ts';

/**
 * Each category × care kind must come to exactly one answer: those that hold only on a condition first, then one that
 * always holds. What stands behind one that holds wherever it would can never be reached.
 */
export function checkCells(pack: PackData): readonly Found[] {
  return pack.categories.ranked.flatMap(({ id: category, name }, rank) =>
    CARE_KINDS.flatMap((care): readonly Found[] => {
      const said = saidTo(pack, category, care);
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

/** Whether an earlier answer holds on every bill on which a later one would. */
function hides(earlier: Said, later: Said): boolean {
  return earlier.when.every((one) => later.when.some((other) => sameValue(one, other)));
}
