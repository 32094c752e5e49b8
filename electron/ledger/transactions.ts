import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { fail, type Problem, type Result } from '../../engine/problem.ts';
import { ClockBack } from './clock-back.ts';
import { openFileGuard, type FileGuard } from './file-guard.ts';
import { Refused } from './refused.ts';
import { text, whole } from './shapes.ts';
import { unusable, unusableInUse, type Unusable } from './unusable.ts';
import { openWitness, type Witness } from './witness.ts';

export type Transactions = {
  /** One view of the file for all that is read inside. */
  readonly reading: <T>(read: () => T) => T;
  /**
   * All or nothing: whatever was written before a Problem was found is taken back with it. The right to write is taken
   * first, so that what is checked inside cannot move.
   */
  readonly writing: <T, P extends Problem>(
    write: () => Result<T, P>,
  ) => Result<T, P | Problem<'CLOCK_BACK'> | Unusable>;
  readonly close: () => void;
};

const headSchema = z.tuple([whole, text]);
type Head = z.infer<typeof headSchema>;

/** Where what the world does to an operation becomes an answer, and where what was recorded is noted beside the file. */
export function openTransactions(db: Database): Transactions {
  const file = db.name;
  const isOnDisk = !db.memory && !db.readonly;
  const moved: FileGuard = isOnDisk ? openFileGuard(file) : () => null;
  const selectHead = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').raw();
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const selectId = db.prepare("SELECT value FROM meta WHERE name = 'ledger-id'").pluck();
  let witness: Witness | null = null;

  const noteHead = (head: Head | null) => {
    if (head === null) return;
    try {
      witness ??= openWitness(file, text.parse(selectId.get()));
      witness.note(...head);
    } catch (error) {
      // The entry is recorded and must be answered as recorded; a note that cannot be written only checks less.
      if (unusableInUse(error, file) === null) throw error;
    }
  };

  const underUs = (): Unusable | null => {
    const what = moved();
    return what === null ? null : what === 'log' ? logGone(db, file) : fileGone(db, file);
  };

  return {
    reading(read) {
      try {
        return db.transaction(read).deferred();
      } catch (error) {
        throw refusalOf(error, file);
      }
    },
    writing(write) {
      const obstacle = underUs();
      if (obstacle !== null) return fail(obstacle);
      try {
        begin.run();
        const result = write();
        const head = result.ok && isOnDisk ? headSchema.optional().parse(selectHead.get()) : null;
        (result.ok ? commit : rollback).run();
        // After the commit: a note of what was not recorded would have the next start look for it.
        noteHead(head ?? null);
        return result;
      } catch (error) {
        if (db.inTransaction) rollback.run();
        if (error instanceof ClockBack || error instanceof Refused) return fail(error.problem);
        const problem = unusableInUse(error, file);
        if (problem === null) throw error;
        return fail(problem);
      }
    },
    close() {
      witness?.close();
      witness = null;
      db.close();
    },
  };
}

/**
 * The log was deleted under us. What it holds is still ours to read: it is carried over into the ledger file, so that
 * nothing that was acknowledged goes with it, and then nothing more is recorded until the program is started again.
 */
function logGone(db: Database, file: string): Unusable {
  db.pragma('wal_checkpoint(PASSIVE)');
  const mend =
    'nothing was recorded; its -wal file was deleted while the ledger was open. What was recorded before is saved in the ledger file: close the program and start it again';
  return unusable('log-gone', file, mend);
}

/**
 * The file was deleted or replaced under us. What it held is still ours: it is carried over into it where it lies now under
 * another name, so that the log which stays behind is empty and spoils no other file; and where it has no name any more, it
 * is written out beside.
 */
function fileGone(db: Database, file: string): Unusable {
  db.pragma('wal_checkpoint(TRUNCATE)');
  if (existsSync(file)) {
    const mend =
      'nothing was recorded; another file was put in its place while it was open: close the program, and put the right file back before it is started again';
    return unusable('replaced', file, mend);
  }
  const rescued = `${file}.rescued`;
  if (!existsSync(rescued)) db.prepare('VACUUM INTO ?').run(rescued);
  const mend = `nothing was recorded; it was moved or deleted while it was open. Everything recorded before is saved in ${rescued}: close the program, then put the file back, or yidan ledger restore ${rescued}`;
  return unusable('replaced', file, mend, { rescued });
}

function refusalOf(error: unknown, file: string): unknown {
  const problem = unusableInUse(error, file);
  return problem === null ? error : new Refused(problem, error);
}
