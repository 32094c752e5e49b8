import type { Stamp } from '../../electron/ledger/records.ts';
import {
  add,
  append,
  refused,
  type Closed,
  type Memory,
  type Money,
  type Period,
  type Said,
  type Sums,
} from './model-memory.ts';

/** What closing a drawer or a day must answer. */

const IN_THE_DRAWER = ['person:cash', 'cash:tendered', 'cash:change', 'person:refund'];

/** The open period as it stands, in the ledger's own form. */
export function sheetOf(memory: Memory, period: Period, upTo: number = memory.head) {
  const after = lastOf(memory, period)?.upTo ?? 0;
  const within = memory.money.filter((one) => isOf(one, period) && isIn(one, after, upTo));
  const count = (kind: Money['kind']) => within.filter((one) => one.kind === kind).length;
  const accounts = add(...within.map(({ posted }) => posted));
  const { span, facility, operator } = period;
  return {
    span,
    facility,
    operator,
    after,
    upTo,
    settlements: count('settlement'),
    reversals: count('reversal'),
    adjustments: count('adjustment'),
    accounts,
    expected: expectedOf(accounts),
  };
}

export type CloseAsked = {
  readonly upTo: number;
  /** Null for a day. */
  readonly counted: number | null;
  readonly reason: string | null;
};

export function closePeriod(memory: Memory, period: Period, asked: CloseAsked, stamp: Stamp): Said {
  const { upTo, reason } = asked;
  const last = lastOf(memory, period);
  if (last !== null && last.upTo >= upTo) {
    return isSame(last, asked) ? closedAs(last) : refused('NOTHING_TO_CLOSE');
  }
  if (upTo > memory.head) return refused('STALE');
  const since = sinceShown(memory, period, upTo);
  if (since !== null) return since;
  const sheet = sheetOf(memory, period, upTo);
  const counted = asked.counted ?? countedInShifts(memory, period.facility, sheet.after, upTo);
  const obstacle = obstacleTo(sheet, counted, reason);
  if (obstacle !== null) return obstacle;
  const seq = append(memory, stamp);
  if (seq === null) return refused('CLOCK_BACK');
  const { after, expected } = sheet;
  const closed: Closed = { ...period, seq, after, upTo, counted, expected, reason };
  memory.closes.push(closed);
  if (period.span === 'shift') memory.accounts = add(memory.accounts, handedOver(closed));
  return closedAs(closed);
}

function isSame(last: Closed, { upTo, counted, reason }: CloseAsked): boolean {
  const isCounted = last.span === 'day' || last.counted === counted;
  return last.upTo === upTo && last.reason === reason && isCounted;
}

function obstacleTo(
  sheet: ReturnType<typeof sheetOf>,
  counted: number,
  reason: string | null,
): Said | null {
  if (sheet.settlements + sheet.reversals + sheet.adjustments === 0) {
    return refused('NOTHING_TO_CLOSE');
  }
  const isShort = sheet.span === 'shift' && counted !== sheet.expected;
  return isShort && reason === null ? refused('REASON_MISSING') : null;
}

function sinceShown(memory: Memory, period: Period, upTo: number): Said | null {
  if (period.span === 'shift') {
    const isLater = memory.money.some((one) => isOf(one, period) && one.seq > upTo);
    return isLater ? refused('STALE') : null;
  }
  const { facility } = period;
  const after = lastOf(memory, period)?.upTo ?? 0;
  let isStale = false;
  for (const operator of operatorsOf(memory, facility)) {
    const mine = memory.money.filter((m) => m.facility === facility && m.operator === operator);
    const latest = Math.max(...mine.filter((m) => isIn(m, after, upTo)).map(({ seq }) => seq));
    const ends = memory.closes
      .filter((c) => c.span === 'shift' && c.facility === facility && c.operator === operator)
      .map((c) => c.upTo);
    if (ends.some((end) => end >= latest && end <= upTo) || latest === -Infinity) continue;
    if (!ends.some((end) => end >= latest)) return refused('SHIFT_OPEN');
    isStale = true;
  }
  return isStale ? refused('STALE') : null;
}

function operatorsOf({ money }: Memory, facility: string): ReadonlySet<string> {
  return new Set(money.filter((one) => one.facility === facility).map((one) => one.operator));
}

function countedInShifts({ closes }: Memory, facility: string, after: number, upTo: number) {
  const shifts = closes.filter((c) => c.span === 'shift' && c.facility === facility);
  return shifts
    .filter((shift) => shift.upTo > after && shift.upTo <= upTo)
    .reduce((sum, shift) => sum + shift.counted, 0);
}

function lastOf({ closes }: Memory, { span, facility, operator }: Period): Closed | null {
  const same = closes.filter((c) => c.span === span && c.facility === facility);
  return same.findLast((c) => c.operator === operator) ?? null;
}

function isOf(money: Money, { facility, operator }: Period): boolean {
  return money.facility === facility && (operator === null || money.operator === operator);
}

function isIn({ seq }: Money, after: number, upTo: number): boolean {
  return seq > after && seq <= upTo;
}

function expectedOf(accounts: Sums): number {
  return IN_THE_DRAWER.reduce((sum, account) => sum + (accounts[account] ?? 0), 0);
}

function handedOver({ expected, counted }: Closed): Sums {
  return {
    'cash:drawer': -expected,
    'cash:handed-over': counted,
    'cash:difference': expected - counted,
  };
}

function closedAs({ seq, after, upTo, counted, expected }: Closed): Said {
  return { code: 'ok', seq, after, upTo, counted, difference: counted - expected };
}
