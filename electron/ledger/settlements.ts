import { assert, fail, ok, unreachable, type Problem, type Result } from '../../engine/problem.ts';
import { addYears } from '../../engine/year.ts';
import { maskCertificate } from '../certificate.ts';
import type { Booking } from './booking.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import { messageIdOf } from './message-id.ts';
import type { MessageLookups } from './message-lookups.ts';
import { messageClosed, messageOpen } from './message-refusals.ts';
import type { People } from './people.ts';
import type { Message } from './port-messages.ts';
import type { RecordedSettlement, RecordEntry, Stamp } from './records.ts';
import { alreadyReversed, noPerson, noSettlement, staysBooked } from './refusals.ts';
import type { Keys } from './same-key.ts';
import { assertSameSums, isAnyNegative, negativeSums } from './year-sums.ts';
import type { Year } from './year.ts';

/**
 * What books money. Each is one transaction of the caller: either all of it is written, or nothing.
 */
export type Settlements = {
  record(entry: RecordEntry): Result<RecordedSettlement, RecordProblem>;
  reverse(
    settlementId: string,
    reason: string,
    key: string,
    stamp: Stamp,
  ): Result<RecordedSettlement, ReverseProblem>;
};
export type RecordProblem = Problem<
  | 'STALE'
  | 'NOT_FOUND'
  | 'IDEMPOTENCY_CONFLICT'
  | 'PAYMENT_MISMATCH'
  | 'MESSAGE_OPEN'
  | 'MESSAGE_CLOSED'
>;
export type ReverseProblem = Problem<
  'NOT_FOUND' | 'ALREADY_REVERSED' | 'IDEMPOTENCY_CONFLICT' | 'MESSAGE_OPEN'
>;
type Parts = {
  readonly journal: Journal;
  readonly year: Year;
  readonly people: People;
  readonly lookups: Lookups;
  readonly messages: MessageLookups;
  readonly keys: Keys;
  readonly booking: Booking;
};

export function openSettlements(parts: Parts): Settlements {
  const { journal, year, people, lookups, messages, keys, booking } = parts;

  const record = (entry: RecordEntry): Result<RecordedSettlement, RecordProblem> => {
    const { draft, key, stamp } = entry;
    const person = people.person(draft.personId);
    if (person === null) return fail(noPerson(draft.personId));
    const certificateMasked = maskCertificate(person.certificate);
    const who = { personName: person.name, certificateMasked };
    const messageId = messageIdOf(draft.facility.code, stamp.at, journal.head().seq + 1);
    const body = { draft, ...who, messageId, platformId: null, differences: null };
    const before = keys.before(key, { kind: 'settlement', body });
    if (before !== null) return before.ok ? recordedAs(before.value, messages) : before;
    const refusal = booking.refusal(entry, person.version);
    return refusal === null ? ok(booking.settle(body, stamp, key)) : fail(refusal);
  };

  const reverse = (
    settlementId: string,
    reason: string,
    key: string,
    stamp: Stamp,
  ): Result<RecordedSettlement, ReverseProblem> => {
    const named = lookups.booked(settlementId);
    if (named === null) return fail(noSettlement(settlementId));
    if (named.kind !== 'settlement') return fail(staysBooked(named));
    const { draft, newest } = lookups.standing(settlementId);
    const { personId, year: inYear, settlement } = draft;
    const body = { personId, reverses: settlementId, reversesHash: newest.hash, reason };
    const before = keys.before(key, { kind: 'reversal', body });
    if (before !== null) {
      if (!before.ok) return before;
      assert(before.value.state === 'settled', 'a reversal is not sent, but booked');
      return ok(before.value.settlement);
    }
    const reversal = lookups.reversalOf(settlementId);
    if (reversal !== null) return fail(alreadyReversed(settlementId, reversal));
    // What is on its way was computed on the year with this settlement, by us and by the platform.
    const open = messages.ofPerson(personId);
    if (open !== null) return fail(messageOpen(open));
    const expected = addYears(year.sums(personId, inYear), negativeSums(settlement.counts));
    const entry = journal.append({ kind: 'reversal', body }, stamp, key);
    booking.assertBalanced(entry);
    assertSameSums(expected, year.sums(personId, inYear), 'the sums after reversing');
    assert(!isAnyNegative(expected), 'no sum of a year falls below nothing');
    return ok(booking.readBack(entry));
  };

  return { record, reverse };
}

/** What a bill that was asked for before came to, seen by whoever records it: settled, or why it is not. */
function recordedAs(
  message: Message,
  messages: MessageLookups,
): Result<RecordedSettlement, Problem<'MESSAGE_OPEN' | 'MESSAGE_CLOSED'>> {
  switch (message.state) {
    case 'settled':
      return ok(message.settlement);
    case 'sending':
    case 'unknown':
      return fail(messageOpen(message));
    case 'abandoned': {
      const followed = messages.find(message.messageId);
      assert(followed !== null, 'what was abandoned is found under its number');
      return fail(messageClosed(followed));
    }
    default:
      return unreachable(message);
  }
}
