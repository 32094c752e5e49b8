import type { Database } from 'better-sqlite3';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { maskCertificate } from '../certificate.ts';
import type { Booking } from './booking.ts';
import { canonical } from './chain.ts';
import type { EntryKind } from './bodies.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import { messageIdOf } from './message-id.ts';
import { isOpen, type Followed, type MessageLookups } from './message-lookups.ts';
import {
  alreadyConfirmed,
  messageClosed,
  neverSent,
  noFacilityCode,
  noMessage,
} from './message-refusals.ts';
import { mayFollow } from './message-states.ts';
import type { People } from './people.ts';
import type { RecordedSettlement, RecordEntry, Stamp } from './records.ts';
import type {
  AbandonedMessage,
  Confirmation,
  Message,
  MessageOperations,
  OpenMessage,
} from './port-messages.ts';
import { noPerson, noSettlement, staysBooked } from './refusals.ts';
import type { Keys } from './same-key.ts';
import type { Transactions } from './transactions.ts';
import { openUnconfirmed } from './unconfirmed.ts';

/** A bill on its way to the platform and back. Each is one transaction of the caller. */
export type Messages = {
  send(entry: RecordEntry): Result<Message, SendProblem>;
  answered(
    messageId: string,
    answer: Omit<Confirmation, 'settlementId'>,
    stamp: Stamp,
  ): Result<RecordedSettlement, Lost>;
  unanswered(messageId: string, why: string, stamp: Stamp): Result<OpenMessage, Lost>;
  abandon(messageId: string, reason: string, stamp: Stamp): Result<AbandonedMessage, Lost>;
  message(messageId: string): Message | null;
  open(): readonly OpenMessage[];
  confirm(confirmation: Confirmation, stamp: Stamp): Result<RecordedSettlement, ConfirmProblem>;
  unconfirmed: (
    page: Parameters<MessageOperations['unconfirmed']>[0],
  ) => Awaited<ReturnType<MessageOperations['unconfirmed']>>;
};
type SendProblem = Problem<
  | 'STALE'
  | 'NOT_FOUND'
  | 'IDEMPOTENCY_CONFLICT'
  | 'PAYMENT_MISMATCH'
  | 'MESSAGE_OPEN'
  | 'STATION_NOT_SET_UP'
>;
type Lost = Problem<'NOT_FOUND' | 'MESSAGE_CLOSED'>;
type ConfirmProblem = Problem<'NOT_FOUND' | 'ALREADY_CONFIRMED'>;

export type MessageParts = {
  readonly journal: Journal;
  readonly people: People;
  readonly lookups: Lookups;
  readonly messages: MessageLookups;
  readonly keys: Keys;
  readonly booking: Booking;
};

export function openMessages(db: Database, parts: MessageParts): Messages {
  const { messages } = parts;
  return {
    send: (entry) => send(parts, entry),
    ...followers(parts),
    message: (messageId) => {
      const followed = messages.find(messageId);
      if (followed !== null) return messages.became(followed);
      const settled = messages.settled(messageId);
      return settled === null
        ? null
        : { state: 'settled', settlement: parts.lookups.recorded(settled) };
    },
    open: () => messages.open(),
    confirm: (confirmation, stamp) => confirm(parts, confirmation, stamp),
    unconfirmed: openUnconfirmed(db),
  };
}

/** The same as the port offers them: each a transaction of its own. */
export function messageOperations(
  sent: Messages,
  { reading, writing }: Pick<Transactions, 'reading' | 'writing'>,
): MessageOperations {
  return {
    send: async (entry) => writing(() => sent.send(entry)),
    answered: async (messageId, answer, stamp) =>
      writing(() => sent.answered(messageId, answer, stamp)),
    unanswered: async (messageId, why, stamp) =>
      writing(() => sent.unanswered(messageId, why, stamp)),
    abandon: async (messageId, reason, stamp) =>
      writing(() => sent.abandon(messageId, reason, stamp)),
    message: async (messageId) => reading(() => sent.message(messageId)),
    openMessages: async () => reading(() => sent.open()),
    confirm: async (confirmation, stamp) => writing(() => sent.confirm(confirmation, stamp)),
    unconfirmed: async (page) => reading(() => sent.unconfirmed(page)),
  };
}

