import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { APPLICATION_ID } from './migrations.ts';

/** A backup as its name tells it: `yidan-<ledger file>-<ledger>-20261122-173005.sqlite`. */
export type BackupFile = {
  readonly file: string;
  readonly name: string;
  /** The ledger file's own name, without its ending. */
  readonly stem: string;
  /** The beginning of the ledger's id. */
  readonly ledger: string;
  /** Its moment, `20261122-173005`, by the clock of the machine that made it. */
  readonly made: string;
};

const NAME = /^yidan-(?<stem>.+)-(?<ledger>[0-9a-z]{1,8})-(?<made>\d{8}-\d{6})\.sqlite$/u;
/** While it is written, and until it has been verified. */
const PART = '.part';
/** Of a part that nobody finished, in milliseconds: nothing takes a day to write. */
const PART_LASTS = 86_400_000;

export function backupName(ledgerFile: string, ledgerId: string, at: string): string {
  return `yidan-${stemOf(ledgerFile)}-${shortId(ledgerId)}-${momentOf(at)}.sqlite`;
}

export function stemOf(ledgerFile: string): string {
  return basename(ledgerFile, extname(ledgerFile)).replaceAll(/[^\p{L}\p{N}_-]/gu, '_');
}

export function shortId(ledgerId: string): string {
  const plain = ledgerId.toLowerCase().replaceAll(/[^0-9a-z]/g, '');
  return plain.slice(0, 8) || '0';
}

/** `2026-11-22T17:30:05.123+08:00` → `20261122-173005`. */
export function momentOf(at: string): string {
  return at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** The backups in a folder, the newest first; other files are nobody's business. A folder that is not there has none. */
export function backupsIn(directory: string): readonly BackupFile[] {
  if (!existsSync(directory)) return [];
  const found = readdirSync(directory).flatMap((name): readonly BackupFile[] => {
    const read = NAME.exec(name)?.groups;
    const file = join(directory, name);
    if (read === undefined || !isOurs(file)) return [];
    const { stem = '', ledger = '', made = '' } = read;
    return [{ file, name, stem, ledger, made }];
  });
  return found.toSorted((a, b) => (a.made < b.made ? 1 : -1));
}

/** A file itself, not a link to one, whose header says that this program wrote it (bytes 68–71). */
function isOurs(file: string): boolean {
  if (!lstatSync(file).isFile()) return false;
  const opened = openSync(file, 'r');
  try {
    const header = Buffer.alloc(72);
    return readSync(opened, header, 0, 72, 0) === 72 && header.readUInt32BE(68) === APPLICATION_ID;
  } finally {
    closeSync(opened);
  }
}

export function partOf(file: string): string {
  return `${file}${PART}`;
}

/** With whatever SQLite put beside it. */
export function removePart(part: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) {
    if (existsSync(part + suffix)) rmSync(part + suffix);
  }
}

/** What was begun and never finished, by a machine that stopped: nobody will finish it any more. */
export function removeStaleParts(directory: string, now: number): void {
  for (const name of readdirSync(directory)) {
    const isPart = name.endsWith(PART) && NAME.test(name.slice(0, -PART.length));
    const file = join(directory, name);
    if (isPart && now - lstatSync(file).mtimeMs > PART_LASTS) removePart(file);
  }
}

/** Forces what was written to the disk: a file by its content, a directory by its names. */
export function forceToDisk(path: string): void {
  const isDirectory = lstatSync(path).isDirectory();
  // Windows keeps names by itself and opens no directories.
  if (isDirectory && process.platform === 'win32') return;
  const opened = openSync(path, isDirectory ? 'r' : 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/**
 * Gives a finished file its name, at once or not at all, and never over another file: false where there is one. Where a
 * disk has no links (FAT), the look before the renaming must do.
 */
export function placeNew(part: string, file: string): boolean {
  try {
    linkSync(part, file);
    rmSync(part);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'EEXIST') return false;
    if (!/^(EPERM|ENOSYS|ENOTSUP|EOPNOTSUPP|EMLINK|EINVAL|UNKNOWN|EISDIR)$/.test(code))
      throw thrown;
    if (existsSync(file)) return false;
    renameSync(part, file);
  }
  forceToDisk(dirname(file));
  return true;
}
