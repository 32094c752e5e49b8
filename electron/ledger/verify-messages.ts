import { unreachable } from '../../engine/problem.ts';
import type { EntryKind } from './bodies.ts';
import { canonical, sha256 } from './chain.ts';
import { settlementIdOf, type EntryOf } from './entries.ts';
import { messageIdOf } from './message-id.ts';
import { mayFollow } from './message-states.ts';

/** What is carried from entry to entry about the platform. */
export type MessageWalk = {
  /** What was last said of each message. */
  readonly last: Map<string, EntryKind>;
  /** What was sent and has no answer: of whom, and a hash of the bill. */
  readonly open: Map<string, { readonly personId: string; readonly bill: string }>;
  readonly openOf: Map<string, string>;
  /** Settlements that the platform has not confirmed. */
  readonly provisional: Set<string>;
};

export function startMessageWalk(): MessageWalk {
  return { last: new Map(), open: new Map(), openOf: new Map(), provisional: new Set() };
}

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
      return walk.provisional.delete(entry.body.settlementId)
        ? []
        : [`${entry.body.settlementId} awaits no confirmation`];
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

/** A message goes from state to state as it may, never back. */
function follow(walk: MessageWalk, messageId: string, kind: EntryKind): readonly string[] {
  const before = walk.last.get(messageId) ?? null;
  walk.last.set(messageId, kind);
  return mayFollow(before, kind)
    ? []
    : [`it says ${kind} of a message of which ${before ?? 'nothing'} was said before`];
}

function sent(walk: MessageWalk, entry: EntryOf<'sending'>): readonly string[] {
  const { messageId } = entry.body;
  const personId = entry.subject;
  const faults = [
    ...follow(walk, messageId, entry.kind),
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
    ...follow(walk, messageId, entry.kind),
    ...(about === personId ? [] : ['it is about another person than its message']),
  ];
  if (entry.kind === 'abandoned') close(walk, messageId);
  return faults;
}

function settled(walk: MessageWalk, entry: EntryOf<'settlement'>): readonly string[] {
  const { messageId, platformId } = entry.body;
  const open = messageId === null ? undefined : walk.open.get(messageId);
  const faults = messageId === null ? [] : follow(walk, messageId, entry.kind);
  if (platformId === null) walk.provisional.add(settlementIdOf(entry));
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
