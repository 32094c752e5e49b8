import { citationOf, citeClauses } from '../engine/rule-pack/cite.ts';
import type { Clause } from '../engine/rule-pack/clauses.ts';
import type { BoundPack, PackBook } from '../engine/rule-pack/pack-book.ts';
import { packIdsIn } from '../engine/rule-pack/packs-named.ts';
import type { ClauseId } from '../engine/terms.ts';

/** Every clause that an explanation under this pack can name: its own, and those of packs that it takes over from, as it cites them. */
export function shownClauses(pack: BoundPack, book: PackBook): ReadonlyMap<ClauseId, Clause> {
  const cited = [...new Set(packIdsIn(pack.source))].flatMap((id) => {
    const other = book.packs.find(({ data }) => data.id === id);
    return other === undefined ? [] : [...citeClauses(other.clauses, citationOf(other.data))];
  });
  return new Map([...pack.clauses, ...cited]);
}
