import type { Problem } from '../problem.ts';
import type { ClauseId } from '../terms.ts';
import { checkPack } from './checks/check.ts';
import type { Found } from './checks/found.ts';
import type { Clause } from './clauses.ts';
import { inherit, type ParentOf } from './inherit.ts';
import { readText, type Places } from './places.ts';
import type { ParsedPack } from './parsed-pack.ts';
import { readPackData } from './schema.ts';
import { shapeFaults } from './shape-faults.ts';

export type PackProblem = Problem<'PACK_INVALID'>;
export type ParsedOrProblems =
  | { readonly ok: true; readonly value: ParsedPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/**
 * Reads a pack strictly and reports every fault at once, each with file, line and column: syntax, unknown keys, wrong
 * values, then (`checkPack`) names that nothing defines and cells of category × care without exactly one answer. A pack
 * with a `parent` is its parent's text with the overrides it names; `parentOf` gives that parent.
 */
export function parsePack(
  yaml: string,
  clauses: ReadonlyMap<ClauseId, Clause>,
  file: string,
  parentOf: ParentOf = () => undefined,
): ParsedOrProblems {
  const text = readText(yaml, file);
  if (!text.ok) return { ok: false, problems: text.faults.map((f) => invalid(f.at, f.message)) };
  const made = inherit(text.tree, parentOf);
  const at: Places = (path) => text.at(made.ownPath(path));
  const refused = (found: readonly Found[], place = at): ParsedOrProblems => {
    const problems = found.map(({ path, message, clause }) =>
      invalid(clause === undefined ? place(path) : wordedAt(clause, clauses, file), message),
    );
    return { ok: false, problems };
  };
  if (made.found.length > 0) return refused(made.found, text.at);
  const { source, parent } = made;
  const read = readPackData(source);
  if (!read.success) return refused(shapeFaults(read.error.issues, source));
  const known = new Map([...clauses, ...made.clauses]);
  const found = checkPack(read.data, source, { known, own: [...clauses.keys()] });
  if (found.length > 0) return refused(found);
  return { ok: true, value: { data: read.data, source, clauses: known, parent, at } };
}

function invalid(at: string, message: string): PackProblem {
  return { code: 'PACK_INVALID', message, at };
}

/** Where a clause is worded, in the file beside the pack's. */
function wordedAt(id: ClauseId, clauses: ReadonlyMap<ClauseId, Clause>, file: string): string {
  const beside = file.replace(/[^/]*$/, 'clauses.md');
  return `${beside}:${clauses.get(id)?.line ?? 1}:1`;
}
