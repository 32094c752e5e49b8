import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { addFen, toFen, ZERO, type Fen } from '../../engine/money.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { CloseSheet, RecordedClose } from '../../electron/ledger/port-closing.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { problemOf, valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';
import {
  closeSheetNow,
  dayOf,
  openTown,
  reverseAt,
  shiftOf,
  takeAt,
  type Window,
} from './windows.ts';

const OPERATORS = ['收费员甲', '收费员乙', '甲","乙'] as const;
const FACILITIES = ['H51040200001', ''] as const;
const WINDOWS: readonly Window[] = FACILITIES.flatMap((facility) =>
  OPERATORS.map((operator) => ({ facility, operator })),
);

type Act =
  | {
      readonly kind: 'take';
      readonly at: Window;
      readonly total: number;
      readonly more: number;
      readonly mobile: number;
    }
  | { readonly kind: 'reverse'; readonly by: string; readonly which: number }
  | {
      readonly kind: 'shift';
      readonly at: Window;
      readonly off: number;
      readonly meanwhile: boolean;
    }
  | { readonly kind: 'day'; readonly facility: string; readonly afterItsShifts: boolean };

const window = fc.constantFrom(...WINDOWS);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('take'),
      at: window,
      total: fc.integer({ min: 1, max: 50_000 }),
      more: fc.nat(10_000),
      mobile: fc.nat(60_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('reverse'),
      by: fc.constantFrom(...OPERATORS),
      which: fc.nat(30),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('shift'),
      at: window,
      off: fc.constantFrom(0, 0, -50, 3),
      meanwhile: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('day'),
      facility: fc.constantFrom(...FACILITIES),
      afterItsShifts: fc.boolean(),
    }),
  },
);

/** What moved money, as the test itself remembers it. */
type Money = Window & { readonly seq: number; readonly cash: Fen };
type Memory = {
  readonly money: Money[];
  readonly taken: (RecordedSettlement & { isReversed: boolean })[];
  readonly closes: RecordedClose[];
};

async function take(
  ledger: Ledger,
  memory: Memory,
  { at, total, more, mobile }: Extract<Act, { kind: 'take' }>,
): Promise<void> {
  const byPhone = Math.min(mobile, total);
  const tendered = total - byPhone + (byPhone < total ? more : 0);
  const key = `k-${memory.money.length}`;
  const paid = { mobile: byPhone, tendered };
  const recorded = await takeAt(ledger, at, key, { bill: { total }, paid });
  memory.taken.push({ ...recorded, isReversed: false });
  memory.money.push({ ...at, seq: recorded.seq, cash: toFen(total - byPhone) });
}

async function reverse(ledger: Ledger, memory: Memory, by: string, which: number): Promise<void> {
  const target = memory.taken.filter((one) => !one.isReversed)[which];
  if (target === undefined) return;
  const at = { facility: target.facility.code, operator: by };
  const { seq } = await reverseAt(ledger, at, target.id);
  const { payment } = target;
  const cash = toFen((payment?.change ?? 0) - (payment?.tendered ?? 0));
  target.isReversed = true;
  memory.money.push({ ...at, seq, cash });
}

/** Closes a shift; with an entry of its own in between, the sheet is stale and has to be shown again. */
async function closeShift(
  ledger: Ledger,
  memory: Memory,
  { at, off, meanwhile }: Extract<Act, { kind: 'shift' }>,
): Promise<void> {
  const sheet = await ledger.closeSheet(shiftOf(at));
  if (meanwhile) {
    await take(ledger, memory, { kind: 'take', at, total: 100, more: 0, mobile: 0 });
    expect(await codeOf(ledger, sheet)).toBe('STALE');
    return;
  }
  if (sheet.settlements + sheet.reversals === 0) {
    expect(await codeOf(ledger, sheet)).toBe('NOTHING_TO_CLOSE');
    return;
  }
  memory.closes.push(await closeSheetNow(ledger, sheet, { counted: sheet.expected + off }));
}

async function closeDay(
  ledger: Ledger,
  memory: Memory,
  { facility, afterItsShifts }: Extract<Act, { kind: 'day' }>,
): Promise<void> {
  for (const at of WINDOWS.filter((one) => afterItsShifts && one.facility === facility)) {
    await closeShift(ledger, memory, { kind: 'shift', at, off: -7, meanwhile: false });
  }
  const sheet = await ledger.closeSheet(dayOf({ facility }));
  const inDay = memory.money.filter((m) => m.facility === facility && m.seq > sheet.after);
  const isOpen = inDay.some((m) => m.seq > lastClosed(memory, m));
  if (inDay.length === 0) expect(await codeOf(ledger, sheet)).toBe('NOTHING_TO_CLOSE');
  else if (isOpen) expect(await codeOf(ledger, sheet)).toBe('SHIFT_OPEN');
  else memory.closes.push(await closeSheetNow(ledger, sheet));
}

