import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import {
  backupName,
  backupsIn,
  forceToDisk,
  partOf,
  placeNew,
  removePart,
  removeStaleParts,
  shortId,
  stemOf,
  type BackupFile,
} from './backup-files.ts';
import { readCopyState, type CopyState } from './copy-state.ts';
import { inThread, type CopyOptions } from './copying.ts';
import { openDatabase } from './database.ts';
import type { Ledger } from './port.ts';
import type { Stamp } from './records.ts';
import type { CopyEntry } from './port-copies.ts';
import { outlived, USUAL_RETENTION, type Retention } from './retention.ts';
import { unfit, unfitBecause, type Unusable } from './unusable.ts';

export type BackupOptions = CopyOptions & {
  readonly ledgerFile: string;
  /** Made where it is not there. */
  readonly directory: string;
  readonly stamp: Stamp;
  readonly retention?: Retention;
};

export type BackupMade = {
  readonly file: string;
  readonly noted: CopyEntry;
  /** The backups that outlived their time, by name. */
  readonly removed: readonly string[];
};

/**
 * A dated copy of the ledger as it is at this moment, while others go on recording: written under a passing name, forced to
 * the disk, verified from its first page to its last entry, and only then named and journalled.
 */
export async function backUp(
  ledger: Ledger,
  options: BackupOptions,
): Promise<Result<BackupMade, Problem>> {
  const { ledgerFile, directory, stamp } = options;
  const state = stateOf(ledgerFile, options.nativeBinding);
  if (!state.ok) return state;
  const file = join(directory, backupName(ledgerFile, state.value.ledgerId, stamp.at));
  const made = await written(file, options);
  if (!made.ok) return made;
  const { entries, headHash } = made.value.state;
  const { sha256 } = made.value;
  const copy = { kind: 'backup', file: basename(file), sha256, entries, headHash } as const;
  const noted = await ledger.noteCopy(copy, stamp);
  if (!noted.ok) return noted;
  const ours = backupsOf(directory, ledgerFile, state.value.ledgerId);
  const removed = remove(outlived(ours, file, options.retention ?? USUAL_RETENTION));
  return ok({ file, noted: noted.value, removed });
}

async function written(file: string, options: BackupOptions) {
  const part = partOf(file);
  const { ledgerFile, directory, stamp } = options;
  try {
    mkdirSync(directory, { recursive: true });
    removeStaleParts(directory, Date.parse(stamp.at));
    if (existsSync(file)) return fail(taken(file));
    const made = await inThread({ kind: 'backup', from: ledgerFile, to: part }, options);
    if (!made.ok) return made;
    noteHash(file, made.value.sha256);
    return placeNew(part, file) ? made : fail(taken(file));
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    return fail(unfitBecause(error, file));
  } finally {
    removePart(part);
  }
}

/** The backups of one ledger file in a folder, the newest first. */
function backupsOf(directory: string, ledgerFile: string, ledgerId: string): readonly BackupFile[] {
  const stem = stemOf(ledgerFile);
  const ledger = shortId(ledgerId);
  return backupsIn(directory).filter((one) => one.stem === stem && one.ledger === ledger);
}

/** Which ledger lies in a file, and up to where it goes. */
function stateOf(file: string, nativeBinding?: string): Result<CopyState, Unusable> {
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  const opened = openDatabase({ file, readOnly: true, anySchema: true, ...binding });
  if (!opened.ok) return opened;
  try {
    return ok(readCopyState(opened.value));
  } finally {
    opened.value.close();
  }
}

/** Beside each backup, in the form of `sha256sum`: that its bytes are those which were verified is then quickly seen. */
function hashFileOf(file: string): string {
  return `${file}.sha256`;
}

function noteHash(file: string, sha256: string): void {
  writeFileSync(hashFileOf(file), `${sha256}  ${basename(file)}\n`);
  forceToDisk(hashFileOf(file));
}

export function notedHash(file: string): string | null {
  if (!existsSync(hashFileOf(file))) return null;
  return /^[0-9a-f]{64}/.exec(readFileSync(hashFileOf(file), 'utf8'))?.[0] ?? '';
}

function remove(backups: readonly BackupFile[]): readonly string[] {
  for (const { file } of backups) {
    rmSync(file, { force: true });
    rmSync(hashFileOf(file), { force: true });
  }
  return backups.map(({ name }) => name);
}

function taken(file: string): Unusable {
  return unfit('exists', file, 'it is there already, made in this very second: try again');
}
