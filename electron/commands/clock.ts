import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { correctionAsked } from '../clock-desk.ts';
import type { ClockCorrection } from '../ledger/port-clock.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { now } from './ledger-copies.ts';
import { printJson, printLine, type ExitCode } from './output.ts';
import { refuse } from './refuse.ts';

export type ClockCommand = ClockCorrection & {
  readonly file: string;
  readonly by: string | undefined;
  readonly json: boolean;
};

/** `yidan ledger clock`: lets a ledger go on that was written to by a clock that was ahead; 1 where nothing is to correct. */
export function clockCommand({ file, by, json, ...asked }: ClockCommand): Promise<ExitCode> {
  return onExistingLedger(file, json, async (ledger) => {
    const author = authorOf(by);
    if (!author.ok) return refuse(author.problem, json);
    const stamp = now(author.value);
    const correction = correctionAsked(asked, stamp);
    if (!correction.ok) return refuse(correction.problem, json);
    const corrected = await ledger.correctClock(correction.value, stamp);
    if (!corrected.ok) return refuse(corrected.problem, json);
    const { seq, last, now: moment, approvedBy } = corrected.value;
    if (json) printJson(corrected.value);
    else printLine(`ok: entry ${seq}: from ${last} back to ${moment}, approved by ${approvedBy}`);
    return 0;
  });
}

/** Two people stand for it by name: the program itself is none of them. */
function authorOf(by: string | undefined): Result<string, Problem<'MALFORMED'>> {
  const author = by?.trim() ?? '';
  if (author !== '') return ok(author);
  const message = 'say who corrects the clock with --by NAME, beside who approves it';
  return fail({ code: 'MALFORMED', message, at: '--by' });
}
