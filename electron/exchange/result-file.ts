import { ok, type Problem, type Result } from '../../engine/problem.ts';
import type { Dictionary } from './codes.ts';
import { readResult, type ResultRow } from './result-rows.ts';
import { isZip, readZip } from './zip-reading.ts';

/** Reads an answer of the centre's (表201), a text or a ZIP of texts, or says what is wrong with it. */
export async function readResultFile(
  bytes: Uint8Array,
  file: string,
  dictionary: Dictionary,
): Promise<Result<readonly ResultRow[], Problem<'FILE_INVALID' | 'CODE_UNKNOWN'>>> {
  if (!isZip(bytes)) return readResult(bytes, file, dictionary);
  const texts = await readZip(bytes, file);
  if (!texts.ok) return texts;
  const rows: ResultRow[] = [];
  for (const { name, bytes: text } of texts.value) {
    const read = readResult(text, name, dictionary);
    if (!read.ok) return read;
    for (const row of read.value) rows.push(row);
  }
  return ok(rows);
}
