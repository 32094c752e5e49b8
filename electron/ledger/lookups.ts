import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Settlement } from '../../engine/settlement.ts';
import { assert, unreachable } from '../../engine/problem.ts';
import { settlementIdOf, type Entry, type EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import { demonstrationMark } from './lists.ts';
import type { RecordedSettlement } from './records.ts';
import { text, whole } from './shapes.ts';
import { adjustedDraft, type Standing } from './standing.ts';

export type Booked = EntryOf<'settlement'> | EntryOf<'reversal'> | EntryOf<'adjustment'>;

/** Settlements, reversals and adjustments by their id, as the journal has them. */
export type Lookups = {
  booked(settlementId: string): Booked | null;
  /** How a settlement stands now; it must exist. */
  standing(settlementId: string): Standing;
  reversalOf(settlementId: string): EntryOf<'reversal'> | null;
  /** The entry as a slip or a reviewer needs it. */
  recorded(entry: Booked): RecordedSettlement;
};

const seqRow = z.strictObject({ seq: whole });
const adjustedRow = z.strictObject({ id: text, at: text });

export function openLookups(db: Database, journal: Journal): Lookups {
  const isDemonstration = demonstrationMark(db);
  const selectById = db.prepare('SELECT seq FROM settlement WHERE id = ?');
  const selectConfirmation = db.prepare(
    "SELECT c.seq FROM confirmation c JOIN journal j ON j.seq = c.seq WHERE c.settlement_id = ? AND j.kind = 'confirmation'",
  );
  const selectAdjustments = db.prepare(
    'SELECT id, recorded_at AS at FROM settlement WHERE adjusts = ? ORDER BY seq',
  );
  const selectReversal = db.prepare('SELECT seq FROM settlement WHERE reverses = ?');

  const entryAt = (row: unknown) => {
    const found = seqRow.optional().parse(row);
    return found === undefined ? null : journal.at(found.seq);
  };
  const booked = (settlementId: string): Booked | null => {
    const entry = entryAt(selectById.get(settlementId));
    return entry !== null && isBooked(entry) ? entry : null;
  };
  const reversalOf = (settlementId: string) => {
    const entry = entryAt(selectReversal.get(settlementId));
    return entry?.kind === 'reversal' ? entry : null;
  };
  const standingBefore = (settlementId: string, before: number): Standing => {
    const standing = journal.findStanding(settlementId, before);
    assert(standing !== null, `the settlement ${settlementId} stands in the journal`);
    return standing;
  };
  const confirmationOf = (settlementId: string) => {
    const entry = entryAt(selectConfirmation.get(settlementId));
    return entry?.kind === 'confirmation' ? entry.body : null;
  };
  const adjustmentsOf = (settlementId: string) =>
    selectAdjustments.all(settlementId).map((row) => adjustedRow.parse(row));

  const recorded = (entry: Booked): RecordedSettlement => {
    const { original, draft } = standingBefore(settlementNamed(entry), entry.seq);
    const { personName, certificateMasked, messageId, platformId, differences } = original.body;
    const id = settlementIdOf(entry);
    const reversal = reversalOf(id);
    const confirmed = confirmationOf(settlementIdOf(original));
    return {
      ...(entry.kind === 'adjustment' ? adjustedDraft(draft, entry) : draft),
      id,
      seq: entry.seq,
      recordedAt: entry.at,
      hash: entry.hash,
      personName,
      certificateMasked,
      demonstration: isDemonstration(),
      reverses:
        entry.kind === 'reversal' ? { id: entry.body.reverses, reason: entry.body.reason } : null,
      reversedBy:
        reversal === null
          ? null
          : { id: settlementIdOf(reversal), at: reversal.at, reason: reversal.body.reason },
      sentAs: { messageId, platformId: confirmed?.platformId ?? platformId },
      differences: confirmed?.differences ?? differences,
      adjusts: entry.kind === 'adjustment' ? adjusting(entry, draft.settlement) : null,
      adjustedBy: entry.kind === 'settlement' ? adjustmentsOf(id) : [],
    };
  };

  const standing = (settlementId: string) => standingBefore(settlementId, Infinity);
  return { booked, standing, reversalOf, recorded };
}

function isBooked(entry: Entry): entry is Booked {
  return entry.kind === 'settlement' || entry.kind === 'reversal' || entry.kind === 'adjustment';
}

/** The settlement that an entry is, takes back or adjusts. */
function settlementNamed(entry: Booked): string {
  switch (entry.kind) {
    case 'settlement':
      return settlementIdOf(entry);
    case 'reversal':
      return entry.body.reverses;
    case 'adjustment':
      return entry.body.adjusts;
    default:
      return unreachable(entry);
  }
}

function adjusting(
  { body: { adjusts: id, causes, approvedBy, run } }: EntryOf<'adjustment'>,
  was: Settlement,
): RecordedSettlement['adjusts'] {
  return { id, causes, approvedBy, run, was };
}
