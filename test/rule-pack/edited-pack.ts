import { parseClauses } from '../../engine/rule-pack/clauses.ts';
import { parsePack } from '../../engine/rule-pack/parse.ts';
import type { ParsedPack } from '../../engine/rule-pack/parsed-pack.ts';
import { packText } from './read-pack.ts';

type Edit = readonly [from: string, to: string];

/** A pack of the project with some of its text changed; what is to be changed must be there. */
export function editedPack(
  id: string,
  edits: readonly Edit[],
  clauseEdits: readonly Edit[] = [],
): ParsedPack {
  const clauses = parseClauses(edited(packText(id, 'clauses.md'), clauseEdits), 'clauses.md');
  if (!clauses.ok) throw new Error(clauses.problem.message);
  const read = parsePack(edited(packText(id, 'pack.yaml'), edits), clauses.value, 'pack.yaml');
  if (!read.ok) throw new Error(read.problems.map((p) => `${p.at}: ${p.message}`).join('\n'));
  return read.value;
}

function edited(text: string, edits: readonly Edit[]): string {
  let changed = text;
  for (const [from, to] of edits) {
    if (!changed.includes(from)) throw new Error(`the text does not have: ${from}`);
    changed = changed.replace(from, to);
  }
  return changed;
}
