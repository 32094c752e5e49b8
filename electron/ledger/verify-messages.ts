import type { Database } from 'better-sqlite3';
import { unreachable } from '../../engine/problem.ts';
import type { EntryKind } from './bodies.ts';
import { canonical, sha256 } from './chain.ts';
import { settlementIdOf, type EntryOf } from './entries.ts';
import { messageIdOf } from './message-id.ts';
import { mayFollow } from './message-states.ts';
import { carry, type Carried, type Trust } from './verify-carried.ts';

/** What is carried from entry to entry about the platform. */
export type MessageWalk = {
  /** What was last said of each message. */
  readonly last: Carried<string, EntryKind | null>;
  /** What was sent and has no answer: of whom, and a hash of the bill. */
  readonly open: Map<string, { readonly personId: string; readonly bill: string }>;
  readonly openOf: Map<string, string>;
  /** Whether a settlement awaits the platform's confirmation. */
  readonly provisional: Carried<string, boolean>;
};

export function startMessageWalk(db: Database, trust: Trust): MessageWalk {
  const selectLast = db
    .prepare(
      'SELECT state FROM message WHERE message_id = +? AND seq < +? ORDER BY seq DESC LIMIT 1',
    )
    .pluck();
  const selectProvisional = db.prepare(
    `SELECT 1 FROM settlement s
      WHERE s.id = +@id AND s.seq < +@before AND s.reverses IS NULL AND s.adjusts IS NULL
        AND NOT EXISTS (SELECT 1 FROM confirmation c
                         WHERE c.settlement_id = +@id AND c.seq < +@before)`,
  );
  return {
    last: carry(
      trust,
      (messageId) => messageId,
      (messageId, before) => KIND_OF.get(selectLast.get(messageId, before)) ?? null,
    ),
    open: new Map(),
    openOf: new Map(),
    provisional: carry(
      trust,
      (id) => id,
      (id, before) => selectProvisional.get({ id, before }) !== undefined,
    ),
  };
}

/** By the states of the table of messages. */
const KIND_OF: ReadonlyMap<unknown, EntryKind> = new Map([
  ['sending', 'sending'],
  ['unknown', 'unknown'],
  ['abandoned', 'abandoned'],
  ['settled', 'settlement'],
]);

type Telling = EntryOf<'sending' | 'unknown' | 'abandoned' | 'confirmation'>;
type Booking = EntryOf<'settlement' | 'reversal' | 'adjustment'>;

/** What does not fit what was said before of messages and confirmations. */
export function messageFaults(walk: MessageWalk, entry: Telling | Booking): readonly string[] {
  switch (entry.kind) {
    case 'sending':
      return [...alone(walk, entry.subject), ...sent(walk, entry)];
    case 'unknown':
    case 'abandoned':
      return lost(walk, entry);
    case 'settlement':
      return settled(walk, entry);
    case 'confirmation':
      return confirmed(walk, entry);
    case 'reversal':
    case 'adjustment':
      return alone(walk, entry.subject);
    default:
      return unreachable(entry);
  }
}

/** Nothing else is recorded of a person whose bill is on its way. */
function alone(walk: MessageWalk, personId: string): readonly string[] {
  const messageId = walk.openOf.get(personId);
  return messageId === undefined ? [] : [`message ${messageId} of this person has no answer yet`];
}

function confirmed(
  { provisional }: MessageWalk,
  { seq, body: { settlementId } }: EntryOf<'confirmation'>,
): readonly string[] {
  const isAwaited = provisional.get(settlementId, seq);
  provisional.set(settlementId, false);
  return isAwaited ? [] : [`${settlementId} awaits no confirmation`];
}

/** A message goes from state to state as it may, never back. */
function follow(
  walk: MessageWalk,
  messageId: string,
  { kind, seq }: EntryOf<'sending' | 'unknown' | 'abandoned' | 'settlement'>,
): readonly string[] {
  const before = walk.last.get(messageId, seq);
  walk.last.set(messageId, kind);
  return mayFollow(before, kind)
    ? []
    : [`it says ${kind} of a message of which ${before ?? 'nothing'} was said before`];
}

function sent(walk: MessageWalk, entry: EntryOf<'sending'>): readonly string[] {
  const { messageId } = entry.body;
  const personId = entry.subject;
  const faults = [
    ...follow(walk, messageId, entry),
    ...numbered(entry),
    ...(entry.key === null ? ['it has no key'] : []),
  ];
  walk.open.set(messageId, { personId, bill: billHash(entry) });
  walk.openOf.set(personId, messageId);
  return faults;
}

function lost(walk: MessageWalk, entry: EntryOf<'unknown' | 'abandoned'>): readonly string[] {
  const { messageId, personId } = entry.body;
  const about = walk.open.get(messageId)?.personId ?? personId;
  const faults = [
    ...follow(walk, messageId, entry),
    ...(about === personId ? [] : ['it is about another person than its message']),
  ];
  if (entry.kind === 'abandoned') close(walk, messageId);
  return faults;
}

function settled(walk: MessageWalk, entry: EntryOf<'settlement'>): readonly string[] {
  const { messageId, platformId } = entry.body;
  const open = messageId === null ? undefined : walk.open.get(messageId);
  const faults = messageId === null ? [] : follow(walk, messageId, entry);
  if (platformId === null) walk.provisional.set(settlementIdOf(entry), true);
  if (messageId === null || open === undefined) {
    return [...faults, ...alone(walk, entry.subject), ...unsent(entry)];
  }
  close(walk, messageId);
  return [...faults, ...answering(entry, open.bill)];
}

/** Recorded without the platform, which has not said anything of it. */
function unsent(entry: EntryOf<'settlement'>): readonly string[] {
  const { platformId, differences } = entry.body;
  const hasAnswer = platformId !== null || differences !== null;
  return [
    ...numbered(entry),
    ...(entry.key === null ? ['it has no key, and answers nothing that was sent'] : []),
    ...(hasAnswer ? ['it was not sent, and says what the platform answered'] : []),
  ];
}

/** Recorded as it was sent, under the key of what was sent. */
function answering(entry: EntryOf<'settlement'>, bill: string): readonly string[] {
  const { platformId, differences } = entry.body;
  const isAnswer = platformId !== null && differences !== null;
  return [
    ...(entry.key === null ? [] : ['it answers what was sent, and has a key of its own']),
    ...(isAnswer ? [] : ['it was sent, and does not say what the platform answered']),
    ...(bill === billHash(entry) ? [] : ['it is not the bill that was sent']),
  ];
}

/** A message bears the number of its facility, its moment and its entry. */
function numbered({
  at,
  seq,
  body: { draft, messageId },
}: EntryOf<'sending' | 'settlement'>): readonly string[] {
  return messageId === null || messageId === messageIdOf(draft.facility.code, at, seq)
    ? []
    : ['its message has the number of another facility, moment or entry'];
}

function billHash({ body }: EntryOf<'sending' | 'settlement'>): string {
  const { draft, personName, certificateMasked } = body;
  return sha256(canonical({ draft, personName, certificateMasked }));
}

function close(walk: MessageWalk, messageId: string): void {
  const open = walk.open.get(messageId);
  walk.open.delete(messageId);
  if (open !== undefined) walk.openOf.delete(open.personId);
}
