import type { Problem } from '../../engine/problem.ts';

type Place = { readonly file: string; readonly line: number; readonly column: number };

/** Faults by file, line and column, as a reader goes through the files. */
export function inFileOrder(problems: readonly Problem[]): readonly Problem[] {
  const placed = problems.map((problem) => ({ problem, place: placeOf(problem.at ?? '') }));
  const sorted = placed.toSorted(
    (a, b) =>
      compare(a.place.file, b.place.file) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      compare(a.problem.message, b.problem.message),
  );
  return sorted.map(({ problem }) => problem);
}

/** `file:line:column`; what has no line is about the file as a whole, and comes first. */
function placeOf(at: string): Place {
  const [, file = at, line = '0', column = '0'] = /^(.*?):(\d+):(\d+)$/.exec(at) ?? [];
  return { file, line: Number(line), column: Number(column) };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
