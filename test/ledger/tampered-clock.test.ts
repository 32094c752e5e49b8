import type { Database } from 'better-sqlite3';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { buildPerson, CLINIC, MORNING, stampAt } from './build-draft.ts';
import { CORRECTION } from './conform-clock-correcting.ts';
import { recordFor, valueOf } from './desk.ts';
import { olderLedger } from './older/older-ledger.ts';
import { bytesOf, rewriteAll, tamperers, verify } from './tampered-ledger.ts';

const AHEAD = stampAt('2027-05-10T10:00:00.000+08:00');
const NOON = stampAt('2026-05-10T12:00:00.000+08:00');

/** 1 opened · 2 person · 3 settlement · 4 facility, a year ahead · 5 clock · 6 settlement */
const { copy, tamper } = tamperers(
  await bytesOf(async (file) => {
    const ledger = valueOf(openLedger({ file }));
    valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
    await recordFor(ledger, 'person-1', { total: 100_000, aid: 70_000 }, { key: 'k-1' });
    valueOf(await ledger.saveFacility(CLINIC, AHEAD));
    valueOf(await ledger.correctClock(CORRECTION, NOON));
    await recordFor(ledger, 'person-1', { total: 50_000 }, { key: 'k-2', stamp: NOON });
    await ledger.close();
  }),
);

/** As somebody would who also makes every later hash anew. */
function rewritten(seq: number, from: string, to: string): string {
  return tamper((db) => rewriteAll(db, seq, (body) => body.replace(from, to)));
}

function dated(db: Database, seq: number, at: string): void {
  db.prepare('UPDATE journal SET at = ? WHERE seq = ?').run(at, seq);
  rewriteAll(db, seq, (body) => body);
}

const TAMPERED: readonly [string, number, RegExp, () => string][] = [
  [
    'the reason of a correction',
    5,
    /hash does not match/,
    () => tamper((db) => db.exec(`UPDATE journal SET body = replace(body, '一年', '一天')`)),
  ],
  [
    'a correction that its author approved alone',
    5,
    /^nobody but its author approved it$/,
    () => rewritten(5, CORRECTION.approvedBy, NOON.by),
  ],
  [
    'a correction of another moment than the one before it',
    5,
    /^it corrects another moment than the entry before it is of$/,
    () => rewritten(5, '2027-05-10', '2027-05-11'),
  ],
  [
    'a correction that says another moment than its own',
    5,
    /^it says another moment than its own$/,
    () => rewritten(5, '2026-05-10', '2026-05-09'),
  ],
  [
    'a correction where the clock was not back',
    5,
    /^it corrects a clock that was not back$/,
    () => tamper((db) => dated(db, 4, '2026-05-10T11:59:00.000+08:00')),
  ],
  [
    'an entry dated back',
    6,
    /^it is dated 2026-05-10T11:57:59\.999\+08:00, before the entry before it \(2026-05-10T12:00/,
    () => tamper((db) => dated(db, 6, '2026-05-10T11:57:59.999+08:00')),
  ],
  [
    'an entry dated back in the years before the first correction',
    3,
    /^it is dated 2025-/,
    () => tamper((db) => dated(db, 3, '2025-05-10T09:15:30.123+08:00')),
  ],
];

describe('verify names the first bad entry', () => {
  test('of a ledger whose clock was corrected, without fault', async () => {
    expect(await verify(copy())).toMatchObject({ ok: true, entries: 6, faults: [] });
  });

  test.each(TAMPERED)('%s', async (_what, seq, says, prepare) => {
    const { faults } = await verify(prepare());
    const [first] = faults.filter((fault) => fault.seq > 0);
    expect(first?.seq).toBe(seq);
    expect(faults.filter((fault) => fault.seq === seq).map((fault) => fault.what)).toEqual(
      expect.arrayContaining([expect.stringMatching(says)]),
    );
  });

  test('two minutes back are taken, as they were when it was written', async () => {
    const file = tamper((db) => dated(db, 6, '2026-05-10T11:58:00.000+08:00'));
    expect((await verify(file)).faults.map(({ what }) => what)).not.toContainEqual(
      expect.stringContaining('before the entry before it'),
    );
  });

  test('after a gap only the gap is told', async () => {
    const file = tamper((db) => db.exec('DELETE FROM journal WHERE seq = 5'));
    const said = (await verify(file)).faults.map(({ seq, what }) => `${seq}: ${what}`);
    expect(said).toContain('5: it is missing');
    expect(said).not.toContainEqual(expect.stringContaining('before the entry before it'));
  });
});

describe('a ledger of before there was the rule', () => {
  /** Its last entry, a print, is of the day before: the program of then took any moment. */
  function outOfOrder(schema: 3 | 6): string {
    const file = olderLedger(schema);
    const db = new SqliteDatabase(file);
    const triggers = db
      .prepare("SELECT sql FROM sqlite_schema WHERE name LIKE 'journal_refuses_%'")
      .pluck()
      .all();
    db.exec('DROP TRIGGER journal_refuses_update; DROP TRIGGER journal_refuses_delete');
    const last = Number(db.prepare('SELECT max(seq) FROM journal').pluck().get());
    dated(db, last, '2026-06-29T09:12:00.000+08:00');
    for (const sql of triggers) db.exec(String(sql));
    db.close();
    return file;
  }

  test.each([3, 6] as const)(
    'schema %i: what it wrote out of order is no fault, what is written from now on would be',
    async (schema) => {
      const file = outOfOrder(schema);
      const ledger = valueOf(openLedger({ file }));
      expect((await ledger.verify()).faults).toEqual([]);
      const { entries } = await ledger.stats();
      const moment = (at: string) => ({ at: `2026-07-0${at}T08:00:00.000+08:00`, by: '收费员甲' });
      valueOf(await ledger.saveFacility(CLINIC, moment('1')));
      valueOf(await ledger.saveFacility({ ...CLINIC, desk: '9号窗口' }, moment('2')));
      expect((await ledger.verify()).faults).toEqual([]);
      await ledger.close();

      const db = new SqliteDatabase(file);
      onTestFinished(() => void db.close());
      db.exec('DROP TRIGGER journal_refuses_update');
      dated(db, entries + 2, '2026-06-01T08:00:00.000+08:00');
      const { faults } = await verify(file);
      expect(faults.filter(({ seq }) => seq > 0)).toEqual([
        { seq: entries + 2, what: expect.stringContaining('before the entry before it') },
      ]);
    },
  );
});
