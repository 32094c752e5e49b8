import { expect, test } from 'vitest';
import type { BookingPlace } from '../../electron/ledger/port-reconciling.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { toFen } from '../../engine/money.ts';
import { adjustTo, NEXT_DAY } from './adjusting-desk.ts';
import { buildPerson, MORNING, stampAt, toDay } from './build-draft.ts';
import { openDesk, recordFor, valueOf } from './desk.ts';
import { AGREED, entryFor, sendFor, STAY } from './sending-desk.ts';

const FIRST = toDay('2026-05-10');
const SECOND = toDay('2026-05-11');
const THIRD = stampAt('2026-05-12T08:00:00+08:00');
const ALL = { from: FIRST, until: toDay('2026-05-31'), after: null, upTo: null, limit: 100 };

/** STAY is adjusted on the second day and reversed on the third; another person has a bill with everything in it. */
async function openThreeDays(openFresh: () => Promise<Ledger>) {
  const desk = await openDesk(openFresh);
  const { ledger, personId } = desk;
  const entry = await entryFor(ledger, personId, 'a');
  const payment = { account: 50_000, mobile: 250_000, tendered: 0, change: 0 };
  const paid = {
    account: toFen(payment.account),
    mobile: toFen(payment.mobile),
    tendered: toFen(0),
    change: toFen(0),
  };
  const a = valueOf(await ledger.record({ ...entry, draft: { ...entry.draft, payment: paid } }));
  const other = buildPerson('person-2', { name: '李丁', certificate: '510402195503081023' });
  valueOf(await ledger.savePerson(other, MORNING));
  const full = {
    total: 5_000_000,
    outOfScope: 400_000,
    basic: 1_000_000,
    catastrophic: 500_000,
    otherInsurance: 1_001,
    commercial: 2_002,
    commercialOutOfScope: 3_003,
    charity: 4_004,
    rareDiseaseFund: 5_005,
    aid: 600_000,
    tilt: 90_000,
    tiltRefund: 40_000,
    hospitalBorne: 6_006,
  };
  const b = await recordFor(ledger, 'person-2', full, { key: 'b' });
  const adjusted = valueOf(await adjustTo(desk, a, { ...STAY, aid: 800_000 }))[0];
  const confirmed = { settlementId: a.id, platformId: 'S-1', differences: [] };
  valueOf(await ledger.confirm(confirmed, NEXT_DAY));
  const reversal = valueOf(await ledger.reverse(a.id, '录错', 'r', THIRD));
  return { ledger, a, b, adjusted, reversal };
}

/** What each payer bears of STAY. */
const BORNE = {
  total: 2_000_000,
  inScope: 2_000_000,
  basic: 1_000_000,
  catastrophic: 0,
  otherInsurance: 0,
  rareDisease: 0,
  commercial: 0,
  charity: 0,
  aid: 700_000,
  tilt: 0,
  tiltRefund: 0,
  hospital: 0,
  cash: 300_000,
  account: 50_000,
};
const ADJUSTED = { ...BORNE, aid: 800_000, cash: 200_000 };

