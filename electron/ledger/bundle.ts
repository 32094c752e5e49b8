import { existsSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fail, type Problem, type Result } from '../../engine/problem.ts';
import { partOf, placeNew, removePart } from './backup-files.ts';
import { inThread, type CopyOptions } from './copying.ts';
import { openLedger } from './open.ts';
import type { Ledger } from './port.ts';
import type { Stamp } from './records.ts';
import type { CopyEntry } from './port-copies.ts';
import {
  noDirectory,
  passingName,
  taken,
  takeIn,
  type TakeInOptions,
  type TakenIn,
} from './take-in.ts';
import { unfit, unfitBecause, unusable } from './unusable.ts';

export type ExportOptions = CopyOptions & {
  readonly ledgerFile: string;
  /** The bundle; it must not exist. */
  readonly bundle: string;
  readonly stamp: Stamp;
};

/**
 * Moves the ledger into one file, to be taken in on another machine. It is journalled before the bundle has its name: from
 * then on this file records nothing more, so that there are never two ledgers that both go on.
 */
export async function exportLedger(
  ledger: Ledger,
  { ledgerFile, bundle, stamp, ...options }: ExportOptions,
): Promise<Result<CopyEntry, Problem>> {
  const part = partOf(resolve(bundle));
  const directory = dirname(resolve(bundle));
  if (!existsSync(directory)) return fail(noDirectory(directory));
  try {
    if (existsSync(bundle)) return fail(taken(bundle));
    if (existsSync(part)) return fail(taken(part));
    const job = { kind: 'pack', from: resolve(ledgerFile), to: part, madeAt: stamp.at } as const;
    const made = await inThread(job, options);
    if (!made.ok) return made;
    const { entries, headHash } = made.value.state;
    const { sha256 } = made.value;
    const copy = { file: basename(bundle), sha256, entries, headHash };
    const noted = await ledger.noteCopy({ kind: 'exported', ...copy }, stamp);
    if (!noted.ok || placeNew(part, resolve(bundle))) return noted;
    const back = await ledger.noteCopy({ kind: 'imported', ...copy }, stamp);
    return back.ok ? fail(taken(bundle)) : back;
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return fail(unfitBecause(error, bundle));
  } finally {
    removePart(part);
    removePart(`${part}.copy`);
  }
}

/** Takes a bundle in, as a ledger that goes on here: with `aside` also in the place of the one that was moved away from here. */
export async function importLedger(
  bundle: string,
  options: TakeInOptions,
): Promise<Result<TakenIn, Problem>> {
  const { ledgerFile, aside } = options;
  if (!existsSync(bundle)) {
    return fail(unfit('missing', bundle, 'there is no such bundle: correct the path'));
  }
  if (existsSync(ledgerFile)) {
    const isLeft = aside === true && (await isMovedAway(ledgerFile, options));
    if (!isLeft) return fail(taken(ledgerFile));
  }
  const to = passingName(resolve(ledgerFile));
  const job = { kind: 'unpack', from: resolve(bundle), to } as const;
  return takeIn(job, { kind: 'imported', file: basename(bundle) }, options);
}

async function isMovedAway(file: string, { nativeBinding }: CopyOptions): Promise<boolean> {
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  const opened = openLedger({ file, readOnly: true, ...binding });
  if (!opened.ok) return false;
  try {
    return (await opened.value.movedAway()) !== null;
  } finally {
    await opened.value.close();
  }
}

/** The bundle was never taken in: the ledger goes on here. Whoever says so answers for it; both journals show it. */
export async function takeBack(
  ledger: Ledger,
  ledgerFile: string,
  stamp: Stamp,
): Promise<Result<CopyEntry, Problem>> {
  const moved = await ledger.movedAway();
  if (moved === null) {
    const mend = 'it was not moved away: it can be worked with as it is';
    return fail(unusable('exists', ledgerFile, mend));
  }
  const { at: _at, by: _by, ...copy } = moved;
  return ledger.noteCopy({ ...copy, kind: 'imported' }, stamp);
}
