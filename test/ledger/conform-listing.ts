import { expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, CLINIC, MORNING, stampAt } from './build-draft.ts';
import { openDesk, recordFor, valueOf, writesNothing } from './desk.ts';
import { printSlip } from './print-slip.ts';

const NEXT_DAY = stampAt('2026-05-11T00:00:00+08:00');
const ALL = { offset: 0, limit: 100 };

/** Two people, two days: a, b on the 10th; c and the reversal of a on the 11th. */
async function openTwoDays(openFresh: () => Promise<Ledger>) {
  const { ledger, record } = await openDesk(openFresh);
  const other = buildPerson('person-2', { name: '李丁', certificate: '510402195503081023' });
  valueOf(await ledger.savePerson(other, MORNING));
  const a = await record({ total: 100_000, basic: 60_000, aid: 20_000 }, 'a');
  const b = await recordFor(ledger, 'person-2', { total: 200_000 }, { key: 'b' });
  const c = await record({ total: 300_000, settledOn: '2026-04-01' }, 'c', NEXT_DAY);
  const reversal = valueOf(await ledger.reverse(a.id, '录错', 'r', NEXT_DAY));
  return { ledger, a, b, c, reversal };
}

export function listingConforms(openFresh: () => Promise<Ledger>): void {
  test('a fresh ledger is empty but for its opening', async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    expect(await ledger.facility()).toBeNull();
    expect(await ledger.findPeople('', 10)).toEqual([]);
    expect(await ledger.list(ALL)).toEqual({ rows: [], total: 0 });
    expect(await ledger.stats()).toMatchObject({
      demonstration: false,
      entries: 1,
      settlements: 0,
      reversals: 0,
      people: 0,
      accounts: {},
    });
    expect(await ledger.verify()).toEqual({
      ok: true,
      entries: 1,
      headHash: (await ledger.head()).headHash,
      faults: [],
    });
  });

  test('the facility is the one saved last; saving it unchanged writes nothing', async () => {
    const { ledger } = await openDesk(openFresh);
    valueOf(await ledger.saveFacility(CLINIC, MORNING));
    const moved = { ...CLINIC, desk: '5号窗口' };
    expect(valueOf(await ledger.saveFacility(moved, NEXT_DAY))).toEqual(moved);
    expect(await ledger.facility()).toEqual(moved);
    const again = await writesNothing(ledger, async () => ledger.saveFacility(moved, NEXT_DAY));
    expect(valueOf(again)).toEqual(moved);
  });

  test('the list has the newest first, a reversal with negative amounts, both linked', async () => {
    const { ledger, a, b, c, reversal } = await openTwoDays(openFresh);
    const { rows, total } = await ledger.list(ALL);
    expect(total).toBe(4);
    expect(rows.map((row) => row.id)).toEqual([reversal.id, c.id, b.id, a.id]);
    expect(rows[3]).toEqual({
      id: a.id,
      seq: a.seq,
      recordedAt: MORNING.at,
      settledOn: '2026-05-10',
      personId: 'person-1',
      personName: '张甲',
      care: 'inpatient',
      total: 100_000,
      aid: 20_000,
      tilt: 0,
      cash: 20_000,
      reverses: null,
      reversedBy: reversal.id,
      adjusts: null,
    });
    expect(rows[0]).toEqual({
      ...rows[3],
      id: reversal.id,
      seq: reversal.seq,
      recordedAt: NEXT_DAY.at,
      total: -100_000,
      aid: -20_000,
      tilt: 0,
      cash: -20_000,
      reverses: a.id,
      reversedBy: null,
      adjusts: null,
    });
  });

  test('it is filtered by the day of recording and by person, and paged with the total', async () => {
    const { ledger, a, b, c, reversal } = await openTwoDays(openFresh);
    const ids = async (filter: Partial<Parameters<Ledger['list']>[0]>) => {
      const { rows, total } = await ledger.list({ ...ALL, ...filter });
      return [total, ...rows.map((row) => row.id)];
    };
    expect(await ids({ on: '2026-05-10' })).toEqual([2, b.id, a.id]);
    expect(await ids({ on: '2026-05-11' })).toEqual([2, reversal.id, c.id]);
    expect(await ids({ on: '2026-04-01' })).toEqual([0]);
    expect(await ids({ personId: 'person-2' })).toEqual([1, b.id]);
    expect(await ids({ on: '2026-05-11', personId: 'person-2' })).toEqual([0]);
    expect(await ids({ offset: 1, limit: 2 })).toEqual([4, c.id, b.id]);
    expect(await ids({ offset: 4, limit: 2 })).toEqual([4]);
  });

  test('it is counted: entries, settlements, reversals, people, the last moment', async () => {
    const { ledger, reversal } = await openTwoDays(openFresh);
    expect(await ledger.stats()).toEqual({
      demonstration: false,
      entries: 7,
      settlements: 3,
      reversals: 1,
      adjustments: 0,
      people: 2,
      lastEntryAt: NEXT_DAY.at,
      headHash: reversal.hash,
      accounts: { bill: -500_000, 'fund:basic': 0, 'fund:aid': 0, 'person:cash': 500_000 },
    });
  });

  test('its head is what it counts, without counting: entries, the last moment and hash', async () => {
    const { ledger, reversal } = await openTwoDays(openFresh);
    const head = { entries: 7, lastEntryAt: NEXT_DAY.at, headHash: reversal.hash };
    expect(await ledger.head()).toEqual({ demonstration: false, ...head });
    expect(await ledger.stats()).toMatchObject(head);
  });

  test('all this verifies', async () => {
    const { ledger, a } = await openTwoDays(openFresh);
    valueOf(await printSlip(ledger, a.id, NEXT_DAY));
    const { entries, headHash } = await ledger.stats();
    expect(await ledger.verify()).toEqual({ ok: true, entries, headHash, faults: [] });
  });
}