/** What was recorded in a period, as whoever reconciles needs it. */
export function bookingsConform(openFresh: () => Promise<Ledger>): void {
  test('a settlement, its adjustment and its reversal are each of their own day, with what stood before and what stands', async () => {
    const { ledger, a, b, adjusted, reversal } = await openThreeDays(openFresh);
    const { rows, next, upTo } = await ledger.bookings(ALL);
    expect([next, upTo]).toEqual([null, reversal.seq]);
    const same = {
      settlementId: a.id,
      messageId: a.sentAs.messageId,
      platformId: 'S-1',
      settledOn: FIRST,
      personId: 'person-1',
      certificate: '110101190001011009',
      care: 'inpatient',
      facility: a.facility.code,
    };
    const settlement = { ...same, kind: 'settlement', id: a.id, seq: a.seq, on: FIRST };
    expect(rows[0]).toEqual({ ...settlement, was: null, is: BORNE });
    expect(rows[2]).toEqual({
      ...same,
      kind: 'adjustment',
      id: adjusted?.id,
      seq: adjusted?.seq,
      on: SECOND,
      was: BORNE,
      is: ADJUSTED,
    });
    expect(rows[3]).toEqual({
      ...same,
      kind: 'reversal',
      id: reversal.id,
      seq: reversal.seq,
      on: '2026-05-12',
      was: ADJUSTED,
      is: null,
    });
    expect(rows[1]).toMatchObject({
      id: b.id,
      platformId: null,
      certificate: '510402195503081023',
      was: null,
      is: {
        total: 5_000_000,
        inScope: 4_600_000,
        basic: 1_000_000,
        catastrophic: 500_000,
        otherInsurance: 1_001,
        rareDisease: 5_005,
        commercial: 5_005,
        charity: 4_004,
        aid: 600_000,
        tilt: 90_000,
        tiltRefund: 40_000,
        hospital: 6_006,
        cash: b.settlement.cash,
        account: 0,
      },
    });
  });

  test('it is cut by day of recording, read page by page, and what comes later is on no page', async () => {
    const { ledger, a, b, adjusted, reversal } = await openThreeDays(openFresh);
    const ids = async (more: Partial<typeof ALL>) =>
      (await ledger.bookings({ ...ALL, ...more })).rows.map((row) => row.id);
    expect(await ids({ until: FIRST })).toEqual([a.id, b.id]);
    expect(await ids({ from: SECOND, until: SECOND })).toEqual([adjusted?.id]);
    expect(await ids({ from: SECOND })).toEqual([adjusted?.id, reversal.id]);
    expect(await ids({ from: toDay('2026-05-13') })).toEqual([]);

    const first = await ledger.bookings({ ...ALL, limit: 3 });
    const later = stampAt('2026-05-12T09:00:00+08:00');
    await recordFor(ledger, 'person-2', { total: 100 }, { key: 'c', stamp: later });
    const pages: string[][] = [first.rows.map((row) => row.id)];
    for (let after: BookingPlace | null = first.next; after !== null;) {
      const page = await ledger.bookings({ ...ALL, after, upTo: first.upTo, limit: 3 });
      pages.push(page.rows.map((row) => row.id));
      after = page.next;
    }
    expect(pages).toEqual([[a.id, b.id, adjusted?.id], [reversal.id]]);
    expect((await ledger.bookings(ALL)).rows).toHaveLength(5);
  });

  test('all of a settlement is found by the platform’s number or by its message id', async () => {
    const { ledger, a, b, adjusted, reversal } = await openThreeDays(openFresh);
    const ids = async (...names: string[]) =>
      (await ledger.bookingsNamed(names)).map((row) => row.id);
    const whole = [a.id, adjusted?.id, reversal.id];
    expect(await ids('S-1')).toEqual(whole);
    expect(await ids(a.sentAs.messageId ?? '')).toEqual(whole);
    expect(await ids(b.sentAs.messageId ?? '', 'S-1', a.sentAs.messageId ?? '')).toEqual(
      [a, b, adjusted, reversal].map((each) => each?.id),
    );
    expect(await ids('S-2', '', "'; --")).toEqual([]);
    expect(await ledger.bookingsNamed([])).toEqual([]);
  });

  test('what was sent is there when it is answered, and not before', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    expect((await ledger.bookings(ALL)).rows).toEqual([]);
    expect(await ledger.bookingsNamed([messageId])).toEqual([]);
    const { id } = valueOf(await ledger.answered(messageId, AGREED, NEXT_DAY));
    const found = await ledger.bookingsNamed([messageId]);
    expect(found).toMatchObject([{ id, on: SECOND, messageId, platformId: AGREED.platformId }]);
  });
}
