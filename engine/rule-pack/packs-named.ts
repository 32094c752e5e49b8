import { assert } from '../problem.ts';
import type { ParsedPack } from './parsed-pack.ts';
import type { PackData } from './schema.ts';

/** Another pack by its id; the book's check made sure that every pack that is named is there. */
export type FindPack = (id: string) => ParsedPack | undefined;

/** A pack that another one names. */
export function packNamed(id: string, find: FindPack): ParsedPack {
  const pack = find(id);
  assert(pack !== undefined, `pack ${id} is in the book`);
  return pack;
}

/** The ids of packs that a pack takes something over from, with where it does. */
export function* packsNamed(
  pack: PackData,
): Generator<{ readonly pack: string; readonly path: readonly PropertyKey[] }> {
  for (const [i, answer] of pack.answers.entries()) {
    if (answer.kind === 'of-pack') yield { pack: answer.pack, path: ['answers', i, 'pack'] };
  }
  for (const [i, { diseases }] of pack.diseaseLists.entries()) {
    if ('list' in diseases) {
      yield { pack: diseases.pack, path: ['diseaseLists', i, 'diseases', 'pack'] };
    }
  }
  for (const [i, row] of (pack.subsidy?.rows ?? []).entries()) {
    if (row.kind === 'of-pack') yield { pack: row.pack, path: ['subsidy', 'rows', i, 'pack'] };
  }
}

/** The id of every pack that a raw tree names, also where only a reading that is switched on would take from it. */
export function* packIdsIn(tree: unknown): Generator<string> {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [key, value] of Object.entries(tree)) {
    // A reading's key is a path: the last step says what it sets.
    const names = typeof value === 'string' && (key === 'pack' || key.endsWith('.pack'));
    if (names) yield value;
    else yield* packIdsIn(value);
  }
}
