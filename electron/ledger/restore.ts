import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { backupsIn, stemOf, type BackupFile } from './backup-files.ts';
import { notedHash } from './backup.ts';
import { inThread, type CopyOptions } from './copying.ts';
import type { CopyEntry } from './port-copies.ts';
import type { Stamp } from './records.ts';
import { passingName, taken, takeIn, type TakeInOptions, type TakenIn } from './take-in.ts';
import { unfit, unusable, type Unusable } from './unusable.ts';

/**
 * A backup becomes a ledger again: in a new file, checked from its first entry to its last, and journalled in it. With
 * `aside` it may take the place of a file that is no sound ledger.
 */
export async function restore(
  backup: string,
  options: TakeInOptions,
): Promise<Result<TakenIn, Problem>> {
  const { ledgerFile, aside } = options;
  if (!existsSync(backup)) {
    return fail(unfit('missing', backup, 'there is no such backup: correct the path'));
  }
  if (existsSync(ledgerFile)) {
    if (aside !== true) return fail(taken(ledgerFile));
    const sound = await inThread({ kind: 'check', from: resolve(ledgerFile) }, options);
    if (sound.ok) return fail(stillSound(ledgerFile));
  }
  const to = passingName(resolve(ledgerFile));
  const job = { kind: 'restore', from: resolve(backup), to } as const;
  return takeIn(job, { kind: 'restored', file: basename(backup) }, options);
}

function stillSound(ledgerFile: string): Unusable {
  const mend =
    'it is a sound ledger, and no backup takes its place: restore into a new file and compare the two';
  return unfit('exists', ledgerFile, mend);
}

export type Drill = {
  readonly backup: string;
  readonly entries: number;
  readonly headHash: string;
  readonly lastBackup: 'same' | 'another' | 'not-asked';
  readonly milliseconds: number;
};

/**
 * Restores the newest backup of a folder somewhere else, as on the day when it is needed, and takes it away again. `noted`
 * is what the ledger's journal says of its last backup.
 */
export async function drill(
  directory: string,
  {
    ledgerFile,
    noted,
    stamp,
    ...options
  }: CopyOptions & {
    readonly ledgerFile?: string;
    readonly noted?: CopyEntry | null;
    readonly stamp: Stamp;
  },
): Promise<Result<Drill, Problem>> {
  const stem = ledgerFile === undefined ? null : stemOf(ledgerFile);
  const newest = backupsIn(directory).find((one) => stem === null || one.stem === stem);
  if (newest === undefined) return fail(noBackup(directory));
  const scratch = mkdtempSync(join(tmpdir(), 'yidan-drill-'));
  const startedAt = performance.now();
  try {
    const restored = await restore(newest.file, {
      ...options,
      ledgerFile: join(scratch, 'ledger.sqlite'),
      stamp,
    });
    if (!restored.ok) return restored;
    const { entries, headHash, sha256 } = restored.value.noted;
    const difference = differenceFrom(newest, restored.value.noted, noted ?? null);
    if (difference !== null) return fail(difference);
    const isSame = noted?.file === newest.name && noted.sha256 === sha256;
    return ok({
      backup: newest.file,
      entries,
      headHash,
      lastBackup: noted === undefined ? 'not-asked' : isSame ? 'same' : 'another',
      milliseconds: Math.round(performance.now() - startedAt),
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A backup that is sound in itself may still not be the one that was made. */
function differenceFrom(
  { file, name }: BackupFile,
  { entries, headHash, sha256 }: CopyEntry,
  noted: CopyEntry | null,
): Unusable | null {
  const beside = notedHash(file);
  if (beside !== null && beside !== sha256) {
    const mend = 'its bytes are not those whose hash was noted beside it: make another backup';
    return unfit('damaged', file, mend);
  }
  if (noted === null || noted.file !== name) return null;
  if (noted.sha256 === sha256 && noted.entries === entries && noted.headHash === headHash) {
    return null;
  }
  const mend = `it ends at entry ${entries} with another hash than the ledger noted when it was made (entry ${noted.entries}): make another backup`;
  return unfit('another-ledger', file, mend);
}

function noBackup(directory: string): Unusable {
  return unusable('missing', directory, 'there is no backup in this folder: make one first');
}
