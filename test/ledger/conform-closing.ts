import { expect, test } from 'vitest';
import { toFen } from '../../engine/money.ts';
import type { CloseRequest, RecordedClose } from '../../electron/ledger/port-closing.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { MORNING, stampAt } from './build-draft.ts';
import { problemOf, valueOf, writesNothing } from './desk.ts';
import {
  closeSheetNow,
  closeShift,
  JIA,
  JIA_ELSEWHERE,
  openTownForTest,
  reverseAt,
  shiftOf,
  takeAt,
  YI,
  type Window,
} from './windows.ts';
import { printSlip } from './print-slip.ts';

const EVENING = stampAt('2026-05-10T17:30:00+08:00');
const ALL = { offset: 0, limit: 100 };

export function closingConforms(openFresh: () => Promise<Ledger>): void {
  const open = () => openTownForTest(openFresh);
  const headOf = async (ledger: Ledger) => (await ledger.stats()).entries;

  test('a shift that began with the ledger shows nothing yet', async () => {
    const ledger = await open();
    expect(await ledger.closeSheet(shiftOf(JIA))).toEqual({
      ...shiftOf(JIA),
      after: 0,
      upTo: await headOf(ledger),
      settlements: 0,
      reversals: 0,
      adjustments: 0,
      accounts: {},
      expected: 0,
    });
  });

  test('expected cash is tendered less change: neither change nor what was paid by phone lies in the drawer', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a', { bill: { total: 12_345 }, paid: { tendered: 20_000 } });
    await takeAt(ledger, JIA, 'b', { paid: { mobile: 4_000 } });
    const sheet = await ledger.closeSheet(shiftOf(JIA));
    expect(sheet).toMatchObject({ settlements: 2, expected: 12_345 + 6_000 });
    expect(sheet.accounts).toEqual({
      bill: -22_345,
      'cash:change': -7_655,
      'cash:tendered': 26_000,
      'person:mobile': 4_000,
    });
  });

  test('cash of which nobody took down how it was given is expected, and a refund paid out is not', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a', { paid: null });
    const refunding = { total: 100_000, basic: 90_000, tilt: 30_000, tiltRefund: 25_000 };
    await takeAt(ledger, JIA, 'b', { bill: refunding });
    const { accounts, expected } = await ledger.closeSheet(shiftOf(JIA));
    expect(accounts).toMatchObject({
      'person:cash': 10_000,
      'cash:tendered': 5_000,
      'person:refund': -25_000,
    });
    expect(expected).toBe(10_000 + 5_000 - 25_000);
  });

  test('closing seals what the sheet showed, hands the cash over and begins the next period', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const sheet = await ledger.closeSheet(shiftOf(JIA));
    const closed = await closeSheetNow(ledger, sheet, { stamp: EVENING, handedTo: YI.operator });
    expect(closed).toEqual({
      ...sheet,
      seq: sheet.upTo + 1,
      hash: (await ledger.stats()).headHash,
      at: EVENING.at,
      by: EVENING.by,
      counted: 10_000,
      difference: 0,
      reason: null,
      handedTo: YI.operator,
    });
    expect(await ledger.closes(ALL)).toEqual({ rows: [closed], total: 1 });
    expect((await ledger.stats()).accounts).toEqual({
      bill: -10_000,
      'cash:drawer': -10_000,
      'cash:handed-over': 10_000,
      'cash:tendered': 10_000,
    });
    expect(await ledger.closeSheet(shiftOf(JIA))).toMatchObject({
      after: sheet.upTo,
      upTo: closed.seq,
      settlements: 0,
      accounts: {},
      expected: 0,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test.each([
    ['missing', 9_950, 50],
    ['over', 10_003, -3],
    ['gone altogether', 0, 10_000],
  ])('cash that is %s is booked as a difference, with its reason', async (_what, counted, by) => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const closed = await closeShift(ledger, JIA, { counted });
    expect(closed).toMatchObject({ counted, difference: -by, reason: '找零有误' });
    const { accounts } = await ledger.stats();
    expect(accounts).toMatchObject({ 'cash:drawer': -10_000, 'cash:difference': by });
    expect(accounts['cash:handed-over'] ?? 0).toBe(counted);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test.each([null, '', ' \n'])(
    'a difference without a reason is not closed: %j',
    async (reason) => {
      const ledger = await open();
      await takeAt(ledger, JIA, 'a');
      const { upTo } = await ledger.closeSheet(shiftOf(JIA));
      const asked = { ...shiftOf(JIA), upTo, counted: toFen(9_999), reason, handedTo: null };
      const answer = await writesNothing(ledger, async () => ledger.closePeriod(asked, MORNING));
      expect(problemOf(answer)).toMatchObject({
        code: 'REASON_MISSING',
        at: 'reason',
        facts: { operator: JIA.operator, expected: '100.00', counted: '99.99' },
      });
    },
  );

  test('a shift is STALE when its operator recorded anything since the sheet, and it says what', async () => {
    const ledger = await open();
    const first = await takeAt(ledger, JIA, 'a');
    const sheet = await ledger.closeSheet(shiftOf(JIA));
    const reversal = await reverseAt(ledger, JIA, first.id);
    const asked = { ...shiftOf(JIA), upTo: sheet.upTo, reason: null, handedTo: null };
    const request = { ...asked, counted: sheet.expected };
    const answer = await writesNothing(ledger, async () => ledger.closePeriod(request, MORNING));
    expect(problemOf(answer)).toMatchObject({
      code: 'STALE',
      at: 'upTo',
      facts: { upTo: sheet.upTo, settlementId: reversal.id, entry: reversal.seq },
    });
    expect(problemOf(answer).message).toContain(reversal.id);
    expect(await closeShift(ledger, JIA)).toMatchObject({ settlements: 1, reversals: 1 });
  });

  test('it is not STALE because others took money, or because this operator did elsewhere', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const sheet = await ledger.closeSheet(shiftOf(JIA));
    await takeAt(ledger, YI, 'b');
    await takeAt(ledger, JIA_ELSEWHERE, 'c');
    expect(await closeSheetNow(ledger, sheet)).toMatchObject({ settlements: 1, expected: 10_000 });
    expect(await ledger.closeSheet(shiftOf(YI))).toMatchObject({ after: 0, settlements: 1 });
    expect(await ledger.closeSheet(shiftOf(JIA_ELSEWHERE))).toMatchObject({
      after: 0,
      settlements: 1,
    });
  });

  test('a sheet of another ledger, that goes beyond the end of this one, is STALE', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const { upTo, expected } = await ledger.closeSheet(shiftOf(JIA));
    const asked = { ...shiftOf(JIA), upTo: upTo + 1, reason: null, handedTo: null };
    const answer = await ledger.closePeriod({ ...asked, counted: expected }, MORNING);
    expect(problemOf(answer)).toMatchObject({ code: 'STALE', facts: { head: upTo } });
  });

  test('a period in which no money moved is not closed', async () => {
    const ledger = await open();
    const { id } = await takeAt(ledger, YI, 'a');
    valueOf(await printSlip(ledger, id, MORNING));
    const { upTo } = await ledger.closeSheet(shiftOf(JIA));
    const asked = { ...shiftOf(JIA), upTo, counted: toFen(0), reason: null, handedTo: null };
    const answer = await writesNothing(ledger, async () => ledger.closePeriod(asked, MORNING));
    expect(problemOf(answer)).toMatchObject({
      code: 'NOTHING_TO_CLOSE',
      facts: { facility: JIA.facility, operator: JIA.operator, after: 0 },
    });
  });

  test('the same close asked for again is answered with the first; another one of that period is not', async () => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const sheet = await ledger.closeSheet(shiftOf(JIA));
    const closed = await closeSheetNow(ledger, sheet, { handedTo: YI.operator });
    const again = await writesNothing(ledger, async () =>
      closeSheetNow(ledger, sheet, { handedTo: YI.operator, stamp: EVENING }),
    );
    expect(again).toEqual(closed);
    const asked = { ...shiftOf(JIA), reason: null, handedTo: null, counted: sheet.expected };
    for (const upTo of [sheet.upTo, sheet.upTo - 1]) {
      const answer = await ledger.closePeriod({ ...asked, upTo }, EVENING);
      expect(problemOf(answer)).toMatchObject({
        code: 'NOTHING_TO_CLOSE',
        facts: { closedIn: closed.seq, closedAt: MORNING.at },
      });
    }
  });

  test.each<[string, Partial<CloseRequest>, string]>([
    ['to oneself', { handedTo: JIA.operator }, 'nobody hands over to themselves'],
    ['without counting', { counted: null }, 'a shift is counted'],
    ['of nobody', { operator: null }, 'a shift is an operator’s'],
    ['of a day and an operator', { span: 'day' }, 'a day is nobody’s'],
    ['of a day, counted again', { span: 'day', operator: null }, 'a day is not counted again'],
    [
      'of a day that is handed over',
      { span: 'day', operator: null, counted: null, handedTo: YI.operator },
      'a day is not',
    ],
  ])('no close %s is written', async (_what, wrong, says) => {
    const ledger = await open();
    await takeAt(ledger, JIA, 'a');
    const { upTo, expected: counted } = await ledger.closeSheet(shiftOf(JIA));
    const right = { ...shiftOf(JIA), upTo, counted, reason: null, handedTo: null };
    await writesNothing(ledger, async () =>
      expect(ledger.closePeriod({ ...right, ...wrong }, MORNING)).rejects.toThrow(says),
    );
    valueOf(await ledger.closePeriod(right, MORNING));
  });

  test('the closes of each facility are listed, the newest first, page by page', async () => {
    const ledger = await open();
    const closes: RecordedClose[] = [];
    for (const [key, window] of [JIA, YI, JIA_ELSEWHERE, JIA].entries()) {
      await takeAt(ledger, window, `k-${key}`);
      closes.push(await closeShift(ledger, window));
    }
    const seqs = async (page: Parameters<Ledger['closes']>[0]) => {
      const { rows, total } = await ledger.closes(page);
      return [total, ...rows.map(({ seq }) => closes.findIndex((close) => close.seq === seq))];
    };
    expect(await seqs(ALL)).toEqual([4, 3, 2, 1, 0]);
    expect(await seqs({ offset: 1, limit: 2 })).toEqual([4, 2, 1]);
    expect(await seqs({ ...ALL, facility: JIA.facility })).toEqual([3, 3, 1, 0]);
    expect(await seqs({ ...ALL, facility: JIA_ELSEWHERE.facility })).toEqual([1, 2]);
    expect(await seqs({ ...ALL, facility: '' })).toEqual([0]);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('a facility that has no code yet is closed like any other, apart from those that have one', async () => {
    const ledger = await open();
    const uncoded: Window = { facility: '', operator: JIA.operator };
    await takeAt(ledger, uncoded, 'a');
    await takeAt(ledger, JIA, 'b', { bill: { total: 7 } });
    expect(await closeShift(ledger, uncoded)).toMatchObject({ facility: '', expected: 10_000 });
    expect(await ledger.closes({ ...ALL, facility: '' })).toMatchObject({ total: 1 });
    expect(await closeShift(ledger, JIA)).toMatchObject({ after: 0, expected: 7 });
    expect((await ledger.verify()).faults).toEqual([]);
  });
}