async function codeOf(ledger: Ledger, sheet: CloseSheet): Promise<string> {
  const { span, facility, operator, upTo, expected } = sheet;
  const counted = span === 'day' ? null : expected;
  const asked = { span, facility, operator, upTo, counted, reason: null, handedTo: null };
  const stamp = { at: '2026-05-10T17:00:00+08:00', by: '组长' };
  return problemOf(await ledger.closePeriod(asked, stamp)).code;
}

function lastClosed({ closes }: Memory, { facility, operator }: Window): number {
  const mine = closes.filter((c) => c.facility === facility && c.operator === operator);
  return Math.max(0, ...mine.map((close) => close.upTo));
}

async function perform(ledger: Ledger, memory: Memory, step: Act): Promise<void> {
  switch (step.kind) {
    case 'take':
      return take(ledger, memory, step);
    case 'reverse':
      return reverse(ledger, memory, step.by, step.which);
    case 'shift':
      return closeShift(ledger, memory, step);
    case 'day':
      return closeDay(ledger, memory, step);
  }
}

const isIn = (money: Money, period: CloseSheet) =>
  money.facility === period.facility &&
  (period.operator === null || money.operator === period.operator) &&
  money.seq > period.after &&
  money.seq <= period.upTo;

/** What the drawers and accounts say of money alone, without what the closes themselves posted. */
const OF_CLOSES = new Set(['cash:drawer', 'cash:handed-over', 'cash:difference']);

test('whatever is taken, reversed and closed: every entry is in one shift or still open, and nothing is lost or doubled', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 45, size: 'max' }), async (acts) => {
      const memory: Memory = { money: [], taken: [], closes: [] };
      const ledger = await openTown(async () => valueOf(openLedger({ file: ':memory:' })));
      for (const step of acts) await perform(ledger, memory, step);
      const { money, closes } = memory;
      const open = await Promise.all(WINDOWS.map((at) => ledger.closeSheet(shiftOf(at))));
      const openDays = await Promise.all(
        FACILITIES.map((facility) => ledger.closeSheet(dayOf({ facility }))),
      );
      const shifts = [...closes.filter((c) => c.span === 'shift'), ...open];
      const days = [...closes.filter((c) => c.span === 'day'), ...openDays];
      const { accounts } = await ledger.stats();
      for (const periods of [shifts, days]) {
        for (const one of money) expect(periods.filter((p) => isIn(one, p))).toHaveLength(1);
        for (const period of periods) {
          const mine = money.filter((one) => isIn(one, period));
          expect(period.settlements + period.reversals).toBe(mine.length);
          expect(period.expected).toBe(addFen(...mine.map(({ cash }) => cash)));
        }
        for (const [account, total] of Object.entries(accounts)) {
          const parts = periods.map((period) => period.accounts[account] ?? ZERO);
          if (!OF_CLOSES.has(account))
            expect([account, addFen(...parts)]).toEqual([account, total]);
        }
      }
      const sealed = closes.filter((c) => c.span === 'shift');
      const sum = (of: (c: RecordedClose) => Fen) => addFen(...sealed.map(of));
      expect(accounts['cash:handed-over'] ?? ZERO).toBe(sum((c) => c.counted));
      expect(accounts['cash:drawer'] ?? ZERO).toBe(0 - sum((c) => c.expected));
      expect((await ledger.closes({ offset: 0, limit: 100 })).rows).toEqual(closes.toReversed());
      expect((await ledger.verify()).faults).toEqual([]);
      await ledger.close();
    }),
    { numRuns: 30 },
  );
});

test('two programs on one file: what the other one takes in between makes the sheet stale, and a shift is closed once', async () => {
  const file = temporaryFile();
  const here = await openTown(async () => valueOf(openLedger({ file })));
  const there = valueOf(openLedger({ file }));
  onTestFinished(async () => {
    await here.close();
    await there.close();
  });
  const [at] = WINDOWS;
  if (at === undefined) return expect.fail('there is a window');
  await takeAt(here, at, 'a');
  const stale = await here.closeSheet(shiftOf(at));
  await takeAt(there, at, 'b');
  expect(await codeOf(here, stale)).toBe('STALE');
  const sheet = await here.closeSheet(shiftOf(at));
  const closed = await closeSheetNow(there, sheet);
  expect(await closeSheetNow(here, sheet)).toEqual(closed);
  expect((await here.closes({ offset: 0, limit: 9 })).rows).toEqual([closed]);
  expect((await here.verify()).faults).toEqual([]);
});
