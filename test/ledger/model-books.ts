import type { Stamp } from '../../electron/ledger/records.ts';
import type { Bill } from './build-draft.ts';
import {
  add,
  append,
  bookMoney,
  idOf,
  negative,
  openMessageOf,
  refused,
  versionOf,
  type BillAsked,
  type Memory,
  type Said,
  type Sent,
  type Settled,
  type Sums,
} from './model-memory.ts';
import type { Wish } from './yearly-bill.ts';

/** What the books must answer: bills recorded, reversed, adjusted, confirmed and printed. */

type Asked = {
  readonly bill: BillAsked;
  readonly key: string;
  readonly version: number;
  readonly stamp: Stamp;
};

/** What a bill posts and counts, reckoned from its own numbers. */
export function billAsked(wish: Wish, facility: string, bill: Bill): BillAsked {
  const { total, basic, payment } = wish;
  const { deductible = 0, aid = 0, tilt = 0, tiltRefund = 0, tiltExcess = 0 } = bill;
  const cash = total - basic - aid - (tilt - tiltRefund);
  const change = payment === null ? 0 : payment.mobile + payment.tendered - cash;
  const paid: Sums =
    payment === null
      ? { 'person:cash': cash }
      : {
          'person:mobile': payment.mobile,
          'cash:tendered': payment.tendered,
          'cash:change': -change,
        };
  const shares = {
    bill: -total,
    'fund:basic': basic,
    'fund:aid': aid,
    'fund:tilt': tilt,
    'person:refund': -tiltRefund,
  };
  const counts = {
    deductible,
    'pool:serious-illness': aid,
    tilt,
    tiltExcess,
    selfPay: total - basic - aid,
    afterInsurance: total - basic,
    stays: 1,
    basic,
    afterBasic: total - basic,
  };
  const isPaid = payment === null || (change >= 0 && change <= payment.tendered);
  return { wish, facility, posted: add(shares, paid), counts: add(counts), isPaid };
}

export function record(memory: Memory, { bill, key, version, stamp }: Asked): Said {
  if (!memory.people.has(bill.wish.personId)) return refused('NOT_FOUND');
  const before = keyed(memory, key, requestOf(bill.wish));
  if (before !== null) {
    if (before === 'CONFLICT') return refused('IDEMPOTENCY_CONFLICT');
    if ('id' in before) return settledAs(before);
    if (before.state === 'abandoned') return refused('MESSAGE_CLOSED');
    return before.state === 'settled' ? settledMessage(memory, before) : refused('MESSAGE_OPEN');
  }
  const obstacle = obstacleTo(memory, bill, version);
  if (obstacle !== null) return obstacle;
  const messageId = messageIdOf(bill.facility, stamp, memory.head + 1);
  return settle(memory, { bill, messageId, platformId: null, key, stamp });
}

/** Of a new bill: an open message comes before a moved year, and that before what was paid. */
export function obstacleTo(memory: Memory, bill: BillAsked, version: number): Said | null {
  const { personId } = bill.wish;
  if (openMessageOf(memory, personId) !== null) return refused('MESSAGE_OPEN');
  if (versionOf(memory, personId) !== version) return refused('STALE');
  return bill.isPaid ? null : refused('PAYMENT_MISMATCH');
}

export function settle(
  memory: Memory,
  {
    bill,
    messageId,
    platformId,
    key,
    stamp,
  }: {
    readonly bill: BillAsked;
    readonly messageId: string | null;
    readonly platformId: string | null;
    readonly key: string | null;
    readonly stamp: Stamp;
  },
): Said {
  const { wish, facility, posted, counts } = bill;
  const seq = append(memory, stamp, { person: wish.personId });
  if (seq === null) return refused('CLOCK_BACK');
  const id = idOf(stamp.at, seq);
  const settled: Settled = {
    id,
    seq,
    personId: wish.personId,
    year: Number(wish.settledOn.slice(0, 4)),
    facility,
    wish,
    messageId,
    platformId,
    reversedBy: null,
    adjustedBy: [],
    posted,
    counts,
    newest: seq,
    computedAt: memory.messages.get(messageId ?? '')?.seq ?? seq,
  };
  memory.settled.set(id, settled);
  if (key !== null) memory.keys.set(key, { request: requestOf(wish), wish, what: { settled: id } });
  bookMoney(memory, { id, seq, kind: 'settlement', facility, operator: stamp.by, posted });
  return settledAs(settled);
}

