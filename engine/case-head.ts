import { z } from 'zod';
import { choiceField } from './fields.ts';
import type { Result } from './problem.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { PackBook } from './rule-pack/pack-book.ts';
import { CATEGORIES } from './terms.ts';

/** What a case answers, in the words of the case format. */
export type Answer = Readonly<Record<string, unknown>>;

/** What every case may carry; `id`, `clause`, `expect` and `why` never change an answer. */
export const caseHead = {
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  clause: z.unknown().optional(),
  expect: z.unknown().optional(),
  why: z.unknown().optional(),
  pack: z.string(),
  readings: z.array(z.string()).default([]),
};

export const categoriesField = z.array(choiceField(CATEGORIES, 'CATEGORY_NOT_IN_LIST'));

/** The pack of a case, with the readings that it switches on. Problems: PACK_UNKNOWN, READING_UNKNOWN. */
export function packOf(
  { pack, readings }: { readonly pack: string; readonly readings: readonly string[] },
  packs: PackBook,
): Result<CompiledPack> {
  return packs.compiled(pack, readings);
}
