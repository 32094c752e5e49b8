import { ok, type Problem } from '../problem.ts';
import type { ClauseId } from '../terms.ts';

/** A clause in our own words, with the doubts recorded at it. */
export type Clause = {
  readonly id: ClauseId;
  readonly title: string;
  readonly text: string;
  readonly doubts: readonly string[];
  /** The line of its heading. */
  readonly line: number;
};

type Draft = {
  title: string;
  readonly text: string[];
  readonly doubts: string[];
  readonly line: number;
};

export type ClausesOrProblems =
  | { readonly ok: true; readonly value: ReadonlyMap<ClauseId, Clause> }
  | {
      readonly ok: false;
      /** The first of them, for who tells one. */
      readonly problem: ClausesProblem;
      readonly problems: readonly ClausesProblem[];
    };
type ClausesProblem = Problem<'PACK_INVALID'>;

/**
 * Reads `clauses.md`: `## <article> <title>`, then our words; lines `> doubt:` are the doubts. Every heading that is
 * there again is told.
 */
export function parseClauses(markdown: string, file: string): ClausesOrProblems {
  const problems: ClausesProblem[] = [];
  const drafts = new Map<string, Draft>();
  let current: Draft | undefined;
  for (const [index, raw] of markdown.split('\n').entries()) {
    const line = raw.trim();
    const heading = /^##\s+(\S+)\s*(.*)$/.exec(line);
    if (heading !== null) {
      const [id, title] = [heading[1] ?? '', heading[2] ?? ''];
      const first = drafts.get(id);
      current = { title, text: [], doubts: [], line: index + 1 };
      if (first === undefined) drafts.set(id, current);
      else problems.push(twice(file, index + 1, id, first.line));
    } else if (line.startsWith('> doubt:')) {
      current?.doubts.push(line.slice('> doubt:'.length).trim());
    } else if (line !== '' && !line.startsWith('# ')) {
      current?.text.push(line);
    }
  }
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, problem, problems };
  const clauses = [...drafts].map(([id, draft]): [ClauseId, Clause] => [
    id as ClauseId,
    {
      id: id as ClauseId,
      title: draft.title,
      text: draft.text.join('\n'),
      doubts: draft.doubts,
      line: draft.line,
    },
  ]);
  return ok(new Map(clauses));
}

function twice(file: string, line: number, id: string, first: number): ClausesProblem {
  return {
    code: 'PACK_INVALID',
    message: `clause ${id} is headed twice (first on line ${first}): merge the two`,
    at: `${file}:${line}:1`,
    facts: { clause: id, first },
  };
}
