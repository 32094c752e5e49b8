import type { Stamp } from '../../electron/ledger/records.ts';
import {
  keyed,
  messageIdOf,
  obstacleTo,
  requestOf,
  settle,
  settledMessage,
} from './model-books.ts';
import {
  append,
  refused,
  type BillAsked,
  type Memory,
  type Said,
  type Sent,
} from './model-memory.ts';

/** What must be answered about bills on their way to the platform. */

export function send(
  memory: Memory,
  {
    bill,
    key,
    version,
    stamp,
  }: {
    readonly bill: BillAsked;
    readonly key: string;
    readonly version: number;
    readonly stamp: Stamp;
  },
): Said {
  const { personId } = bill.wish;
  if (!memory.people.has(personId)) return refused('NOT_FOUND');
  const request = requestOf(bill.wish);
  const before = keyed(memory, key, request);
  if (before === 'CONFLICT') return refused('IDEMPOTENCY_CONFLICT');
  if (before !== null) {
    return 'state' in before
      ? became(memory, before)
      : { code: 'ok', state: 'settled', id: before.id };
  }
  const messageId = messageIdOf(bill.facility, stamp, memory.head + 1);
  if (messageId === null) return refused('STATION_NOT_SET_UP');
  const obstacle = obstacleTo(memory, bill, version);
  if (obstacle !== null) return obstacle;
  const seq = append(memory, stamp, { person: personId });
  if (seq === null) return refused('CLOCK_BACK');
  const sent: Sent = { messageId, seq, bill, state: 'sending', settlementId: null };
  memory.messages.set(messageId, sent);
  memory.keys.set(key, { request, wish: bill.wish, what: { sent: messageId } });
  return became(memory, sent);
}

export function answered(
  memory: Memory,
  messageId: string,
  platformId: string,
  stamp: Stamp,
): Said {
  const sent = memory.messages.get(messageId);
  if (sent === undefined) return lost(memory, messageId);
  if (sent.state === 'settled') {
    const said = settledMessage(memory, sent);
    return said['platformId'] === platformId ? said : refused('MESSAGE_CLOSED');
  }
  if (sent.state === 'abandoned') return refused('MESSAGE_CLOSED');
  const said = settle(memory, { bill: sent.bill, messageId, platformId, key: null, stamp });
  if (said.code !== 'ok') return said;
  sent.state = 'settled';
  sent.settlementId = String(said['id']);
  return said;
}

export function unanswered(memory: Memory, messageId: string, stamp: Stamp): Said {
  const sent = memory.messages.get(messageId);
  if (sent === undefined) return lost(memory, messageId);
  if (sent.state === 'settled' || sent.state === 'abandoned') return refused('MESSAGE_CLOSED');
  return sent.state === 'unknown' ? became(memory, sent) : say(memory, sent, 'unknown', stamp);
}

export function abandon(memory: Memory, messageId: string, stamp: Stamp): Said {
  const sent = memory.messages.get(messageId);
  if (sent === undefined) return lost(memory, messageId);
  if (sent.state === 'settled') return refused('MESSAGE_CLOSED');
  return sent.state === 'abandoned' ? became(memory, sent) : say(memory, sent, 'abandoned', stamp);
}

function say(memory: Memory, sent: Sent, state: 'unknown' | 'abandoned', stamp: Stamp): Said {
  if (append(memory, stamp, { person: sent.bill.wish.personId }) === null) {
    return refused('CLOCK_BACK');
  }
  sent.state = state;
  return became(memory, sent);
}

/** The number of a bill that was never sent is known too, as its settlement's. */
function lost({ settled }: Memory, messageId: string): Said {
  const isOne = [...settled.values()].some((one) => one.messageId === messageId);
  return refused(isOne ? 'MESSAGE_CLOSED' : 'NOT_FOUND');
}

function became(memory: Memory, sent: Sent): Said {
  return sent.state === 'settled'
    ? { code: 'ok', state: 'settled', id: sent.settlementId }
    : { code: 'ok', state: sent.state, messageId: sent.messageId };
}
