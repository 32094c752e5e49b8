import { existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { forceToDisk, momentOf, placeNew, removePart } from './backup-files.ts';
import type { CopyJob, CopyMade } from './copy-jobs.ts';
import { inThread, type CopyOptions } from './copying.ts';
import { openLedger } from './open.ts';
import type { Stamp } from './records.ts';
import type { CopyEntry, CopyNoted } from './port-copies.ts';
import { unfit, unfitBecause, type Unusable } from './unusable.ts';
import { readWitness, witnessFile } from './witness.ts';

export type TakeInOptions = CopyOptions & {
  /** Where the ledger shall lie. */
  readonly ledgerFile: string;
  readonly stamp: Stamp;
  /** What lies there already is moved aside; the caller has seen that nobody can work with it. */
  readonly aside?: boolean;
};

export type TakenIn = {
  readonly noted: CopyEntry;
  /** Where what lay there before was moved to; null where nothing did. */
  readonly aside: string | null;
  /** Entries that had been recorded in that file and are not in the copy, as far as that is known. */
  readonly lost: number;
};

/**
 * Brings a verified copy to a ledger file: made whole beside it, journalled there, and then put in its place at once. What
 * lay there before is moved aside with the moment in its name; nothing is ever deleted or overwritten.
 */
export async function takeIn(
  job: Extract<CopyJob, { kind: 'restore' | 'unpack' }>,
  copy: Pick<CopyNoted, 'kind' | 'file'>,
  { ledgerFile, stamp, aside: mayMove = false, ...options }: TakeInOptions,
): Promise<Result<TakenIn, Problem>> {
  if (!existsSync(dirname(ledgerFile))) return fail(noDirectory(dirname(ledgerFile)));
  try {
    const made = await inThread(job, options);
    if (!made.ok) return made;
    const noted = await noteIn(job.to, { ...copy, ...held(made.value) }, stamp, options);
    if (!noted.ok) return noted;
    forceToDisk(job.to);
    if (existsSync(ledgerFile) && !mayMove) return fail(taken(ledgerFile));
    return putInPlace(job.to, noted.value, { ledgerFile, stamp });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return fail(unfitBecause(error, ledgerFile));
  } finally {
    removePart(job.to);
    removePart(witnessFile(job.to));
  }
}

function putInPlace(
  ready: string,
  noted: CopyEntry,
  { ledgerFile, stamp }: Pick<TakeInOptions, 'ledgerFile' | 'stamp'>,
): Result<TakenIn, Unusable> {
  const recorded = readWitness(ledgerFile)?.seq ?? 0;
  const aside = moveAside(ledgerFile, stamp);
  if (!placeNew(ready, ledgerFile)) return fail(taken(ledgerFile));
  return ok({ noted, aside, lost: Math.max(0, recorded - noted.entries) });
}

function held({ state, sha256 }: CopyMade): Pick<CopyNoted, 'sha256' | 'entries' | 'headHash'> {
  return { sha256, entries: state.entries, headHash: state.headHash };
}

async function noteIn(
  file: string,
  copy: CopyNoted,
  stamp: Stamp,
  { nativeBinding }: CopyOptions,
): Promise<Result<CopyEntry, Problem>> {
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  const opened = openLedger({ file, ...binding });
  if (!opened.ok) return opened;
  try {
    return await opened.value.noteCopy(copy, stamp);
  } finally {
    await opened.value.close();
  }
}

/** The passing name under which a copy is made ready: in the same folder, so that it takes its place at once. */
export function passingName(ledgerFile: string): string {
  return `${ledgerFile}.incoming-${process.pid}`;
}

function moveAside(ledgerFile: string, { at }: Stamp): string | null {
  const found = ['', '-wal', '-shm', '-head'].filter((suffix) => existsSync(ledgerFile + suffix));
  if (found.length === 0) return null;
  const dated = `${ledgerFile}.aside-${momentOf(at)}`;
  let aside = dated;
  for (let n = 2; found.some((suffix) => existsSync(aside + suffix)); n += 1)
    aside = `${dated}-${n}`;
  for (const suffix of found) renameSync(ledgerFile + suffix, aside + suffix);
  forceToDisk(dirname(ledgerFile));
  return found.includes('') ? aside : null;
}

export function noDirectory(directory: string): Unusable {
  const mend = 'this directory does not exist: create it or correct the path';
  return unfit('no-directory', directory, mend);
}

export function taken(file: string): Unusable {
  const mend = 'it is there already, and is not overwritten: name a new file';
  return unfit('exists', file, mend);
}
