import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { MORNING } from './build-draft.ts';
import { problemOf, writesNothing } from './desk.ts';
import {
  closeDay,
  closeSheetNow,
  closeShift,
  dayOf,
  JIA,
  JIA_ELSEWHERE,
  openTownForTest,
  shiftOf,
  takeAt,
  YI,
} from './windows.ts';

export function dayCloseConforms(openFresh: () => Promise<Ledger>): void {
  const open = () => openTownForTest(openFresh);
  const askDay = async (ledger: Ledger, upTo: number) =>
    ledger.closePeriod(
      { ...dayOf(JIA), upTo, counted: null, reason: null, handedTo: null },
      MORNING,
    );

  test('a day is the sum of its shifts: counted as they were counted, and no cash moves again', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    await closeShift(ledger, JIA, { counted: 9_990, handedTo: YI.operator });
    await takeAt(ledger, YI, 'b', { bill: { total: 500, basic: 200 } });
    await takeAt(ledger, JIA, 'c', { bill: { total: 7 } });
    await takeAt(ledger, JIA_ELSEWHERE, 'd');
    await closeShift(ledger, YI, { counted: 301 });
    await closeShift(ledger, JIA);
    const { accounts } = await ledger.stats();
    const sheet = await ledger.closeSheet(dayOf(JIA));
    expect(sheet).toMatchObject({ settlements: 3, expected: 10_307 });
    expect(sheet.accounts).toEqual({
      bill: -10_507,
      'fund:basic': 200,
      'cash:tendered': 10_307,
    });
    const closed = await closeDay(ledger, JIA);
    expect(closed).toEqual({
      ...sheet,
      seq: sheet.upTo + 1,
      hash: (await ledger.stats()).headHash,
      at: MORNING.at,
      by: MORNING.by,
      counted: 9_990 + 301 + 7,
      difference: -9,
      reason: null,
      handedTo: null,
    });
    expect((await ledger.stats()).accounts).toEqual(accounts);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('a day with an open shift is not closed, and whose shift it is is said', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    await takeAt(ledger, YI, 'b');
    await takeAt(ledger, { ...JIA, operator: '收费员丙' }, 'c');
    await takeAt(ledger, { ...JIA_ELSEWHERE, operator: '收费员丁' }, 'd');
    await closeShift(ledger, YI);
    const { upTo } = await ledger.closeSheet(dayOf(JIA));
    const problem = problemOf(await writesNothing(ledger, async () => askDay(ledger, upTo)));
    expect(problem).toMatchObject({
      code: 'SHIFT_OPEN',
      facts: { facility: JIA.facility, operators: '收费员甲、收费员丙' },
    });
    expect(problem.message).toContain('"收费员甲", "收费员丙"');
  });

  test('a shift that went on after its close is open again', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    await closeShift(ledger, JIA);
    await takeAt(ledger, JIA, 'b');
    const { upTo } = await ledger.closeSheet(dayOf(JIA));
    expect(problemOf(await askDay(ledger, upTo)).code).toBe('SHIFT_OPEN');
    await closeShift(ledger, JIA);
    expect(await closeDay(ledger, JIA)).toMatchObject({ settlements: 2 });
  });

  test('a day ends where its sheet ends: whoever goes on works for the next day', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    await closeShift(ledger, JIA);
    const sheet = await ledger.closeSheet(dayOf(JIA));
    await takeAt(ledger, YI, 'b', { bill: { total: 7 } });
    await closeShift(ledger, YI);
    const first = await closeSheetNow(ledger, sheet);
    expect(first).toMatchObject({ settlements: 1, expected: 10_000, counted: 10_000 });
    expect(await closeDay(ledger, JIA)).toMatchObject({
      after: first.upTo,
      settlements: 1,
      counted: 7,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('a day is STALE when a shift was closed since the sheet that reaches back into it', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const { upTo } = await ledger.closeSheet(dayOf(JIA));
    await takeAt(ledger, JIA, 'b');
    await closeShift(ledger, JIA);
    const answer = await writesNothing(ledger, async () => askDay(ledger, upTo));
    expect(problemOf(answer)).toMatchObject({ code: 'STALE', facts: { closedBy: JIA.operator } });
    expect(await closeDay(ledger, JIA)).toMatchObject({ settlements: 2, counted: 20_000 });
  });

  test('a day in which no money moved is not closed, and a closed one not again', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA_ELSEWHERE, 'a');
    const { upTo } = await ledger.closeSheet(dayOf(JIA));
    expect(problemOf(await askDay(ledger, upTo)).code).toBe('NOTHING_TO_CLOSE');
    await takeAt(ledger, JIA, 'b');
    await closeShift(ledger, JIA);
    const day = await closeDay(ledger, JIA);
    const again = await writesNothing(ledger, async () => askDay(ledger, day.upTo));
    expect(again).toEqual({ ok: true, value: day });
    expect(problemOf(await askDay(ledger, day.upTo - 1))).toMatchObject({
      code: 'NOTHING_TO_CLOSE',
      facts: { closedIn: day.seq },
    });
    expect(problemOf(await askDay(ledger, day.seq))).toMatchObject({ code: 'NOTHING_TO_CLOSE' });
  });

  test('shifts begin anew after a day, without a gap', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const shift = await closeShift(ledger, JIA);
    await closeDay(ledger, JIA);
    await takeAt(ledger, JIA, 'b');
    expect(await ledger.closeSheet(shiftOf(JIA))).toMatchObject({ after: shift.upTo });
  });
}
