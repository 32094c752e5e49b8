import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { lostSince } from './lost-entries.ts';
import { APPLICATION_ID, migrate, NEWEST_VERSION, schemaVersion } from './migrations.ts';
import { unusable, unusableBecause, type Unusable } from './unusable.ts';
import { readWitness } from './witness.ts';

export type DatabaseOptions = {
  /** A path, or ':memory:'. */
  readonly file: string;
  /** Neither creates nor changes the file. */
  readonly readOnly?: boolean;
  /** Reads a ledger of an older schema too, where nothing but its bytes is asked for. */
  readonly anySchema?: boolean;
  /** Where SQLite's native part lies, where it is not in node_modules. */
  readonly nativeBinding?: string;
};

/** Earlier ones can corrupt a database in WAL mode when two connections reset the log at once. */
export const OLDEST_SQLITE = '3.51.3';
/** How long to wait for another process that is writing, in milliseconds. */
const BUSY_TIMEOUT = 5000;
const IN_MEMORY = ':memory:';

/**
 * A connection to a ledger of the newest schema, with every guard on; or the sentence that says why
 * there is none.
 */
export function openDatabase(options: DatabaseOptions): Result<Database, Unusable> {
  const isReadOnly = options.readOnly === true;
  const isInMemory = options.file === IN_MEMORY;
  const file = isInMemory ? IN_MEMORY : resolve(options.file);
  const obstacle = isInMemory ? null : obstacleOnDisk(file, isReadOnly);
  if (obstacle !== null) return fail(obstacle);
  let db: Database | null = null;
  try {
    db = new SqliteDatabase(file, {
      readonly: isReadOnly,
      fileMustExist: isReadOnly,
      timeout: BUSY_TIMEOUT,
      ...(options.nativeBinding === undefined ? {} : { nativeBinding: options.nativeBinding }),
    });
    const unfit = whyUnfit(db, file, options);
    if (unfit === null) {
      if (!isReadOnly) migrate(db);
      return ok(db);
    }
    db.close();
    return fail(unfit);
  } catch (error) {
    db?.close();
    return fail(unusableBecause(error, file));
  }
}

/** Every reason not to work with what was opened, the first that holds. */
function whyUnfit(db: Database, file: string, options: DatabaseOptions): Unusable | null {
  const { readOnly = false } = options;
  return (
    sqliteTooOld(sqliteVersion(db), file) ??
    strangeFile(db, file, options) ??
    (readOnly || db.memory ? null : lostSince(db, file)) ??
    guard(db, file, readOnly)
  );
}

/** Only what SQLite itself would answer by creating a file, or with a message that helps nobody. */
function obstacleOnDisk(file: string, isReadOnly: boolean): Unusable | null {
  const directory = dirname(file);
  if (!existsSync(directory)) {
    return unusable(
      'no-directory',
      file,
      `the directory ${directory} does not exist: create it or correct the path`,
    );
  }
  if (!existsSync(file)) {
    if (isReadOnly) return unusable('missing', file, 'there is no such file: correct the path');
    const last = readWitness(file);
    if (last !== null) {
      const mend = `the file is gone, and ${last.seq} entries were recorded in it: put it back, or restore the ledger from its backup; no empty ledger is begun in its place`;
      return unusable('gone', file, mend, { recorded: last.seq });
    }
    return isWritable(directory) ? null : readOnlyPlace(file, `the directory ${directory}`);
  }
  const { size, isFile } = fileAt(file);
  if (!isFile)
    return unusable('not-a-file', file, 'that is not a file: name the ledger file itself');
  if (size === 0) {
    return unusable(
      'empty',
      file,
      'the file is empty, as after a failed copy or a full disk: restore the ledger from its backup, or remove the file to begin a new ledger',
    );
  }
  if (isReadOnly) return null;
  if (!isWritable(file)) return readOnlyPlace(file, 'the file');
  return isWritable(directory) ? null : readOnlyPlace(file, `the directory ${directory}`);
}

function fileAt(file: string): { readonly size: number; readonly isFile: boolean } {
  const found = statSync(file);
  return { size: found.size, isFile: found.isFile() };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readOnlyPlace(file: string, what: string): Unusable {
  const mend = `${what} may not be written to: give this user the right to write it, or name another place`;
  return unusable('read-only', file, mend);
}

/** Says what is wrong with a library that is too old; null where it will do. */
export function sqliteTooOld(version: string, file: string): Unusable | null {
  const numbers = (text: string) => text.split('.').map(Number);
  const [have, need] = [numbers(version), numbers(OLDEST_SQLITE)];
  const first = need.findIndex((part, index) => part !== (have[index] ?? 0));
  if (first < 0 || (have[first] ?? 0) > (need[first] ?? 0)) return null;
  const mend = `the SQLite library is ${version}, and before ${OLDEST_SQLITE} it can damage a ledger: install this program's own libraries again`;
  return unusable('sqlite-too-old', file, mend);
}

function sqliteVersion(db: Database): string {
  return String(db.prepare('SELECT sqlite_version()').pluck().get());
}

/**
 * Whether the file is a ledger that this program can work with. Reads only: a stranger's file stays
 * as it was.
 */
function strangeFile(
  db: Database,
  file: string,
  { readOnly: isReadOnly = false, anySchema = false }: DatabaseOptions,
): Unusable | null {
  const applicationId = Number(db.pragma('application_id', { simple: true }));
  const version = schemaVersion(db);
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  const isBlank = applicationId === 0 && version === 0 && tables === 0;
  if (isBlank && !isReadOnly) return null;
  if (applicationId !== APPLICATION_ID) {
    return unusable(
      'not-a-ledger',
      file,
      'it is a database of another program: name the ledger file',
    );
  }
  if (version > NEWEST_VERSION) {
    const mend = `it was written by a newer version of this program (schema ${version}, this one knows ${NEWEST_VERSION}): install the newer version`;
    return unusable('newer', file, mend);
  }
  if (isReadOnly && !anySchema && version < NEWEST_VERSION) {
    const mend = `it has the older schema ${version}: start the workstation on it once, which brings it to ${NEWEST_VERSION}`;
    return unusable('older', file, mend);
  }
  return null;
}

/** Turns every guard of the connection on; a disk that cannot keep a write-ahead log is refused. */
function guard(db: Database, file: string, isReadOnly: boolean): Unusable | null {
  db.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // So that INSERT OR REPLACE meets the triggers that refuse to delete.
  db.pragma('recursive_triggers = ON');
  if (isReadOnly) return null;
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  // WAL's own default may lose the last settlement in a power cut.
  db.pragma('synchronous = FULL');
  if (mode === 'wal' || file === IN_MEMORY) return null;
  const mend =
    'its disk cannot keep a write-ahead log, as network drives cannot: name a local disk';
  return unusable('disk', file, mend);
}
