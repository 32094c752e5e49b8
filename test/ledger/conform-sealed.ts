import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { MORNING, stampAt } from './build-draft.ts';
import { problemOf, writesNothing } from './desk.ts';
import {
  closeDay,
  closeShift,
  dayOf,
  JIA,
  JIA_ELSEWHERE,
  openTownForTest,
  reverseAt,
  shiftOf,
  takeAt,
  YI,
} from './windows.ts';

const NEXT_DAY = stampAt('2026-05-11T08:30:00+08:00');
const EVERYTHING = { offset: 0, limit: 100 };

/** What a sealed period keeps out, and where it goes instead. */
export function sealedPeriodsConform(openFresh: () => Promise<Ledger>): void {
  const open = () => openTownForTest(openFresh);

  test('a bill of a sealed period is reversed in the open one: negative rows of today, and nothing sealed moves', async () => {
    const ledger = await open();
    const { id, seq } = await takeAt(ledger, JIA, 'a', { paid: { tendered: 50_000 } });
    const shift = await closeShift(ledger, JIA);
    const day = await closeDay(ledger, JIA);
    const before = await ledger.list(EVERYTHING);
    const reversal = await reverseAt(ledger, JIA, id, NEXT_DAY.at);
    expect(reversal).toMatchObject({ recordedAt: NEXT_DAY.at, reverses: { id } });
    const { rows } = await ledger.list(EVERYTHING);
    expect(rows.map((row) => ({ ...row, reversedBy: null })).slice(1)).toEqual(before.rows);
    expect(rows[0]).toMatchObject({ recordedAt: NEXT_DAY.at, total: -10_000, cash: -10_000 });
    const sheet = await ledger.closeSheet(shiftOf(JIA));
    expect(sheet).toMatchObject({ after: shift.upTo, settlements: 0, reversals: 1 });
    expect(sheet.accounts).toEqual({
      bill: 10_000,
      'cash:change': 40_000,
      'cash:tendered': -50_000,
    });
    expect(sheet.expected).toBe(-10_000);
    expect((await ledger.closes(EVERYTHING)).rows).toEqual([day, shift]);
    expect(shift.upTo).toBeGreaterThanOrEqual(seq);
    expect(await closeShift(ledger, JIA, { stamp: NEXT_DAY })).toMatchObject({ counted: -10_000 });
    expect(await closeDay(ledger, JIA, NEXT_DAY)).toMatchObject({ after: day.upTo, reversals: 1 });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('whoever reverses pays it out: it is in their shift, at the facility of the bill', async () => {
    const ledger = await open();
    const { id } = await takeAt(ledger, JIA, 'a');
    await closeShift(ledger, JIA);
    await reverseAt(ledger, YI, id);
    expect(await ledger.closeSheet(shiftOf(JIA))).toMatchObject({ reversals: 0, expected: 0 });
    expect(await ledger.closeSheet(shiftOf(YI))).toMatchObject({ reversals: 1, expected: -10_000 });
  });

  test('day close defect: a reversal dated into a sealed period is refused, and nothing is written', async () => {
    const ledger = await open();
    const { id } = await takeAt(ledger, JIA, 'a');
    await closeShift(ledger, JIA);
    await closeDay(ledger, JIA, NEXT_DAY);
    const stamp = { at: MORNING.at, by: JIA.operator };
    const answer = await writesNothing(ledger, async () =>
      ledger.reverse(id, '录错', 'r-1', stamp),
    );
    expect(problemOf(answer)).toMatchObject({
      code: 'CLOCK_BACK',
      facts: { now: MORNING.at, last: NEXT_DAY.at },
    });
  });

  test('day close defect: a correction is a new entry; the bill and the close of its period stay as they were', async () => {
    const ledger = await open();
    const recorded = await takeAt(ledger, JIA, 'a');
    const shift = await closeShift(ledger, JIA);
    const reversal = await reverseAt(ledger, JIA, recorded.id, NEXT_DAY.at);
    const { reversedBy, ...found } = (await ledger.find(recorded.id)) ?? expect.fail('not found');
    expect({ ...found, reversedBy: null }).toEqual(recorded);
    expect(reversedBy?.id).toBe(reversal.id);
    expect((await ledger.closes(EVERYTHING)).rows).toEqual([shift]);
  });

  test('day close defect: what is recorded between the sheet and the close is in the next period, never between two', async () => {
    const ledger = await open();
    const sealed = await takeAt(ledger, JIA, 'a');
    const sheet = await ledger.closeSheet(dayOf(JIA));
    const shift = await closeShift(ledger, JIA);
    const inTheGap = await takeAt(ledger, JIA, 'b', { bill: { total: 7 } });
    const next = await ledger.closeSheet(shiftOf(JIA));
    expect(sheet.upTo).toBe(sealed.seq);
    expect([shift.after, shift.upTo]).toEqual([0, sealed.seq]);
    expect([next.after, next.upTo]).toEqual([shift.upTo, inTheGap.seq]);
    expect([shift.expected, next.expected]).toEqual([10_000, 7]);
  });

  test('day close defect: an entry of the very moment of the close is on one side of it, and so is one of a clock set back a minute', async () => {
    const ledger = await open();
    const at = '2026-05-10T17:00:00+08:00';
    await takeAt(ledger, JIA, 'a', { at });
    const shift = await closeShift(ledger, JIA, { stamp: stampAt(at) });
    await takeAt(ledger, JIA, 'b', { at, bill: { total: 7 } });
    await takeAt(ledger, JIA, 'c', { at: '2026-05-10T16:59:00+08:00', bill: { total: 60 } });
    expect(shift).toMatchObject({ settlements: 1, expected: 10_000 });
    expect(await closeShift(ledger, JIA, { stamp: stampAt(at) })).toMatchObject({
      settlements: 2,
      expected: 67,
    });
  });

  test('day close defect: the last close is that of this facility and this operator', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a', { bill: { total: 1 } });
    await takeAt(ledger, YI, 'b', { bill: { total: 20 } });
    await takeAt(ledger, JIA_ELSEWHERE, 'c', { bill: { total: 300 } });
    await takeAt(ledger, JIA, 'd', { bill: { total: 4_000 } });
    expect(await closeShift(ledger, JIA)).toMatchObject({ after: 0, expected: 4_001 });
    expect(await closeShift(ledger, YI)).toMatchObject({ after: 0, expected: 20 });
    expect(await closeDay(ledger, JIA)).toMatchObject({ after: 0, expected: 4_021 });
    expect(await closeShift(ledger, JIA_ELSEWHERE)).toMatchObject({ after: 0, expected: 300 });
    expect(await closeDay(ledger, JIA_ELSEWHERE)).toMatchObject({ after: 0, expected: 300 });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('day close defect: nothing is joined into one text: names of any characters keep apart', async () => {
    const ledger = await open();
    const names = ['甲', '甲 ', '甲,乙', '甲","乙', "甲'", '甲|乙', '', '乙', 'é', 'e\u0301', '%'];
    const codes = ['', 'H51040200001', 'h51040200001', '["'];
    const windows = codes.flatMap((facility) => names.map((operator) => ({ facility, operator })));
    for (const [index, window] of windows.entries()) {
      await takeAt(ledger, window, `k-${index}`, { bill: { total: index + 1 } });
    }
    for (const [index, window] of windows.entries()) {
      expect(await closeShift(ledger, window)).toMatchObject({
        ...window,
        after: 0,
        settlements: 1,
        expected: index + 1,
      });
    }
    for (const facility of codes) {
      expect(await closeDay(ledger, { facility })).toMatchObject({ settlements: names.length });
    }
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('day close defect: tendered and change are two numbers, and change is never expected', async () => {
    const ledger = await open();
    for (const [index, tendered] of [10_000, 10_050, 100_000].entries()) {
      await takeAt(ledger, JIA, `k-${index}`, { paid: { tendered } });
    }
    const { accounts, expected } = await ledger.closeSheet(shiftOf(JIA));
    expect([accounts['cash:tendered'], accounts['cash:change']]).toEqual([120_050, -90_050]);
    expect(expected).toBe(30_000);
  });
}
