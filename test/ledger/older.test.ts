import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { entryHash } from '../../electron/ledger/chain.ts';
import { readEntry } from '../../electron/ledger/entries.ts';
import { migrate, NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { region } from '../../electron/ledger/shapes.ts';
import { MORNING } from './build-draft.ts';
import { problemOf, recordFor, valueOf } from './desk.ts';
import { OLDER_SCHEMA, olderLedger, olderRows } from './older/older-ledger.ts';

const JIA = 'older-2';
const YI = 'older-3';

function openOlder(): Ledger {
  const ledger = valueOf(openLedger({ file: olderLedger() }));
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('a ledger of schema 3, written by the program of then', () => {
  test('is brought to the newest schema, keeps every entry, and verifies', async () => {
    const ledger = openOlder();
    const { entries, headHash, faults } = await ledger.verify();
    expect(faults).toEqual([]);
    expect(entries).toBe(12);
    expect(headHash).toBe(olderRows('journal').at(-1)?.['hash']);
  });

  test('has the sums of stays and insurance that its bills say, also where one was reversed', async () => {
    const ledger = openOlder();
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
    const db = new SqliteDatabase(olderLedger());
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
    const ledger = openOlder();
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
    const ledger = openOlder();
    const [first] = olderRows('settlement');
    const id = String(first?.['id']);
    const { claim, diagnosis, facility, settlement, packHash, personId, year } =
      (await ledger.find(id)) ?? expect.fail('not found');
    const draft = { personId, year, claim, diagnosis, facility, settlement, packHash };
    const again = await ledger.record({
      draft: { ...draft, standard: null },
      key: 'older-key-1',
      expectedVersion: 0,
      stamp: MORNING,
    });
    expect(valueOf(again).id).toBe(id);
    valueOf(await ledger.reverse(id, '录错', 'r-1', MORNING));
    expect((await ledger.yearSoFar(JIA, 2026)).sums).toMatchObject({ stays: 0, basic: 980_000 });
    await recordFor(ledger, JIA, { total: 100_000, basic: 60_000 }, { key: 'k-1' });
    const person = (await ledger.person(JIA)) ?? expect.fail('not found');
    const { version: _version, ...known } = person;
    const moved = { ...known, recognisedIn: region.parse('510402') };
    expect(valueOf(await ledger.savePerson(moved, MORNING)).recognisedIn).toBe('510402');
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('opened to be read only, it asks to be brought up first, and is left as it was', () => {
    const file = olderLedger();
    const problem = problemOf(openLedger({ file, readOnly: true }));
    expect(problem.facts).toEqual({ file, why: 'older' });
    expect(problem.message).toContain(`older schema ${OLDER_SCHEMA}`);
  });
});

const rowSchema = z.looseObject({
  seq: z.number(),
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  subject: z.string(),
  key: z.string().nullable(),
  body: z.string(),
  previous_hash: z.string(),
});

/** An entry with text of its body replaced, its hash made anew. */
function readChanged(seq: number, from: string, to: string) {
  const { body: old, ...row } = rowSchema.parse(olderRows('journal')[seq - 1]);
  const body = old.replace(from, to);
  expect(body, 'the text to be replaced stands in the body').not.toBe(old);
  const hash = entryHash(row.previous_hash, { ...row, body: JSON.parse(body) });
  return readEntry({ ...row, body, hash });
}

describe('the older form of an entry', () => {
  test.each(olderRows('journal').map((row) => [row['seq'], row['kind'], row] as const))(
    'entry %i (%s) is read as it was written',
    (_seq, kind, row) => {
      const { entry, faults } = readEntry(row);
      expect(faults).toEqual([]);
      expect(entry?.kind).toBe(kind);
    },
  );

  test.each([
    ['a facility that says nothing of its place', 2, ',"place":"city"', ''],
    ['a facility of both forms', 2, '"place":"city"', '"place":"city","regionCode":"510402"'],
    ['a figure of a region that is none', 3, '"key":', '"region":"51","key":'],
    ['a person of a place that is none', 5, '"name":', '"recognisedIn":"5104","name":'],
    ['a bill that knows of plans, and nothing else new', 7, '"primary', '"plan":null,"primary'],
    ['sums that count stays and no insurance', 7, '"deductible":0,', '"stays":1,"deductible":0,'],
    ['a standard beside sums of before', 7, '"personId":', '"standard":null,"personId":'],
  ])('stays as strict as it was: %s is not read', (_what, seq, from, to) => {
    const { entry, faults } = readChanged(seq, from, to);
    expect(entry).toBeNull();
    expect(faults).toContainEqual(expect.stringMatching(/its body cannot be read at body/));
  });
});
