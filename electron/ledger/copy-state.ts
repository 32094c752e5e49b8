import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { schemaVersion } from './migrations.ts';
import { text, whole } from './shapes.ts';

/** Which ledger a file is, and up to where it goes. */
export type CopyState = {
  readonly ledgerId: string;
  readonly demonstration: boolean;
  readonly entries: number;
  readonly headHash: string;
  readonly lastEntryAt: string;
  readonly schema: number;
};

const rowSchema = z.strictObject({
  ledgerId: text,
  demonstration: text,
  entries: whole,
  headHash: text,
  lastEntryAt: text,
});

export function readCopyState(db: Database): CopyState {
  const row = db
    .prepare(
      `SELECT (SELECT value FROM meta WHERE name = 'ledger-id') AS ledgerId,
              (SELECT value FROM meta WHERE name = 'demonstration') AS demonstration,
              seq AS entries, hash AS headHash, at AS lastEntryAt
         FROM journal ORDER BY seq DESC LIMIT 1`,
    )
    .get();
  const { demonstration, ...read } = rowSchema.parse(row);
  return { ...read, demonstration: demonstration === 'yes', schema: schemaVersion(db) };
}
