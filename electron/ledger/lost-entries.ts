import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { text, whole } from './shapes.ts';
import { unusable, type Unusable } from './unusable.ts';
import { readWitness } from './witness.ts';

/** What a file holds against what was last noted beside it. */
export type Loss =
  | { readonly kind: 'entries'; readonly has: number; readonly recorded: number }
  | { readonly kind: 'another'; readonly has: number; readonly recorded: number };

const rowSchema = z.object({ ledgerId: text, seq: whole });
const hashSchema = z.object({ hash: text });

/** Null where nothing is missing, or nothing was ever noted. */
export function findLoss(db: Database, file: string): Loss | null {
  const noted = readWitness(file);
  if (noted === null) return null;
  const { seq: recorded } = noted;
  const tables = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('meta', 'journal')");
  if (tables.pluck().get() !== 2) return { kind: 'entries', has: 0, recorded };
  const row = rowSchema.safeParse(
    db
      .prepare(
        `SELECT coalesce((SELECT value FROM meta WHERE name = 'ledger-id'), '') AS ledgerId,
                coalesce((SELECT max(seq) FROM journal), 0) AS seq`,
      )
      .get(),
  );
  const { ledgerId, seq: has } = row.data ?? { ledgerId: '', seq: 0 };
  if (has > 0 && ledgerId !== noted.ledgerId) return { kind: 'another', has, recorded };
  if (has < recorded) return { kind: 'entries', has, recorded };
  const there = hashSchema.safeParse(
    db.prepare('SELECT hash FROM journal WHERE seq = ?').get(recorded),
  );
  return there.data?.hash === noted.hash ? null : { kind: 'another', has, recorded };
}

/** The sentence that refuses to go on without what was recorded. */
export function lostSince(db: Database, file: string): Unusable | null {
  const loss = findLoss(db, file);
  if (loss === null) return null;
  const { has, recorded } = loss;
  const facts = { has, recorded };
  if (loss.kind === 'another') {
    const mend = `another ledger, or another history of this one, lies in its place (${has} entries; ${recorded} were recorded here): put the right file back, or, to go on with this one, yidan ledger restore it in its own place (--aside)`;
    return unusable('another-ledger', file, mend, facts);
  }
  const mend = `it ends at entry ${has}, and ${recorded} were recorded in it: its -wal file was deleted, or an older copy put in its place; put the newest file and its -wal file back, or restore the newest backup; to go on with what is left, yidan ledger restore this file in its own place (--aside)`;
  return unusable('entries-lost', file, mend, facts);
}
