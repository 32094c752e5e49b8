import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ZERO, type Fen } from '../../engine/money.ts';
import { migrate, NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Payment } from '../../electron/ledger/records.ts';
import { region } from '../../electron/ledger/shapes.ts';
import { buildDraft, stampAt } from './build-draft.ts';
import { assertOpen, problemOf, recordFor, valueOf } from './desk.ts';
import { olderLedger, olderRows, type OlderSchema } from './older/older-ledger.ts';

/** After the last entry of the program of then. */
const NEXT_DAY = stampAt('2026-07-01T08:00:00+08:00');
const JIA = 'older-2';
const YI = 'older-3';

function openOlder(schema: OlderSchema): Ledger {
  const ledger = valueOf(openLedger({ file: olderLedger(schema) }));
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('a ledger of schema 3, written by the program of then', () => {
  test('is brought to the newest schema, keeps every entry, and verifies', async () => {
    const ledger = openOlder(3);
    const { entries, headHash, faults } = await ledger.verify();
    expect(faults).toEqual([]);
    expect(entries).toBe(12);
    expect(headHash).toBe(olderRows(3, 'journal').at(-1)?.['hash']);
  });

  test('has the sums of stays and insurance that its bills say, also where one was reversed', async () => {
    const ledger = openOlder(3);
    expect((await ledger.yearSoFar(JIA, 2026)).sums).toEqual({
      deductible: 0,
      pools: { 'inpatient-and-chronic': 1_267_028 },
      tilt: 0,
      selfPay: 543_012,
      tiltExcess: 0,
      afterInsurance: 1_810_040,
      stays: 1,
      basic: 3_980_000,
      catastrophic: 500_000,
      afterBasic: 2_310_040,
    });
    expect((await ledger.yearSoFar(YI, 2026)).sums).toMatchObject({
      deductible: 400_000,
      stays: 1,
      basic: 1_240_000,
      catastrophic: 80_000,
      afterBasic: 770_000,
    });
  });

  test('migrated row by row: a reversal takes away what its bill had added', () => {
    const db = new SqliteDatabase(olderLedger(3));
    onTestFinished(() => void db.close());
    migrate(db);
    const columns = 'seq, year_stays, year_basic, year_catastrophic, year_after_basic';
    const rows = db.prepare(`SELECT ${columns} FROM settlement ORDER BY seq`).raw().all();
    expect(rows).toEqual([
      [7, 1, 3_000_000, 500_000, 1_500_000],
      [8, 0, 980_000, 0, 810_040],
      [9, 1, 1_240_055, 80_000, 769_945],
      [10, -1, -1_240_055, -80_000, -769_945],
      [11, 1, 1_240_000, 80_000, 770_000],
    ]);
    const guarded = 'UPDATE settlement SET year_stays = 0';
    expect(() => db.exec(guarded)).toThrow('append-only');
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION);
  });

  test('says of places that they were never asked for', async () => {
    const ledger = openOlder(3);
    expect(await ledger.facility()).toEqual({
      name: '试验医院',
      code: 'H00000000001',
      level: 2,
      regionCode: null,
      desk: '1号窗口',
      operator: '收费员甲',
    });
    expect(await ledger.person(JIA)).toMatchObject({ name: '试验甲', recognisedIn: null });
    expect((await ledger.figures()).map((figure) => figure.region)).toEqual([null, null]);
    const [newest] = (await ledger.list({ offset: 0, limit: 1 })).rows;
    const found = await ledger.find(newest?.id ?? '');
    expect(found).toMatchObject({ standard: null, claim: { plan: null } });
    expect(found?.settlement.counts).toMatchObject({ stays: 1, basic: 1_240_000 });
  });

  test('is worked on: the same request is answered again, a bill reversed, another recorded', async () => {
    const ledger = openOlder(3);
    const [first] = olderRows(3, 'settlement');
    const id = String(first?.['id']);
    const { claim, diagnosis, facility, settlement, packHash, personId, year } =
      (await ledger.find(id)) ?? expect.fail('not found');
    const draft = { personId, year, claim, diagnosis, facility, settlement, packHash };
    const again = await ledger.record({
      draft: { ...draft, standard: null, payment: null, details: null },
      key: 'older-key-1',
      expectedVersion: 0,
      stamp: NEXT_DAY,
    });
    expect(valueOf(again).id).toBe(id);
    valueOf(await ledger.reverse(id, '录错', 'r-1', NEXT_DAY));
    expect((await ledger.yearSoFar(JIA, 2026)).sums).toMatchObject({ stays: 0, basic: 980_000 });
    await recordFor(
      ledger,
      JIA,
      { total: 100_000, basic: 60_000 },
      { key: 'k-1', stamp: NEXT_DAY },
    );
    const person = (await ledger.person(JIA)) ?? expect.fail('not found');
    const { version: _version, ...known } = person;
    const moved = { ...known, recognisedIn: region.parse('510402') };
    expect(valueOf(await ledger.savePerson(moved, NEXT_DAY)).recognisedIn).toBe('510402');
    expect((await ledger.verify()).faults).toEqual([]);
  });
});

