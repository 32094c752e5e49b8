import type { ParsedPack } from './parsed-pack.ts';
import type { PackData } from './schema.ts';

/** Another pack by its id; the book's check made sure that every pack that is named is there. */
export type FindPack = (id: string) => ParsedPack | undefined;

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
