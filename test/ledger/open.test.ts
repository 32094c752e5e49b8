import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../electron/ledger/database.ts';
import { NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { TABLE_NAMES } from '../../electron/ledger/tables.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { problemOf, valueOf } from './desk.ts';
import { makeLedger } from './make-ledger.ts';

describe('a ledger that opens', () => {
  test('keeps what was recorded from one start to the next', async () => {
    const file = await makeLedger();
    const ledger = valueOf(openLedger({ file }));
    onTestFinished(() => ledger.close());
    expect(await ledger.stats()).toMatchObject({ entries: 3, settlements: 1, people: 1 });
    expect((await ledger.yearSoFar('person-1', 2026)).sums.pools).toEqual({
      'serious-illness': 70_000,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('is a demonstration for ever, or never', async () => {
    for (const demonstration of [true, false]) {
      const file = await makeLedger({ demonstration });
      const ledger = valueOf(openLedger({ file, demonstration: !demonstration }));
      onTestFinished(() => ledger.close());
      expect((await ledger.stats()).demonstration).toBe(demonstration);
      const [row] = (await ledger.list({ offset: 0, limit: 1 })).rows;
      expect((await ledger.find(row?.id ?? ''))?.demonstration).toBe(demonstration);
    }
  });

  test('begins with its own id and moment, so that no two chains are alike', async () => {
    const headOf = async (newId?: () => string) => {
      const clock = () => '2026-05-10T08:00:00+08:00';
      const own = newId === undefined ? {} : { newId };
      const ledger = valueOf(openLedger({ file: ':memory:', clock, ...own }));
      onTestFinished(() => ledger.close());
      return (await ledger.stats()).headHash;
    };
    expect(await headOf()).not.toBe(await headOf());
    expect(await headOf(() => 'ledger-1')).toBe(await headOf(() => 'ledger-1'));
  });

  test('loses nothing in a power cut: WAL, written through at every commit, all guards on', async () => {
    const db = valueOf(openDatabase({ file: await makeLedger() }));
    onTestFinished(() => void db.close());
    const pragma = (name: string) => db.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('foreign_keys')).toBe(1);
    expect(pragma('trusted_schema')).toBe(0);
    expect(pragma('recursive_triggers')).toBe(1);
    expect(pragma('busy_timeout')).toBe(5000);
    expect(Number(pragma('application_id')).toString(16)).toBe('5944414e');
    expect(pragma('user_version')).toBe(NEWEST_VERSION);
  });

  test.each(['journal', ...TABLE_NAMES])(
    'is append-only: %s takes no UPDATE, no DELETE and no REPLACE',
    async (table) => {
      const db = valueOf(openDatabase({ file: await makeLedger() }));
      onTestFinished(() => void db.close());
      db.exec(`
        INSERT INTO figure VALUES (2, 'tilt-line', '2026-01-01', NULL, '1', '公报', NULL);
        INSERT INTO plan VALUES (2, 'resident', '2026-01-01', NULL, '居民医保', '文件');
        INSERT INTO reading VALUES (2, 'panzhihua', 'x', 1, '答复', '主任丙');
        INSERT INTO confirmation SELECT 2, id, 'S1', 0 FROM settlement;
        INSERT INTO close VALUES (2, 'shift', 'H51040200001', '收费员乙', 0, 1, 5, 5)`);
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBeGreaterThan(0);
      const refused = /append-only|only takes the next number/;
      expect(() => db.exec(`UPDATE ${table} SET seq = seq`)).toThrow(refused);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(refused);
      expect(() => db.exec(`REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(refused);
    },
  );

  test('takes only whole numbers for money', async () => {
    const db = valueOf(openDatabase({ file: await makeLedger() }));
    onTestFinished(() => void db.close());
    const insert = db.prepare("INSERT INTO posting VALUES (3, 9, 'bill', ?)");
    expect(() => insert.run(0.5)).toThrow('cannot store REAL value in INTEGER column');
  });

  test('read-only, answers everything and writes nothing', async () => {
    const file = await makeLedger();
    const before = readFileSync(file);
    const ledger = valueOf(openLedger({ file, readOnly: true }));
    expect((await ledger.verify()).faults).toEqual([]);
    expect((await ledger.stats()).entries).toBe(3);
    const other = buildPerson('person-1', { name: '张乙' });
    const { code, facts } = problemOf(await ledger.savePerson(other, MORNING));
    expect({ code, facts }).toEqual({ code: 'LEDGER_UNUSABLE', facts: { file, why: 'read-only' } });
    await ledger.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
