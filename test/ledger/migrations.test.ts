import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  migrate,
  MIGRATIONS,
  NEWEST_VERSION,
  schemaVersion,
} from '../../electron/ledger/migrations.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

const ENTRY = `INSERT INTO journal VALUES (1, 'figure', 'x', 'x', 'x', NULL, NULL, '{}', '0', 'h1')`;
/** Rows that each step brings a place for; they must come through all later steps untouched. */
const ROWS: Readonly<Record<number, readonly string[]>> = {
  1: [ENTRY, `INSERT INTO meta VALUES ('ledger-id', 'x')`],
  2: [
    `INSERT INTO posting VALUES (1, 1, 'bill', -5), (1, 2, 'person:cash', 5)`,
    `INSERT INTO settlement VALUES
       (1, 'id', 'p', '张甲', 2026, 'd', 'at', 'd', 'other', 5, 0, 0, 5, 0, 0, 5, 0, 5, NULL)`,
    `INSERT INTO settlement_pool VALUES (1, 'major', 5)`,
  ],
  3: [
    `INSERT INTO person_version VALUES (1, 'p', '张甲', '1', 'zj')`,
    `INSERT INTO figure VALUES (1, 'tilt-line', '2026-01-01', NULL, '1', '公报')`,
  ],
  4: [
    `INSERT INTO journal VALUES (2, 'person', 'x', 'x', 'x', NULL, NULL, '{}', 'h1', 'h2')`,
    `INSERT INTO settlement VALUES
       (2, 'id2', 'p', '张甲', 2026, 'd', 'at', 'd', 'inpatient', 5, 0, 0, 5, 0, 0, 5, 0, 5, NULL,
        1, 3, 1, 2)`,
  ],
  5: [`INSERT INTO figure VALUES (2, 'tilt-line', '2026-01-01', NULL, '1', '公报', '510402')`],
  6: [
    `INSERT INTO plan VALUES (2, 'resident', '2026-01-01', NULL, '居民医保', '文件')`,
    `INSERT INTO reading VALUES (2, 'panzhihua', 'x', 1, '答复', '主任丙')`,
  ],
  7: [
    `INSERT INTO message VALUES (2, 'H51040200001202605100915300002', 'p', 'settled')`,
    `INSERT INTO confirmation VALUES (2, 'id2', 'S1', 0)`,
    `INSERT INTO close VALUES (2, 'shift', 'H51040200001', '收费员乙', 0, 1, 5, 5)`,
  ],
};

/** What a step notes itself: up to which entry the programs of before had written. */
const NOTED: Readonly<Record<number, readonly unknown[]>> = {
  7: [{ name: 'clock-rule-after', value: '2' }],
};

function blank(): Database {
  const db = new SqliteDatabase(':memory:');
  db.pragma('foreign_keys = ON');
  onTestFinished(() => void db.close());
  return db;
}

function schemaOf(db: Database): unknown[] {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name').all();
}

function contentOf(db: Database): Record<string, unknown[]> {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  return Object.fromEntries(
    tables.map((table) => [String(table), db.prepare(`SELECT * FROM ${String(table)}`).all()]),
  );
}

describe('migrations', () => {
  test('are numbered from 1 without a gap, each with a name of its own', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    expect(new Set(MIGRATIONS.map(({ name }) => name)).size).toBe(MIGRATIONS.length);
    expect(NEWEST_VERSION).toBe(MIGRATIONS.length);
    expect(Object.keys(ROWS).map(Number)).toEqual(MIGRATIONS.map(({ version }) => version));
  });

  test.each(MIGRATIONS.map(({ version, name }) => [version, name] as const))(
    'step %i (%s) leaves what was written before it untouched, and the file sound',
    (version) => {
      const db = blank();
      for (let step = 1; step < version; step += 1) {
        migrate(db, step);
        for (const insert of ROWS[step] ?? []) db.exec(insert);
      }
      expect(schemaVersion(db)).toBe(version - 1);
      const before = contentOf(db);
      migrate(db, version);
      expect(schemaVersion(db)).toBe(version);
      const meta = [...(NOTED[version] ?? []), ...(before['meta'] ?? [])];
      expect(contentOf(db)).toMatchObject({ ...before, meta });
      for (const insert of ROWS[version] ?? []) db.exec(insert);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.pragma('foreign_key_check')).toEqual([]);
    },
  );

  test('a fresh ledger and one that grew up step by step have the same schema', () => {
    const [fresh, grown] = [blank(), blank()];
    migrate(fresh);
    for (const { version } of MIGRATIONS) migrate(grown, version);
    expect(schemaOf(grown)).toEqual(schemaOf(fresh));
    expect(schemaOf(fresh).length).toBeGreaterThan(10);
  });

  test('done twice is done once', () => {
    const db = blank();
    migrate(db);
    const before = schemaOf(db);
    migrate(db);
    expect(schemaOf(db)).toEqual(before);
  });

  test('a step that fails leaves the version and the schema of the step before', () => {
    const db = blank();
    migrate(db, 1);
    db.exec('CREATE TABLE posting (in_the_way TEXT)');
    const before = schemaOf(db);
    expect(() => migrate(db)).toThrow('posting already exists');
    expect(schemaVersion(db)).toBe(1);
    expect(schemaOf(db)).toEqual(before);
  });

  test('a ledger interrupted before its first entry begins at the next start', async () => {
    const file = temporaryFile();
    const half = new SqliteDatabase(file);
    migrate(half, 2);
    half.close();
    const ledger = valueOf(openLedger({ file, demonstration: true }));
    onTestFinished(() => ledger.close());
    expect(await ledger.verify()).toMatchObject({ ok: true, entries: 1 });
    expect((await ledger.stats()).demonstration).toBe(true);
  });
});
