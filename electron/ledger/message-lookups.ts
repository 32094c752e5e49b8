import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert } from '../../engine/problem.ts';
import type { EntryKind } from './bodies.ts';
import type { Entry, EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { Message, OpenMessage } from './port-messages.ts';
import { whole } from './shapes.ts';

/** A message that was sent, and what was last said of it. */
export type Followed = {
  readonly sent: EntryOf<'sending'>;
  readonly last: EntryOf<'sending' | 'unknown' | 'abandoned' | 'settlement'>;
};

export type MessageLookups = {
  /** Null where nothing was sent under that number. */
  find(messageId: string): Followed | null;
  /** What was last said under that number, null for nothing. */
  lastKind(messageId: string): EntryKind | null;
  /** The settlement that bears that number, sent or not. */
  settled(messageId: string): EntryOf<'settlement'> | null;
  /** The one message of a person that may be on its way. */
  ofPerson(personId: string): OpenMessage | null;
  open(): readonly OpenMessage[];
  became(message: Followed): Message;
};

const seqRow = z.strictObject({ seq: whole });

/** By these the queue is read: `test/ledger/queues.test.ts` asks SQLite how. */
export const OPEN_MESSAGES = 'SELECT seq FROM open_message ORDER BY seq';
export const OPEN_OF_PERSON = 'SELECT seq FROM open_message WHERE person_id = +?';

export function openMessageLookups(
  db: Database,
  { journal, lookups }: { readonly journal: Journal; readonly lookups: Lookups },
): MessageLookups {
  const selectSent = db.prepare(
    "SELECT seq FROM message WHERE message_id = +? AND state = 'sending'",
  );
  const selectLast = db.prepare(
    'SELECT seq FROM message WHERE message_id = +? ORDER BY seq DESC LIMIT 1',
  );
  const selectOpen = db.prepare(OPEN_MESSAGES);
  const selectOfPerson = db.prepare(OPEN_OF_PERSON);

  const entryAt = (row: unknown) => {
    const found = seqRow.optional().parse(row);
    return found === undefined ? null : journal.at(found.seq);
  };
  const find = (messageId: string): Followed | null => {
    const sent = entryAt(selectSent.get(messageId));
    if (sent === null) return null;
    const last = entryAt(selectLast.get(messageId));
    assert(sent.kind === 'sending', 'what was sent is a sending');
    assert(last !== null && isSaid(last), 'what is said of a message is one of its states');
    return { sent, last };
  };
  const settled = (messageId: string) => {
    const last = entryAt(selectLast.get(messageId));
    return last?.kind === 'settlement' ? last : null;
  };
  const lastKind = (messageId: string) => entryAt(selectLast.get(messageId))?.kind ?? null;
  const became = ({ sent, last }: Followed): Message =>
    last.kind === 'settlement'
      ? { state: 'settled', settlement: lookups.recorded(last) }
      : unsettled(sent, last);

  const openAt = (entry: Entry): OpenMessage => {
    assert(entry.kind === 'sending', 'what is open was sent');
    const followed = find(entry.body.messageId);
    assert(followed !== null, 'what is open was sent under its number');
    const message = became(followed);
    assert(isOpen(message), `message ${entry.body.messageId} is open`);
    return message;
  };
  const ofPerson = (personId: string) => {
    const entry = entryAt(selectOfPerson.get(personId));
    return entry === null ? null : openAt(entry);
  };
  const open = () =>
    selectOpen
      .all()
      .map(entryAt)
      .filter((entry) => entry !== null)
      .map(openAt);

  return { find, lastKind, settled, ofPerson, open, became };
}

export function isOpen(message: Message): message is OpenMessage {
  return message.state === 'sending' || message.state === 'unknown';
}

type Unsettled = EntryOf<'sending' | 'unknown' | 'abandoned'>;

function unsettled(sent: EntryOf<'sending'>, last: Unsettled): Message {
  const { draft, messageId, personName, certificateMasked } = sent.body;
  const who = { personName, certificateMasked };
  const bill = { messageId, sentAt: sent.at, sentBy: sent.by, ...who, draft };
  return last.kind === 'sending'
    ? { ...bill, state: last.kind, why: null }
    : { ...bill, state: last.kind, why: last.body.why };
}

function isSaid(entry: Entry): entry is Followed['last'] {
  return ['sending', 'unknown', 'abandoned', 'settlement'].includes(entry.kind);
}
