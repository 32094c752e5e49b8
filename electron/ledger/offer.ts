import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Problem } from '../../engine/problem.ts';
import { backupsIn, shortId, stemOf, type BackupFile } from './backup-files.ts';
import { notedHash } from './backup.ts';
import { readCopyState } from './copy-state.ts';
import { inThread, type CopyOptions } from './copying.ts';
import { openDatabase } from './database.ts';
import { unusable, type Unusable } from './unusable.ts';
import { readWitness } from './witness.ts';

/** A good backup that can take the place of a ledger which cannot be used. */
export type Offer = {
  readonly backup: string;
  /** The moment of its last entry. */
  readonly lastEntryAt: string;
  /** The moment in its name, `2026-11-22 17:30:05`. */
  readonly madeAt: string;
  readonly entries: number;
};

/** Where a ledger's backups are looked for and made, where nothing else is said. */
export function usualBackups(ledgerFile: string): string {
  return join(dirname(ledgerFile), 'backups');
}

/** Whether a ledger is beginning where one was before: its backups are there, and the file is not. */
export function goneWithBackups(ledgerFile: string, directory: string): Unusable | null {
  if (existsSync(ledgerFile)) return null;
  const stem = stemOf(ledgerFile);
  if (!backupsIn(directory).some((one) => one.stem === stem)) return null;
  const mend = `the file is gone, and there are backups of it in ${directory}: put it back, or restore the ledger from its backup; no empty ledger is begun in its place unless you say so (--new)`;
  return unusable('gone', ledgerFile, mend);
}

/**
 * The problem together with the newest backup that is good: its bytes are those that were verified when it was made, or, where
 * no hash lies beside it, everything in it is sound.
 */
export async function withOffer(
  problem: Problem,
  ledgerFile: string,
  directory: string,
  options: CopyOptions = {},
): Promise<Problem> {
  if (problem.code !== 'LEDGER_UNUSABLE' || !MENDED.has(String(problem.facts?.['why']))) {
    return problem;
  }
  const offer = await newestGood(candidates(ledgerFile, directory, options), options);
  const searched = { backups: directory };
  if (offer === null) {
    const message = `${problem.message}; there is no good backup of it in ${directory}`;
    return { ...problem, message, facts: { ...problem.facts, ...searched } };
  }
  const { backup, madeAt, entries } = offer;
  const message = `${problem.message}; the newest good backup is ${backup} of ${madeAt} with ${entries} entries: yidan ledger restore ${quoted(backup)} --ledger ${quoted(ledgerFile)} --aside`;
  const facts = { ...problem.facts, ...searched, ...offer };
  return { ...problem, message, facts };
}

/** What a backup mends; a wrong path, a busy file or an old program it does not. */
const MENDED: ReadonlySet<string> = new Set([
  'gone',
  'empty',
  'damaged',
  'not-a-ledger',
  'entries-lost',
  'another-ledger',
]);

/**
 * Backups under this file's name; of the very ledger, where the note beside it still says which it was. The one that holds
 * most comes first, and not the one with the latest date in its name: the clock may have been ahead when it was made.
 */
function candidates(
  ledgerFile: string,
  directory: string,
  { nativeBinding }: CopyOptions,
): readonly BackupFile[] {
  const stem = stemOf(ledgerFile);
  const last = readWitness(ledgerFile);
  const ledger = last === null ? null : shortId(last.ledgerId);
  const ofLedger = backupsIn(directory).filter(
    (one) => one.stem === stem && (ledger === null || one.ledger === ledger),
  );
  return ofLedger
    .map((backup) => ({ backup, entries: entriesIn(backup.file, nativeBinding) }))
    .toSorted((a, b) => b.entries - a.entries)
    .map(({ backup }) => backup);
}

/** As the file says of itself, which is a look at its last entry; what cannot say it comes last. */
function entriesIn(file: string, nativeBinding: string | undefined): number {
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  const opened = openDatabase({ file, readOnly: true, anySchema: true, ...binding });
  if (!opened.ok) return 0;
  try {
    return readCopyState(opened.value).entries;
  } catch {
    // It is damaged or no ledger, which is said of it when it is its turn.
    return 0;
  } finally {
    opened.value.close();
  }
}

async function newestGood(
  backups: readonly BackupFile[],
  options: CopyOptions,
): Promise<Offer | null> {
  for (const { file, made } of backups) {
    const noted = notedHash(file);
    const kind = noted === null ? 'check' : 'look';
    const found = await inThread({ kind, from: file }, options);
    if (!found.ok || (noted !== null && found.value.sha256 !== noted)) continue;
    const { entries, lastEntryAt } = found.value.state;
    return { backup: file, entries, lastEntryAt, madeAt: asMoment(made) };
  }
  return null;
}

/** `20261122-173005` → `2026-11-22 17:30:05`. */
function asMoment(made: string): string {
  return made.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3 $4:$5:$6');
}

/** For a shell: names of folders have blanks. */
function quoted(path: string): string {
  return /^[\p{L}\p{N}_./:\\-]+$/u.test(path) ? path : `"${path}"`;
}
