import type { ProblemCode } from '../../engine/problem.ts';
import type { Stamp } from '../../electron/ledger/records.ts';
import type { Wish } from './yearly-bill.ts';

/**
 * What a ledger is to remember, in plain maps and numbers: no SQL, no hash, nothing of the ledger's own code. It
 * predicts every answer; `model-run.ts` compares.
 */
export type Memory = {
  /** The number of the last entry, and its moment. */
  head: number;
  lastAt: string;
  /** The last entry that moves everybody's year. */
  everybody: number;
  readonly people: Map<string, { certificate: string; says: string; version: number }>;
  readonly figures: Map<string, { readonly until: string; readonly value: string }>;
  facility: string | null;
  readonly settled: Map<string, Settled>;
  /** Reversals and adjustments, which have ids too. */
  readonly others: Map<string, Other>;
  readonly keys: Map<string, Keyed>;
  readonly messages: Map<string, Sent>;
  readonly money: Money[];
  readonly closes: Closed[];
  /** What a replay of a year is told: entries of the person, or of everybody. */
  readonly changes: { readonly kind: string; readonly seq: number; readonly of: string | null }[];
  readonly prints: Map<string, number>;
  accounts: Sums;
};

/** Amounts by name, in fen; those of nothing are left out. */
export type Sums = Readonly<Record<string, number>>;

export type Settled = {
  readonly id: string;
  readonly seq: number;
  readonly personId: string;
  readonly year: number;
  readonly facility: string;
  readonly wish: Wish;
  readonly messageId: string | null;
  platformId: string | null;
  reversedBy: string | null;
  readonly adjustedBy: string[];
  /** All that was posted for it so far, and what it counts in the year now. */
  posted: Sums;
  counts: Sums;
  newest: number;
  /** The entry before which the result that counts now was computed: what was sent was computed before it was sent. */
  computedAt: number;
};
export type Other = { readonly id: string; readonly of: string };
export type Keyed = {
  readonly request: string;
  /** Of a bill. */
  readonly wish: Wish | null;
  /** The settlement, reversal or message that came of it. */
  readonly what: { readonly settled: string } | { readonly sent: string };
};
export type Sent = {
  readonly messageId: string;
  readonly seq: number;
  readonly bill: BillAsked;
  state: 'sending' | 'unknown' | 'abandoned' | 'settled';
  settlementId: string | null;
};

/** A bill with everything about it that the ledger is asked to keep. */
export type BillAsked = {
  readonly wish: Wish;
  readonly facility: string;
  readonly posted: Sums;
  readonly counts: Sums;
  /** Whether what was given can pay the person's share. */
  readonly isPaid: boolean;
};

/** What moved money, for closes and drawers. */
export type Money = {
  readonly id: string;
  readonly seq: number;
  readonly kind: 'settlement' | 'reversal' | 'adjustment';
  readonly facility: string;
  readonly operator: string;
  readonly posted: Sums;
};
export type Period = {
  readonly span: 'shift' | 'day';
  readonly facility: string;
  readonly operator: string | null;
};
export type Closed = Period & {
  readonly seq: number;
  readonly after: number;
  readonly upTo: number;
  readonly counted: number;
  readonly expected: number;
  readonly reason: string | null;
};

/** An answer in the form in which the model's and the ledger's are compared. */
export type Said = { readonly code: 'ok' | ProblemCode } & Readonly<Record<string, unknown>>;
export const refused = (code: ProblemCode): Said => ({ code });

export function freshMemory(openedAt: string): Memory {
  return {
    head: 1,
    lastAt: openedAt,
    everybody: 0,
    people: new Map(),
    figures: new Map(),
    facility: null,
    settled: new Map(),
    others: new Map(),
    keys: new Map(),
    messages: new Map(),
    money: [],
    closes: [],
    changes: [],
    prints: new Map(),
    accounts: {},
  };
}

const TWO_MINUTES = 120_000;

/** The number of a new entry; null where its moment lies too far before the last one's. */
export function append(
  memory: Memory,
  { at }: Stamp,
  moves: { readonly person?: string; readonly everybody?: true; readonly as?: string } = {},
): number | null {
  if (memory.head > 1 && Date.parse(at) < Date.parse(memory.lastAt) - TWO_MINUTES) return null;
  memory.head += 1;
  memory.lastAt = at;
  const { person, everybody, as } = moves;
  if (everybody === true) memory.everybody = memory.head;
  const moved = memory.people.get(person ?? '');
  if (moved !== undefined) moved.version = memory.head;
  if (as !== undefined) {
    memory.changes.push({ kind: as, seq: memory.head, of: person ?? null });
  }
  return memory.head;
}

export function versionOf(memory: Memory, personId: string): number {
  return Math.max(memory.everybody, memory.people.get(personId)?.version ?? 0);
}

export function add(...parts: readonly Sums[]): Sums {
  const sums = new Map<string, number>();
  for (const part of parts) {
    for (const [name, amount] of Object.entries(part)) {
      sums.set(name, (sums.get(name) ?? 0) + amount);
    }
  }
  const rest = [...sums].filter(([, amount]) => amount !== 0);
  return Object.fromEntries(rest.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function negative(sums: Sums): Sums {
  return Object.fromEntries(Object.entries(sums).map(([name, amount]) => [name, -amount]));
}

/** The sums of a year: what its settlements count that were not reversed. */
export function yearSums({ settled }: Memory, personId: string, year: number): Sums {
  const mine = [...settled.values()].filter((one) => one.personId === personId);
  return add(
    ...mine.filter((one) => one.year === year && one.reversedBy === null).map((one) => one.counts),
  );
}

/** Of an entry that is dated by its stamp. */
export function idOf(at: string, seq: number): string {
  return `${at.slice(0, 10).replaceAll('-', '')}-${`${seq}`.padStart(6, '0')}`;
}

export function openMessageOf({ messages }: Memory, personId: string): Sent | null {
  const mine = [...messages.values()].filter((sent) => sent.bill.wish.personId === personId);
  return mine.find(({ state }) => state === 'sending' || state === 'unknown') ?? null;
}

export function bookMoney(memory: Memory, money: Money): void {
  memory.money.push(money);
  memory.accounts = add(memory.accounts, money.posted);
}
