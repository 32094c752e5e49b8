import { rename, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { textName, writeDetails } from '../exchange/details-file.ts';
import type { Speaking } from '../exchange/detail-rows.ts';
import {
  clearingFile,
  detailsHead,
  totalsFile,
  type InterfaceFile,
} from '../exchange/interface-files.ts';
import type { Period } from '../exchange/period-rows.ts';
import { sumPeriod, type Part } from '../exchange/period-sums.ts';
import type { Dimension } from '../exchange/totals.ts';
import type { Ledger } from '../ledger/port.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { printJson, printLine, type ExitCode } from './output.ts';
import { daysOf, partOf, speakingOf, type SaidOptions } from './reconcile-asked.ts';
import { refuse } from './refuse.ts';

export type ExportOptions = SaidOptions & {
  readonly ledger: string;
  readonly from: string;
  readonly to: string;
  readonly facility: string | undefined;
  readonly out: string;
  readonly json: boolean;
};

type Asked = { readonly period: Period; readonly speaking: Speaking; readonly part: Part };
type Written = {
  readonly complete: boolean;
  readonly notes: readonly string[];
  readonly said: Readonly<Record<string, unknown>>;
};

/** `yidan reconcile totals`: 3201 of a period, as JSON. */
export function totalsCommand(options: ExportOptions): Promise<ExitCode> {
  return exporting(options, async (ledger, asked) => {
    const sums = await sumPeriod(ledger, asked, { by: ALL });
    if (!sums.ok) return sums;
    const given = { asked: asked.period, place: placeOf(asked), sums: sums.value };
    return writeJson(options.out, totalsFile(given));
  });
}

/** `yidan reconcile clearing`: 3203 of a month, as JSON. */
export function clearingCommand(options: ExportOptions): Promise<ExitCode> {
  return exporting(options, async (ledger, asked) => {
    const sums = await sumPeriod(ledger, asked, { by: ['insurance', 'clearingKind'] });
    if (!sums.ok) return sums;
    const { configuration } = asked.speaking;
    const given = { asked: asked.period, place: placeOf(asked), sums: sums.value };
    const file = clearingFile({ ...given, configuration });
    return file.ok ? writeJson(options.out, file.value) : file;
  });
}

/** `yidan reconcile details`: 3202 of a period, as a ZIP of texts, and what each is asked with. */
export function detailsCommand(options: ExportOptions): Promise<ExitCode> {
  return exporting(options, async (ledger, asked) => {
    const written = await writeDetails(options.out, ledger, asked);
    if (!written.ok) return written;
    const { sums, isComplete, notes } = written.value;
    const texts = sums.map((sum) => ({
      text: textName(sum.group),
      data: detailsHead(sum, { asked: asked.period, place: placeOf(asked) }),
    }));
    return ok({ complete: isComplete, notes, said: { infno: '3202', texts } });
  });
}

const ALL: readonly Dimension[] = ['insurance', 'clearingKind', 'settlingOffice'];

function placeOf({ speaking }: Asked) {
  return speaking.dictionary.place;
}

/** Reads what is asked, lets it be written, and tells what must be told: on standard error where it is for people. */
function exporting(
  options: ExportOptions,
  write: (ledger: Ledger, asked: Asked) => Promise<Result<Written>>,
): Promise<ExitCode> {
  const { json, out } = options;
  const act = async (ledger: Ledger): Promise<ExitCode> => {
    const asked = await askedOf(ledger, options);
    if (!asked.ok) return refuse(asked.problem, json);
    let written: Result<Written>;
    try {
      written = await write(ledger, asked.value);
    } catch (thrown) {
      written = fail(notWritten(out, thrown));
    }
    if (!written.ok) return refuse(written.problem, json);
    const { complete, notes, said } = written.value;
    if (json) printJson({ out, ...said, complete, notes });
    else printLine(out);
    if (!json) for (const note of notes) process.stderr.write(`yidan: ${note}\n`);
    return 0;
  };
  return onExistingLedger(options.ledger, json, act, { readOnly: true });
}

async function askedOf(ledger: Ledger, options: ExportOptions): Promise<Result<Asked>> {
  if (resolve(options.out) === resolve(options.ledger)) {
    const message = `${options.out} is the ledger itself: name another file`;
    return fail({ code: 'MALFORMED', message, at: '--out' });
  }
  const days = daysOf(options.from, options.to);
  if (!days.ok) return days;
  const speaking = await speakingOf(ledger, options, days.value.until);
  if (!speaking.ok) return speaking;
  const period = { ...days.value, facility: options.facility ?? null };
  return ok({ period, speaking: speaking.value, part: partOf(options) });
}

async function writeJson(out: string, file: InterfaceFile): Promise<Result<Written>> {
  const unfinished = `${out}.part`;
  try {
    await writeFile(unfinished, `${JSON.stringify(file, null, 2)}\n`);
    await rename(unfinished, out);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    throw thrown;
  }
  const { complete, notes, infno, data, sum } = file;
  return ok({ complete, notes, said: { infno, data, sum } });
}

/** What the system says of a file that cannot be written; a fault of ours goes on. */
function notWritten(out: string, thrown: unknown): Problem<'MALFORMED'> {
  const isOfSystem = thrown instanceof Error && 'syscall' in thrown;
  if (!isOfSystem) throw thrown;
  const message = `${out} cannot be written: ${thrown.message}`;
  return { code: 'MALFORMED', message, at: '--out', facts: { file: out } };
}