function send(
  { journal, people, messages, keys, booking }: MessageParts,
  entry: RecordEntry,
): Result<Message, SendProblem> {
  const { draft, key, stamp } = entry;
  const person = people.person(draft.personId);
  if (person === null) return fail(noPerson(draft.personId));
  const certificateMasked = maskCertificate(person.certificate);
  const who = { personName: person.name, certificateMasked };
  const messageId = messageIdOf(draft.facility.code, stamp.at, journal.head().seq + 1);
  // The number does not enter the hash of a request: a key is known also where there is none now.
  const body = { draft, ...who, messageId: messageId ?? '' };
  const before = keys.before(key, { kind: 'sending', body });
  if (before !== null) return before;
  if (messageId === null) return fail(noFacilityCode(draft.facility));
  const refusal = booking.refusal(entry, person.version);
  if (refusal !== null) return fail(refusal);
  // What cannot be booked must not be sent: the answer could not be recorded.
  booking.assertFits(draft);
  assert(mayFollow(messages.lastKind(messageId), 'sending'), `message ${messageId} is new`);
  journal.append({ kind: 'sending', body }, stamp, key);
  return ok(nowOf(messages, messageId));
}

/** What is said of a message that was sent. */
function followers(parts: MessageParts): Pick<Messages, 'answered' | 'unanswered' | 'abandon'> {
  const { journal, messages, booking } = parts;
  const lost = (messageId: string): Lost => {
    const settled = messages.settled(messageId);
    return settled === null ? noMessage(messageId) : neverSent(messageId, settled);
  };
  const say = (followed: Followed, kind: 'unknown' | 'abandoned', why: string, stamp: Stamp) => {
    const { messageId, draft } = followed.sent.body;
    assertMayFollow(followed, kind);
    journal.append({ kind, body: { messageId, personId: draft.personId, why } }, stamp);
    return nowOf(messages, messageId);
  };

  return {
    answered: (messageId, answer, stamp) => {
      const followed = messages.find(messageId);
      if (followed === null) return fail(lost(messageId));
      const now = messages.became(followed);
      if (now.state === 'settled' && isSaidBefore(now.settlement, answer)) {
        return ok(now.settlement);
      }
      if (!isOpen(now)) return fail(messageClosed(followed));
      assertMayFollow(followed, 'settlement');
      const { platformId, differences } = answer;
      assertNamed(platformId);
      return ok(booking.settle({ ...followed.sent.body, platformId, differences }, stamp));
    },

    unanswered: (messageId, why, stamp) => {
      const followed = messages.find(messageId);
      if (followed === null) return fail(lost(messageId));
      const now = messages.became(followed);
      if (!isOpen(now)) return fail(messageClosed(followed));
      // That nobody knows is said once; asking again in vain changes nothing.
      if (now.state === 'unknown') return ok(now);
      const said = say(followed, 'unknown', why, stamp);
      assert(isOpen(said), 'a message without an answer is open');
      return ok(said);
    },

    abandon: (messageId, reason, stamp) => {
      const followed = messages.find(messageId);
      if (followed === null) return fail(lost(messageId));
      const now = messages.became(followed);
      if (now.state === 'settled') return fail(messageClosed(followed));
      const said = isOpen(now) ? say(followed, 'abandoned', reason, stamp) : now;
      assert(said.state === 'abandoned', 'what was abandoned says so');
      return ok(said);
    },
  };
}

function nowOf(messages: MessageLookups, messageId: string): Message {
  const followed = messages.find(messageId);
  assert(followed !== null, 'what was written of a message is found again');
  return messages.became(followed);
}

function assertMayFollow({ last }: Followed, kind: EntryKind): void {
  assert(mayFollow(last.kind, kind), `${kind} may follow ${last.kind}`);
}

/**
 * Also of a settlement that was reversed: that the platform has it is a fact, and it is taken back there by the number
 * that the platform gave it.
 */
function confirm(
  { journal, lookups }: MessageParts,
  confirmation: Confirmation,
  stamp: Stamp,
): Result<RecordedSettlement, ConfirmProblem> {
  const { settlementId, platformId, differences } = confirmation;
  const named = lookups.booked(settlementId);
  if (named === null) return fail(noSettlement(settlementId));
  if (named.kind !== 'settlement') return fail(staysBooked(named));
  const before = lookups.recorded(named);
  if (before.sentAs.platformId !== null) {
    return isSaidBefore(before, confirmation)
      ? ok(before)
      : fail(alreadyConfirmed(before, platformId));
  }
  assertNamed(platformId);
  journal.append({ kind: 'confirmation', body: { settlementId, platformId, differences } }, stamp);
  return ok(lookups.recorded(named));
}

function assertNamed(platformId: string): void {
  assert(platformId.trim() !== '', 'the platform names what it settled');
}

/** Whether the platform said just this of a settlement before. */
function isSaidBefore(
  { sentAs, differences }: RecordedSettlement,
  said: Omit<Confirmation, 'settlementId'>,
): boolean {
  return (
    sentAs.platformId === said.platformId && canonical(differences) === canonical(said.differences)
  );
}
