import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ZERO } from '../../engine/money.ts';
import { assert, type Problem } from '../../engine/problem.ts';
import { yearOf } from '../../engine/terms.ts';
import { addYears } from '../../engine/year.ts';
import { paymentMismatch } from '../payment.ts';
import { settlementIdOf, type Entry, type EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { MessageLookups } from './message-lookups.ts';
import { messageOpen } from './message-refusals.ts';
import { mayFollow } from './message-states.ts';
import type { RecordedSettlement, RecordEntry, SettlementDraft, Stamp } from './records.ts';
import { postingsOf } from './postings.ts';
import { stale } from './refusals.ts';
import { fen, whole } from './shapes.ts';
import { assertSameSums } from './year-sums.ts';
import type { Year } from './year.ts';

/** What every way of booking a bill shares: sent and answered, or recorded without the platform. */
export type Booking = {
  /** Why a bill is not taken now; `version` is the person's as it stands. */
  refusal(
    entry: RecordEntry,
    version: number,
  ): Problem<'MESSAGE_OPEN' | 'STALE' | 'PAYMENT_MISMATCH'> | null;
  /** Throws where the bill cannot be right on the year as it stands: such a one is neither sent nor recorded. */
  assertFits(draft: SettlementDraft): void;
  /** Books the settlement; everything that must hold of it is asserted before it and after it. */
  settle(body: EntryOf<'settlement'>['body'], stamp: Stamp, key?: string): RecordedSettlement;
  assertBalanced(entry: Entry): void;
  readBack(written: Entry): RecordedSettlement;
};

const balanceRow = z.strictObject({ balance: fen });
const writtenRow = z.strictObject({ seq: whole, balance: fen });
const BEFORE = 'what was before the claim';

export function openBooking(
  db: Database,
  {
    journal,
    year,
    lookups,
    messages,
  }: {
    readonly journal: Journal;
    readonly year: Year;
    readonly lookups: Lookups;
    readonly messages: MessageLookups;
  },
): Booking {
  const selectBalance = db.prepare(
    'SELECT coalesce(sum(amount), 0) AS balance FROM posting WHERE seq = +?',
  );
  const selectWritten = db.prepare(
    `SELECT seq, (SELECT coalesce(sum(amount), 0) FROM posting p WHERE p.seq = s.seq) AS balance
       FROM settlement s WHERE id = +?`,
  );
  const assertBalanced = (entry: Entry) => {
    const { balance } = balanceRow.parse(selectBalance.get(entry.seq));
    assert(balance === ZERO, 'the postings of an entry add up to nothing');
  };
  const justRecorded = (entry: EntryOf<'settlement'>): RecordedSettlement => {
    const { seq, balance } = writtenRow.parse(selectWritten.get(settlementIdOf(entry)));
    assert(seq === entry.seq, 'what was recorded is found again');
    assert(balance === ZERO, 'the postings of an entry add up to nothing');
    return lookups.justRecorded(entry);
  };
  const readBack = (written: Entry): RecordedSettlement => {
    const entry = lookups.booked(settlementIdOf(written));
    assert(entry !== null && entry.hash === written.hash, 'what was recorded is found again');
    return lookups.recorded(entry);
  };

  // A person's open message comes first: it has moved their version itself.
  const refusal: Booking['refusal'] = ({ draft, expectedVersion }, version) => {
    const open = messages.ofPerson(draft.personId);
    if (open !== null) return messageOpen(open);
    if (version !== expectedVersion) return stale(expectedVersion, version);
    return draft.payment === null ? null : paymentMismatch(draft.payment, draft.settlement.cash);
  };

  const assertFits = (draft: SettlementDraft) => {
    const { personId, settlement } = draft;
    assertSameSums(settlement.before, year.sums(personId, draft.year), BEFORE);
    assertWhole(draft);
    postingsOf(draft);
  };

  const settle: Booking['settle'] = (body, stamp, key) => {
    const { draft, messageId } = body;
    assertWhole(draft);
    const before = messageId === null ? null : messages.lastKind(messageId);
    assert(mayFollow(before, 'settlement'), `message ${messageId} may be settled`);
    const entry = journal.append({ kind: 'settlement', body }, stamp, key);
    assert(entry.kind === 'settlement', 'what was recorded is a settlement');
    const { personId, year: inYear, settlement } = draft;
    // Both at once and after writing: where one is wrong, what was written is taken back with the transaction.
    const sums = year.around(personId, inYear, entry.seq);
    assertSameSums(settlement.before, sums.before, BEFORE);
    assertSameSums(settlement.after, sums.after, 'the sums after recording');
    return justRecorded(entry);
  };

  return { refusal, assertFits, settle, assertBalanced, readBack };
}

/** Whether a bill is right by itself, whatever the ledger says. */
function assertWhole({ year, claim, settlement }: SettlementDraft): void {
  const { before, counts, after } = settlement;
  assert(year === yearOf(claim.settledOn), 'a bill counts in the year it is settled');
  assertSameSums(after, addYears(before, counts), 'before + counts');
}
