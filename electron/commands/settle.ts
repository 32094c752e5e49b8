import { problemOf } from '../../engine/case-result.ts';
import { answerCase } from '../../engine/case.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import type { TraceWanted } from '../../engine/trace.ts';
import { caseLines, UnreadableFile } from './case-lines.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';

/** `yidan settle FILE…`: one JSON line for each case, in order; touches no ledger. */
export async function settleCommand(
  files: readonly string[],
  packs: PackBook,
  trace: TraceWanted,
): Promise<ExitCode> {
  for (const file of files) {
    try {
      for await (const line of caseLines(file)) {
        if (!line.read.ok) {
          printJson({ id: null, problem: problemOf(line.read.problem) });
          continue;
        }
        const answer = answerCase(line.read.value, packs, trace);
        if (trace === 'text') printForPeople(answer);
        else printJson(answer);
      }
    } catch (thrown) {
      if (!(thrown instanceof UnreadableFile)) throw thrown;
      return stopWith(thrown.problem);
    }
  }
  return 0;
}

/** The explanation as text under the case's id; what has none (a problem, another ask) stays JSON. */
function printForPeople(answer: Readonly<Record<string, unknown>>): void {
  const { id, results } = answer;
  if (!Array.isArray(results)) {
    printJson(answer);
    return;
  }
  for (const [index, result] of results.entries()) {
    printLine(`# ${String(id)} ${index + 1}/${results.length}`);
    const text = traceOf(result);
    if (text === null) printJson(result);
    else printLine(text);
  }
}

function traceOf(result: unknown): string | null {
  if (typeof result !== 'object' || result === null || !('trace' in result)) return null;
  return typeof result.trace === 'string' ? result.trace : null;
}