describe('a ledger of schema 6, written by the program of then', () => {
  test('is brought to the newest schema, keeps every entry, and verifies', async () => {
    const ledger = openOlder(6);
    const { entries, headHash, faults } = await ledger.verify();
    expect(faults).toEqual([]);
    expect(entries).toBe(15);
    expect(headHash).toBe(olderRows(6, 'journal').at(-1)?.['hash']);
  });

  test('migrated row by row: who took the money where, and what awaits the platform', () => {
    const db = new SqliteDatabase(olderLedger(6));
    onTestFinished(() => void db.close());
    migrate(db);
    const columns = 'seq, operator, facility, adjusts';
    const rows = db.prepare(`SELECT ${columns} FROM settlement ORDER BY seq`).raw().all();
    const taken = ['收费员甲', 'H00000000001', null];
    expect(rows).toEqual([10, 11, 12, 13, 14].map((seq) => [seq, ...taken]));
    expect(db.prepare('SELECT seq FROM unconfirmed ORDER BY seq').pluck().all()).toEqual([
      10, 11, 14,
    ]);
    expect(db.prepare('SELECT count(*) FROM message').pluck().get()).toBe(0);
    expect(db.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION);
  });

  test('says of payments, messages and the platform that they were never asked for', async () => {
    const ledger = openOlder(6);
    const { rows, total } = await ledger.unconfirmed({ offset: 0, limit: 10 });
    expect(total).toBe(3);
    expect(rows.map(({ seq, messageId }) => [seq, messageId])).toEqual([
      [10, null],
      [11, null],
      [14, null],
    ]);
    for (const { id } of (await ledger.list({ offset: 0, limit: 10 })).rows) {
      expect(await ledger.find(id)).toMatchObject({
        payment: null,
        details: null,
        sentAs: { messageId: null, platformId: null },
        differences: null,
        adjusts: null,
        adjustedBy: [],
      });
    }
    expect(await ledger.openMessages()).toEqual([]);
  });

  test('keeps what it knew: the region, the plan by which a bill was settled, the reading', async () => {
    const ledger = openOlder(6);
    expect(await ledger.facility()).toMatchObject({ regionCode: '510402' });
    expect((await ledger.figures()).map((figure) => figure.region)).toEqual([null, null, '320400']);
    expect((await ledger.plans()).map((plan) => plan.id)).toEqual(['resident-2026']);
    expect((await ledger.readings()).map(({ reading, on }) => [reading, on])).toEqual([
      ['commercial-before-aid', true],
    ]);
    expect(await ledger.find('20260630-000010')).toMatchObject({
      claim: { plan: 'resident-2026' },
      standard: { packId: 'panzhihua/2023-02-01', homeCode: '510402' },
      settlement: { counts: { basic: 5_472_540, catastrophic: 732_882, stays: 1 } },
    });
    expect((await ledger.yearSoFar(JIA, 2026)).sums).toMatchObject({
      selfPay: 541_400,
      basic: 6_452_540,
      stays: 1,
    });
  });

  test.each([
    ['older-key-1', '20260630-000010'],
    ['older-key-4', '20260630-000014'],
  ])('the request of %s is answered again with its first result', async (key, id) => {
    const ledger = openOlder(6);
    const draft = (await ledger.find(id)) ?? expect.fail('not found');
    const entry = { draft, key, expectedVersion: 0, stamp: NEXT_DAY };
    expect(valueOf(await ledger.record(entry)).id).toBe(id);
    const message = valueOf(await ledger.send(entry));
    expect(message.state === 'settled' ? message.settlement.id : message.state).toBe(id);
    const paid = { ...draft, payment: paidInCash(draft.settlement.cash) };
    expect(problemOf(await ledger.record({ ...entry, draft: paid })).facts).toMatchObject({
      'recorded.payment.tendered': null,
      'asked.payment.mobile': '0.00',
    });
  });

  test('is worked on: a bill reversed, confirmed, sent and answered, and all verifies', async () => {
    const ledger = openOlder(6);
    valueOf(await ledger.reverse('20260630-000010', '录错', 'r-1', NEXT_DAY));
    expect((await ledger.yearSoFar(JIA, 2026)).sums).toMatchObject({ stays: 0, basic: 980_000 });
    const confirmation = { settlementId: '20260630-000011', platformId: 'S-1', differences: [] };
    expect(valueOf(await ledger.confirm(confirmation, NEXT_DAY)).sentAs).toEqual({
      messageId: null,
      platformId: 'S-1',
    });
    const { sums, version } = await ledger.yearSoFar(YI, 2026);
    const draft = buildDraft(YI, sums, { total: 100_000, basic: 60_000 });
    const entry = { draft, key: 'k-1', expectedVersion: version, stamp: NEXT_DAY };
    const message = valueOf(await ledger.send(entry));
    assertOpen(message);
    const answer = { platformId: 'S-2', differences: [] };
    const { id } = valueOf(await ledger.answered(message.messageId, answer, NEXT_DAY));
    const { rows } = await ledger.unconfirmed({ offset: 0, limit: 10 });
    expect(rows.map(({ seq }) => seq)).toEqual([14]);
    expect((await ledger.find(id))?.sentAs.platformId).toBe('S-2');
    expect((await ledger.verify()).faults).toEqual([]);
  });
});

function paidInCash(cash: Fen): Payment {
  return { account: ZERO, mobile: ZERO, tendered: cash, change: ZERO };
}

test.each([3, 6] as const)(
  'a ledger of schema %i, opened to be read only, asks to be brought up first, and is left as it was',
  (schema) => {
    const file = olderLedger(schema);
    const problem = problemOf(openLedger({ file, readOnly: true }));
    expect(problem.facts).toEqual({ file, why: 'older' });
    expect(problem.message).toContain(`older schema ${schema}`);
  },
);
