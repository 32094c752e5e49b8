import { readFileSync } from 'node:fs';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { isIsoDate, type IsoDate } from '../../engine/terms.ts';
import { parseConfiguration, type Configuration } from '../exchange/configuration.ts';
import { readCode, type Dictionary } from '../exchange/codes.ts';
import type { Speaking } from '../exchange/detail-rows.ts';
import type { Part } from '../exchange/period-sums.ts';
import type { Ledger } from '../ledger/port.ts';

/** What people say to every command of reconciliation. */
export type SaidOptions = {
  readonly config: string | undefined;
  readonly clearingKind: string | undefined;
  readonly settlingOffice: string | undefined;
};

export function partOf({ clearingKind, settlingOffice }: SaidOptions): Part {
  return { clearingKind: clearingKind ?? null, settlingOffice: settlingOffice ?? null };
}

export type Days = { readonly from: IsoDate; readonly until: IsoDate };

/** Problems: DATE_INVALID; PERIOD_INVALID, where the end is before the beginning. */
export function daysOf(from: string, to: string): Result<Days> {
  if (!isIsoDate(from)) return fail(noDay('--from', from));
  if (!isIsoDate(to)) return fail(noDay('--to', to));
  if (from <= to) return ok({ from, until: to });
  const message = `the period ends on ${to}, before it begins on ${from}: correct one of the days`;
  return fail({ code: 'PERIOD_INVALID', message, at: '--to', facts: { from, until: to } });
}

function noDay(at: string, value: string): Problem<'DATE_INVALID'> {
  const message = `${JSON.stringify(value)} is not a day that exists, written YYYY-MM-DD`;
  return { code: 'DATE_INVALID', message, at, facts: { value } };
}

/**
 * The office's configuration, and the dictionary of the place where the facility lies. Problems: those of the
 * configuration; MALFORMED, where a part is asked for and nothing says what belongs to it; CODE_UNKNOWN.
 */
export async function speakingOf(
  ledger: Ledger,
  { config, clearingKind, settlingOffice }: SaidOptions,
  on: IsoDate,
): Promise<Result<Speaking>> {
  const isPart = clearingKind !== undefined || settlingOffice !== undefined;
  if (isPart && config === undefined) {
    const message = 'a part is asked for, and only --config says which bills are of it: give both';
    return fail({ code: 'MALFORMED', message, at: '--config' });
  }
  const read = config === undefined ? ok(null) : readConfiguration(config);
  if (!read.ok) return read;
  const configuration = read.value;
  const dictionary = await dictionaryOf(ledger, configuration, on);
  if (clearingKind !== undefined) {
    const known = readCode('clearingKind', clearingKind, dictionary);
    if (!known.ok) return known;
  }
  return ok({ configuration, dictionary });
}

async function dictionaryOf(
  ledger: Ledger,
  configuration: Configuration | null,
  on: IsoDate,
): Promise<Dictionary> {
  const region = (await ledger.facility())?.regionCode ?? null;
  const place = { region, version: configuration?.version ?? null, on };
  return { place, own: configuration?.codes ?? [] };
}

function readConfiguration(file: string): Result<Configuration> {
  try {
    return parseConfiguration(readFileSync(file, 'utf8'));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'unknown';
    return fail({ code: 'MALFORMED', message: `${file} cannot be read: ${why}`, at: '--config' });
  }
}
