import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Problem } from '../problem.ts';
import type { ClauseId } from '../terms.ts';
import { checkPack } from './check.ts';
import type { Clause } from './clauses.ts';
import { packSchema, type PackData } from './schema.ts';

/** A pack read and checked, its readings still open. `source` is the raw tree that readings patch. */
export type ParsedPack = {
  readonly data: PackData;
  readonly source: unknown;
  readonly clauses: ReadonlyMap<ClauseId, Clause>;
};

export type PackProblem = Problem<'PACK_INVALID'>;
export type ParsedOrProblems =
  | { readonly ok: true; readonly value: ParsedPack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Where a path of the YAML text stands: `file:line:column`. */
type Places = (path: readonly PropertyKey[]) => string;

/**
 * Reads a pack strictly and reports every fault at once, each with file, line and column: syntax, unknown keys, wrong
 * values, then (`checkPack`) names that nothing defines and cells of category × care without exactly one answer.
 */
export function parsePack(
  yaml: string,
  clauses: ReadonlyMap<ClauseId, Clause>,
  file: string,
): ParsedOrProblems {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: true, uniqueKeys: true });
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    const problems = faults.map((fault) => {
      const { line, col } = lines.linePos(fault.pos[0]);
      const says = (fault.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');
      return invalid(`${file}:${line}:${col}`, says);
    });
    return { ok: false, problems };
  }
  const at = placesOf(document, lines, file);
  const source: unknown = document.toJS();
  const read = packSchema.safeParse(source);
  if (!read.success) {
    return { ok: false, problems: read.error.issues.flatMap((i) => issueProblems(i, [], at)) };
  }
  const problems = checkPack(read.data, source, clauses).map((f) => invalid(at(f.path), f.message));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { data: read.data, source, clauses } };
}

function invalid(at: string, message: string): PackProblem {
  return { code: 'PACK_INVALID', message, at };
}

function issueProblems(
  issue: z.core.$ZodIssue,
  under: readonly PropertyKey[],
  at: Places,
): readonly PackProblem[] {
  const path = [...under, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      invalid(at([...path, key]), `unknown key "${key}": correct the spelling or remove it`),
    );
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))[0] ?? [];
    return nearest.flatMap((inner) => issueProblems(inner, path, at));
  }
  const where = path.map(String).join('.');
  return [invalid(at(path), `${where === '' ? 'the pack' : where}: ${issue.message}`)];
}

/** How far a branch of a union went before it failed: the one that went farthest was meant. */
function depthOf(branch: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}

/** The place of the longest part of a path that the text has. */
function placesOf(document: Document, lines: LineCounter, file: string): Places {
  return (path) => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown =
        length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range !== undefined && node.range !== null) {
        const { line, col } = lines.linePos(node.range[0]);
        return `${file}:${line}:${col}`;
      }
    }
    return `${file}:1:1`;
  };
}
