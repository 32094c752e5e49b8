import type { Problem, ProblemCode } from '../../engine/problem.ts';
import { stopWith, type ExitCode } from './output.ts';

/** Where the files were read and the answer is "no"; everything else is wrong use or unreadable input. */
const NO: ReadonlySet<unknown> = new Set([
  'damaged',
  'another-ledger',
  'entries-lost',
  'moved-away',
]);

const NO_CODES: ReadonlySet<ProblemCode> = new Set([
  'STALE',
  'NOTHING_TO_CLOSE',
  'REASON_MISSING',
  'SHIFT_OPEN',
  'NOT_ALLOWED',
]);

export function refuse(problem: Problem, json: boolean): ExitCode {
  const stopped = stopWith(problem, json);
  return NO_CODES.has(problem.code) || NO.has(problem.facts?.['why']) ? 1 : stopped;
}

/** Ctrl-C stops the work, and it cleans up after itself; pressed again, the program ends at once. */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  process.once('SIGINT', stop);
  try {
    return await work(controller.signal);
  } catch (thrown) {
    if (!controller.signal.aborted) throw thrown;
    process.stderr.write('yidan: stopped; nothing was left behind\n');
    return 2;
  } finally {
    process.removeListener('SIGINT', stop);
  }
}
