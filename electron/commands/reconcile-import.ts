import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { isIsoDate, type IsoDate } from '../../engine/terms.ts';
import { machineClock } from '../clock.ts';
import { comparisonInCodes, comparisonLines } from '../exchange/comparison-view.ts';
import { readResultFile } from '../exchange/result-file.ts';
import { compareResult, type Comparison } from '../exchange/result-import.ts';
import type { Place } from '../exchange/scope.ts';
import type { Ledger } from '../ledger/port.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { printJson, printLine, type ExitCode } from './output.ts';
import { daysOf, partOf, speakingOf, type Days, type SaidOptions } from './reconcile-asked.ts';
import { refuse } from './refuse.ts';

export type ImportOptions = SaidOptions & {
  readonly ledger: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly facility: string | undefined;
  readonly lists: 'all' | 'differences' | undefined;
  readonly json: boolean;
};

/**
 * `yidan reconcile import RESULT`: the centre's answer beside the ledger; 0 where all is level, 1 where there are
 * differences. Nothing is recorded.
 */
export function importCommand(result: string, options: ImportOptions): Promise<ExitCode> {
  const { json, ledger: file } = options;
  const act = async (ledger: Ledger): Promise<ExitCode> => {
    const compared = await compare(ledger, result, options);
    if (!compared.ok) return refuse(compared.problem, json);
    const { comparison, place } = compared.value;
    if (json) printJson(comparisonInCodes(comparison, place));
    else for (const line of comparisonLines(comparison, place)) printLine(line);
    return comparison.differences.length === 0 ? 0 : 1;
  };
  return onExistingLedger(file, json, act, { readOnly: true });
}

async function compare(
  ledger: Ledger,
  result: string,
  options: ImportOptions,
): Promise<Result<{ readonly comparison: Comparison; readonly place: Place }>> {
  const days = daysAsked(options);
  if (!days.ok) return days;
  const on = days.value?.until ?? today();
  const speaking = await speakingOf(ledger, options, on);
  if (!speaking.ok) return speaking;
  const { dictionary } = speaking.value;
  const bytes = await bytesOf(result);
  if (!bytes.ok) return bytes;
  const rows = await readResultFile(bytes.value, basename(result), dictionary);
  if (!rows.ok) return rows;
  const comparison = await compareResult(ledger, {
    rows: rows.value,
    speaking: speaking.value,
    part: partOf(options),
    facility: options.facility ?? null,
    days: days.value,
    listsAll: options.lists === undefined ? null : options.lists === 'all',
  });
  if (!comparison.ok) return comparison;
  return ok({ comparison: comparison.value, place: dictionary.place });
}

/** Both days or none. */
function daysAsked({ from, to }: ImportOptions): Result<Days | null> {
  if (from === undefined && to === undefined) return ok(null);
  if (from !== undefined && to !== undefined) return daysOf(from, to);
  const missing = from === undefined ? '--from' : '--to';
  const message = `a period has both ends: give ${missing} as well, or leave both out`;
  return fail({ code: 'MALFORMED', message, at: missing });
}

function today(): IsoDate {
  const day = machineClock().slice(0, 10);
  if (!isIsoDate(day)) throw new Error(`broken invariant: the clock says ${day}`);
  return day;
}

/** No answer of a month is a tenth as large. */
const MOST_BYTES = 256 * 1024 * 1024;

async function bytesOf(file: string): Promise<Result<Uint8Array>> {
  try {
    const { size } = await stat(file);
    if (size <= MOST_BYTES) return ok(await readFile(file));
    return fail(
      unreadable(file, `it has ${size} bytes, more than ${MOST_BYTES}: ask for shorter periods`),
    );
  } catch (thrown) {
    return fail(unreadable(file, thrown instanceof Error ? thrown.message : 'unknown'));
  }
}

function unreadable(file: string, why: string): Problem<'FILE_INVALID'> {
  const message = `${file} cannot be read: ${why}`;
  return { code: 'FILE_INVALID', message, at: file, facts: { file, row: null, field: null } };
}
