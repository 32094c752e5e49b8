import type { Problem } from '../../engine/problem.ts';
import { problemOf } from '../../engine/case-result.ts';

/** Exit statuses that scripts rely on: 0 all is well, 1 the answer is "no", 2 wrong use or unreadable input. */
export type ExitCode = 0 | 1 | 2;

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  printLine(JSON.stringify(value));
}

/** A problem that stops a command: the sentence on standard error, the JSON on standard output when asked for. */
export function stopWith(problem: Problem, json = false): ExitCode {
  if (json) printJson({ problem: problemOf(problem) });
  const at = problem.at === undefined ? '' : ` (at ${problem.at})`;
  process.stderr.write(`yidan: ${problem.code}: ${problem.message}${at}\n`);
  return 2;
}
