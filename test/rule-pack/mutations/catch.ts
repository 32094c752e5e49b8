import { checkBook } from '../../../engine/rule-pack/checks/book.ts';
import {
  createPackBook,
  type BoundPack,
  type PackBook,
} from '../../../engine/rule-pack/pack-book.ts';
import { packsNamed } from '../../../engine/rule-pack/packs-named.ts';
import { parsePack } from '../../../engine/rule-pack/parse.ts';
import { missesOf, type PackCase } from '../pack-cases.ts';
import type { Mutation } from './mutation.ts';
import { withValue } from './tree.ts';

export type Caught = 'by the compiler' | 'by a case' | 'not';

/** Whether a mutated pack is refused, or answers a case otherwise than it must. */
export function caughtBy(
  mutation: Mutation,
  pack: BoundPack,
  packs: PackBook,
  cases: readonly PackCase[],
): Caught {
  const text = JSON.stringify(withValue(pack.source, mutation.path, mutation.to));
  const read = parsePack(text, pack.clauses, 'pack.yaml');
  if (!read.ok) return 'by the compiler';
  const changed = packs.packs.map((p) =>
    p.data.id === pack.data.id ? { ...read.value, hash: p.hash } : p,
  );
  if (checkBook(changed).length > 0) return 'by the compiler';
  const book = createPackBook(changed);
  return cases.some((each) => missesOf(each, book).length > 0) ? 'by a case' : 'not';
}

/** The packs whose answers depend on a pack: itself, and those that take something over from it. */
export function dependents(pack: BoundPack, packs: PackBook): readonly string[] {
  const takes = packs.packs.filter((other) =>
    [...packsNamed(other.data)].some(({ pack: id }) => id === pack.data.id),
  );
  return [pack.data.id, ...takes.map((other) => other.data.id)];
}
