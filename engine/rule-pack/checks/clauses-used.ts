import { toClauseId, type ClauseId } from '../../terms.ts';
import type { Clause } from '../clauses.ts';
import type { PackData } from '../schema.ts';
import type { Found } from './found.ts';

/** Every clause that is named is worded in clauses.md, and every clause worded there is named. */
export function checkClauses(
  pack: PackData,
  { known, own }: { known: ReadonlyMap<ClauseId, Clause>; own: readonly ClauseId[] },
): readonly Found[] {
  const used = [...clausesUsed(pack)];
  const missing = used
    .filter(({ clause }) => !known.has(clause))
    .map(({ path, clause }) => ({
      path,
      message: `clause ${clause} has no heading in clauses.md: write it there, or correct it`,
    }));
  const named = new Set(used.map(({ clause }) => clause));
  const idle = own
    .filter((id) => !named.has(id))
    .map((id) => ({
      path: [],
      clause: id,
      message: `clause ${id} of clauses.md is used nowhere: use it, or list it under notComputed`,
    }));
  return [...missing, ...idle, ...listedTwice(pack, used)];
}

/** A clause with nothing to compute is not one that a rule stands on. */
function listedTwice(
  pack: PackData,
  used: readonly { readonly path: readonly PropertyKey[]; readonly clause: ClauseId }[],
): readonly Found[] {
  return pack.notComputed.flatMap(({ clauses }, i) =>
    clauses.flatMap((clause, j) => {
      const others = used.filter((u) => u.clause === clause);
      if (others.length < 2) return [];
      const path = ['notComputed', i, 'clauses', j];
      return [
        {
          path,
          message: `clause ${clause} is listed under notComputed and named elsewhere too: take it off the list`,
        },
      ];
    }),
  );
}

type Used = { readonly path: readonly PropertyKey[]; readonly clause: ClauseId };

/** Every clause that a pack names, with the path where it does. */
function* clausesUsed(node: unknown, path: readonly PropertyKey[] = []): Generator<Used> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    // What an override wrote stands in the tree, and is named there.
    if (key === 'value' && path[0] === 'overrides') continue;
    const at = [...path, Array.isArray(node) ? Number(key) : key];
    if (typeof value === 'string' && isClause(key, path)) {
      yield { path: at, clause: toClauseId(value) };
    } else {
      yield* clausesUsed(value, at);
    }
  }
}

/** A clause stands under `clause` or `bestOf`, alone in a reading's path (`access.designated.clause`), or in a list of them. */
function isClause(key: string, path: readonly PropertyKey[]): boolean {
  return path.at(-1) === 'clauses' || /(^|\.)(clause|bestOf)$/.test(key);
}