export function reverse(
  memory: Memory,
  { id, reason, key, stamp }: { id: string; reason: string; key: string; stamp: Stamp },
): Said {
  const settled = memory.settled.get(id);
  if (settled === undefined) return refused('NOT_FOUND');
  const request = JSON.stringify(['reverse', id, reason]);
  const before = keyed(memory, key, request);
  if (before === 'CONFLICT') return refused('IDEMPOTENCY_CONFLICT');
  if (before !== null) return 'id' in before ? settledAs(before) : refused('MESSAGE_OPEN');
  if (settled.reversedBy !== null) return refused('ALREADY_REVERSED');
  if (openMessageOf(memory, settled.personId) !== null) return refused('MESSAGE_OPEN');
  const seq = append(memory, stamp, { person: settled.personId, as: 'reversal' });
  if (seq === null) return refused('CLOCK_BACK');
  const reversal = idOf(stamp.at, seq);
  settled.reversedBy = reversal;
  memory.others.set(reversal, { id: reversal, of: id });
  memory.keys.set(key, { request, wish: null, what: { settled: reversal } });
  const { facility } = settled;
  const posted = negative(settled.posted);
  bookMoney(memory, {
    id: reversal,
    seq,
    kind: 'reversal',
    facility,
    operator: stamp.by,
    posted,
  });
  return settledAs(found(memory, reversal));
}

/** One bill of a year comes to something else; what the person gets or owes of it is not cash. */
export function adjust(
  memory: Memory,
  { id, is, version, stamp }: { id: string; is: BillAsked | null; version: number; stamp: Stamp },
): Said {
  const settled = memory.settled.get(id);
  if (settled === undefined || is === null) return refused('NOT_FOUND');
  if (openMessageOf(memory, settled.personId) !== null) return refused('MESSAGE_OPEN');
  if (versionOf(memory, settled.personId) !== version) return refused('STALE');
  if (settled.reversedBy !== null) return refused('NOT_FOUND');
  const seq = append(memory, stamp, { person: settled.personId, as: 'adjustment' });
  if (seq === null) return refused('CLOCK_BACK');
  const adjustment = idOf(stamp.at, seq);
  const posted = add(owing(is.posted), negative(owing(settled.posted)));
  settled.posted = add(settled.posted, posted);
  settled.counts = is.counts;
  settled.newest = seq;
  settled.computedAt = seq;
  settled.adjustedBy.push(adjustment);
  memory.others.set(adjustment, { id: adjustment, of: id });
  const { facility } = settled;
  bookMoney(memory, {
    id: adjustment,
    seq,
    kind: 'adjustment',
    facility,
    operator: stamp.by,
    posted,
  });
  return { code: 'ok', ids: [adjustment] };
}

/** The funds' shares as they are; all of the person's in one, whatever way it was paid. */
function owing(posted: Sums): Sums {
  const isPersons = (account: string) => /^(person|cash):/.test(account);
  return add(
    ...Object.entries(posted).map(([account, amount]) => ({
      [isPersons(account) ? 'person:adjusted' : account]: amount,
    })),
  );
}

export function confirm(memory: Memory, id: string, platformId: string, stamp: Stamp): Said {
  const settled = memory.settled.get(id);
  if (settled === undefined) return refused('NOT_FOUND');
  if (settled.platformId !== null) {
    return settled.platformId === platformId ? settledAs(settled) : refused('ALREADY_CONFIRMED');
  }
  if (append(memory, stamp) === null) return refused('CLOCK_BACK');
  settled.platformId = platformId;
  return settledAs(settled);
}

export function countPrint(memory: Memory, id: string, stamp: Stamp): Said {
  if (append(memory, stamp) === null) return refused('CLOCK_BACK');
  const times = (memory.prints.get(id) ?? 0) + 1;
  memory.prints.set(id, times);
  return { code: 'ok', times };
}

/** What a key meant before: an entry or a message, another request, or nothing yet. */
export function keyed(
  memory: Memory,
  key: string,
  request: string,
): Sent | ReturnType<typeof found> | 'CONFLICT' | null {
  const known = memory.keys.get(key);
  if (known === undefined) return null;
  if (known.request !== request) return 'CONFLICT';
  if ('settled' in known.what) return found(memory, known.what.settled);
  return memory.messages.get(known.what.sent) ?? null;
}

/** As an entry with an id is found now. */
export function found({ settled, others }: Memory, id: string) {
  const own = settled.get(id);
  const of = own ?? settled.get(others.get(id)?.of ?? '');
  const { messageId = null, platformId = null } = of ?? {};
  return { id, messageId, platformId, reversedBy: own?.reversedBy ?? null };
}

export function settledAs(one: {
  readonly id: string;
  readonly messageId: string | null;
  readonly platformId: string | null;
  readonly reversedBy: string | null;
}): Said {
  const { id, messageId, platformId, reversedBy } = one;
  return { code: 'ok', id, messageId, platformId, reversedBy };
}

export function settledMessage(memory: Memory, { settlementId }: Sent): Said {
  return settledAs(found(memory, settlementId ?? ''));
}

/** What is asked: neither the window nor what the bill comes to. */
export function requestOf({ personId, settledOn, total, basic, payment }: Wish): string {
  return JSON.stringify(['bill', personId, settledOn, total, basic, payment]);
}

/** The facility's code, the moment to the second, the last four digits of the entry's number. */
export function messageIdOf(facility: string, { at }: Stamp, seq: number): string | null {
  if (facility.length !== 12) return null;
  return `${facility}${at.slice(0, 19).replaceAll(/\D/g, '')}${`${10_000 + (seq % 10_000)}`.slice(1)}`;
}
