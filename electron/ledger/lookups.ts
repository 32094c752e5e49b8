import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert } from '../../engine/problem.ts';
import { settlementIdOf, type EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import { isDemonstration } from './lists.ts';
import type { RecordedSettlement } from './port.ts';
import { whole } from './shapes.ts';

export type Booked = EntryOf<'settlement'> | EntryOf<'reversal'>;

/** Settlements and reversals by their id, as the journal has them. */
export type Lookups = {
  booked(settlementId: string): Booked | null;
  reversalOf(settlementId: string): EntryOf<'reversal'> | null;
  /** The entry as a slip or a reviewer needs it. */
  recorded(entry: Booked): RecordedSettlement;
};

const seqRow = z.strictObject({ seq: whole });

export function openLookups(db: Database, journal: Journal): Lookups {
  const selectById = db.prepare('SELECT seq FROM settlement WHERE id = ?');
  const selectReversal = db.prepare('SELECT seq FROM settlement WHERE reverses = ?');

  const entryAt = (row: unknown) => {
    const found = seqRow.optional().parse(row);
    return found === undefined ? null : journal.at(found.seq);
  };
  const booked = (settlementId: string): Booked | null => {
    const entry = entryAt(selectById.get(settlementId));
    return entry?.kind === 'settlement' || entry?.kind === 'reversal' ? entry : null;
  };
  const reversalOf = (settlementId: string) => {
    const entry = entryAt(selectReversal.get(settlementId));
    return entry?.kind === 'reversal' ? entry : null;
  };

  const recorded = (entry: Booked): RecordedSettlement => {
    const original = entry.kind === 'reversal' ? journal.findOriginal(entry.body.reverses) : entry;
    assert(original !== null, 'what a reversal takes back stands in the journal');
    const id = settlementIdOf(entry);
    const reversal = reversalOf(id);
    return {
      ...original.body.draft,
      id,
      seq: entry.seq,
      recordedAt: entry.at,
      hash: entry.hash,
      personName: original.body.personName,
      certificateMasked: original.body.certificateMasked,
      demonstration: isDemonstration(db),
      reverses:
        entry.kind === 'reversal' ? { id: entry.body.reverses, reason: entry.body.reason } : null,
      reversedBy:
        reversal === null
          ? null
          : { id: settlementIdOf(reversal), at: reversal.at, reason: reversal.body.reason },
    };
  };

  return { booked, reversalOf, recorded };
}
