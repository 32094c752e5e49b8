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
  /** The entry as a slip or a reviewer needs it; `asOf`, the number of an entry, leaves out what came of it later. */
  recorded(entry: Booked, asOf?: number): RecordedSettlement;
  /**
   * A settlement of the transaction that is under way. Nothing has taken it back, adjusted or confirmed it: each of these
   * refers to the row of a settlement that is there.
   */
  justRecorded(entry: EntryOf<'settlement'>): RecordedSettlement;
};

const seqRow = z.strictObject({ seq: whole });
const adjustedRow = z.strictObject({ id: text, at: text });

export function openLookups(db: Database, journal: Journal): Lookups {
  const isDemonstration = demonstrationMark(db);
  const selectById = db.prepare('SELECT seq FROM settlement WHERE id = +?');
  const selectConfirmation = db.prepare(
    "SELECT c.seq FROM confirmation c JOIN journal j ON j.seq = c.seq WHERE c.settlement_id = +? AND j.kind = 'confirmation'",
  );
  const selectAdjustments = db.prepare(
    'SELECT id, recorded_at AS at FROM settlement WHERE adjusts = +? AND seq <= +? ORDER BY seq',
  );
  const selectReversal = db.prepare('SELECT seq FROM settlement WHERE reverses = +?');

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
    return entry?.kind === 'confirmation' ? entry : null;
  };
  const adjustmentsOf = (settlementId: string, asOf: number) =>
    selectAdjustments.all(settlementId, asOf).map((row) => adjustedRow.parse(row));

  const recorded = (entry: Booked, asOf = Number.MAX_SAFE_INTEGER): RecordedSettlement => {
    const by = <E extends Entry>(later: E | null) =>
      later !== null && later.seq <= asOf ? later : null;
    const { original, draft } = standingBefore(settlementNamed(entry), entry.seq);
    const { messageId, platformId, differences } = original.body;
    const id = settlementIdOf(entry);
    const reversal = by(reversalOf(id));
    const confirmed = by(confirmationOf(settlementIdOf(original)))?.body;
    return {
      ...(entry.kind === 'adjustment' ? adjustedDraft(draft, entry) : draft),
      ...headOf(entry, original, isDemonstration()),
      reverses:
        entry.kind === 'reversal' ? { id: entry.body.reverses, reason: entry.body.reason } : null,
      reversedBy:
        reversal === null
          ? null
          : { id: settlementIdOf(reversal), at: reversal.at, reason: reversal.body.reason },
      sentAs: { messageId, platformId: confirmed?.platformId ?? platformId },
      differences: confirmed?.differences ?? differences,
      adjusts: entry.kind === 'adjustment' ? adjusting(entry, draft.settlement) : null,
      adjustedBy: entry.kind === 'settlement' ? adjustmentsOf(id, asOf) : [],
    };
  };

  const justRecorded = (entry: EntryOf<'settlement'>) => asRecorded(entry, isDemonstration());
  const standing = (settlementId: string) => standingBefore(settlementId, Infinity);
  return { booked, standing, reversalOf, recorded, justRecorded };
}

/** A settlement of which nothing was said since. */
function asRecorded(entry: EntryOf<'settlement'>, demonstration: boolean): RecordedSettlement {
  const { draft, messageId, platformId, differences } = entry.body;
  return {
    ...draft,
    ...headOf(entry, entry, demonstration),
    reverses: null,
    reversedBy: null,
    sentAs: { messageId, platformId },
    differences,
    adjusts: null,
    adjustedBy: [],
  };
}

/** What bears the entry's number and hash, and the person as they stood when the settlement was recorded. */
function headOf(
  entry: Booked,
  { body: { personName, certificateMasked } }: EntryOf<'settlement'>,
  demonstration: boolean,
) {
  const { seq, at: recordedAt, hash } = entry;
  const id = settlementIdOf(entry);
  return { id, seq, recordedAt, hash, personName, certificateMasked, demonstration };
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
