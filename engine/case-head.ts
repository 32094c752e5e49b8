import { z } from 'zod';
import { choiceField, parseWith } from './fields.ts';
import { ok, type Result } from './problem.ts';
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

/** A case read by its own schema, and the pack that it names with the readings that it switches on. */
export type CaseRead<Asked> = { readonly asked: Asked; readonly pack: CompiledPack };

/** Reads a case strictly, then finds its pack. Problems: those of the schema, PACK_UNKNOWN, READING_UNKNOWN. */
export function readCase<Asked extends CaseHead>(
  schema: z.ZodType<Asked>,
  input: unknown,
  packs: PackBook,
): Result<CaseRead<Asked>> {
  const read = parseWith(schema, input);
  if (!read.ok) return read;
  const asked = read.value;
  const pack = packs.compiled(asked.pack, asked.readings);
  return pack.ok ? ok({ asked, pack: pack.value }) : pack;
}

type CaseHead = { readonly pack: string; readonly readings: readonly string[] };
