import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OLDEST_SQLITE, sqliteTooOld } from '../../electron/ledger/database.ts';
import { NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { openLedger, type LedgerOptions } from '../../electron/ledger/open.ts';
import { problemOf } from './desk.ts';
import { makeLedger } from './make-ledger.ts';
import { temporaryFile } from './temporary-file.ts';

function change(file: string, sql: string): void {
  const db = new SqliteDatabase(file);
  db.exec(sql);
  db.close();
}

/** What is wrong, how it comes about, and what the sentence must say. */
const REFUSALS: readonly [string, string, () => Promise<LedgerOptions>, RegExp][] = [
  [
    'a directory that does not exist',
    'no-directory',
    async () => ({ file: join(dirname(temporaryFile()), 'no', 'ledger.yidan') }),
    /the directory .*no does not exist: create it or correct the path/,
  ],
  [
    'a missing file, where nothing may be created',
    'missing',
    async () => ({ file: temporaryFile(), readOnly: true }),
    /there is no such file: correct the path/,
  ],
  ...[true, false].map((readOnly): (typeof REFUSALS)[number] => [
    `an empty file (${readOnly ? 'to read' : 'to write'})`,
    'empty',
    async () => ({ file: fileWith(''), readOnly }),
    /the file is empty.*restore the ledger from its backup/,
  ]),
  [
    'a directory',
    'not-a-file',
    async () => ({ file: dirname(temporaryFile()) }),
    /that is not a file/,
  ],
  [
    'a text file',
    'not-a-ledger',
    async () => ({ file: fileWith('姓名,证件号码\n'.repeat(100)) }),
    /it is not a ledger: name the ledger file/,
  ],
  [
    'a database of another program',
    'not-a-ledger',
    async () => {
      const file = temporaryFile();
      change(file, 'CREATE TABLE notes (text TEXT); PRAGMA user_version = 3');
      return { file };
    },
    /a database of another program/,
  ],
  [
    'a blank database, where nothing may be created',
    'not-a-ledger',
    async () => {
      const file = temporaryFile();
      change(file, 'PRAGMA journal_mode = WAL');
      return { file, readOnly: true };
    },
    /a database of another program/,
  ],
  [
    'a newer schema',
    'newer',
    async () => {
      const file = await makeLedger();
      change(file, `PRAGMA user_version = ${NEWEST_VERSION + 1}`);
      return { file };
    },
    /newer version of this program \(schema \d+, this one knows \d+\): install the newer version/,
  ],
  [
    'an older schema, where nothing may be changed',
    'older',
    async () => {
      const file = await makeLedger();
      change(file, 'PRAGMA user_version = 1');
      return { file, readOnly: true };
    },
    /older schema 1: start the workstation on it once/,
  ],
  [
    'half of a ledger',
    'damaged',
    async () => {
      const whole = readFileSync(await makeLedger());
      return { file: fileWith(whole.subarray(0, whole.length / 2)) };
    },
    /it is damaged: keep a copy of it and restore the ledger from its backup/,
  ],
  [
    'a ledger with a table missing',
    'damaged',
    async () => {
      const file = await makeLedger();
      change(file, 'DROP TABLE settlement_pool');
      return { file };
    },
    /it is damaged.*no such table: settlement_pool/,
  ],
  [
    'a library that is not there',
    'sqlite-not-loadable',
    async () => ({
      file: temporaryFile(),
      nativeBinding: join(dirname(temporaryFile()), 'x.node'),
    }),
    /the SQLite library cannot be loaded: install this program again/,
  ],
];

function fileWith(content: string | Uint8Array): string {
  const file = temporaryFile();
  writeFileSync(file, content);
  return file;
}

function snapshot(file: string): Buffer | 'missing' | 'directory' {
  if (!existsSync(file)) return 'missing';
  return statSync(file).isFile() ? readFileSync(file) : 'directory';
}

describe('a ledger that does not open is left as it was, and the sentence says why', () => {
  test.each(REFUSALS)('%s', async (_what, why, prepare, says) => {
    const options = await prepare();
    const before = snapshot(options.file);
    const problem = problemOf(openLedger(options));
    expect(problem.code).toBe('LEDGER_UNUSABLE');
    expect(problem.facts).toEqual({ file: options.file, why });
    expect(problem.message).toContain(`the ledger ${options.file} cannot be used: `);
    expect(problem.message).toMatch(says);
    expect(snapshot(options.file)).toEqual(before);
  });

  test('a file and a directory that this user may not write', async () => {
    const file = await makeLedger();
    const beside = join(dirname(file), 'closed');
    mkdirSync(beside);
    const inClosed = join(beside, 'ledger.yidan');
    chmodSync(file, 0o444);
    chmodSync(beside, 0o555);
    chmodSync(dirname(file), 0o755);
    expect(openAsSomebody(file, inClosed)).toMatchObject([
      {
        code: 'LEDGER_UNUSABLE',
        facts: { file, why: 'read-only' },
        message: expect.stringContaining('the file may not be written to: give this user'),
      },
      {
        code: 'LEDGER_UNUSABLE',
        facts: { file: inClosed, why: 'read-only' },
        message: expect.stringContaining(`the directory ${beside} may not be written to`),
      },
    ]);
    chmodSync(beside, 0o755);
  });

  test('a ledger that another program holds', async () => {
    const file = await makeLedger();
    change(file, 'PRAGMA user_version = 2');
    const other = new SqliteDatabase(file);
    onTestFinished(() => void other.close());
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    const problem = problemOf(openLedger({ file }));
    expect(problem.facts).toEqual({ file, why: 'busy' });
    expect(problem.message).toContain('another program holds it: try again in a moment');
  });

  test.each([
    ['3.51.2', false],
    ['3.50.99', false],
    ['2.99.99', false],
    ['3.6.0', false],
    [OLDEST_SQLITE, true],
    ['3.51.10', true],
    ['3.52', true],
    ['3.54.1', true],
    ['4.0.0', true],
  ])('SQLite %s will do: %s', (version, willDo) => {
    const problem = sqliteTooOld(version, 'ledger.yidan');
    expect(problem === null).toBe(willDo);
    if (problem === null) return;
    expect(problem.facts).toEqual({ file: 'ledger.yidan', why: 'sqlite-too-old' });
    expect(problem.message).toContain(`${version}, and before 3.51.3 it can damage a ledger`);
  });
});

/** The administrator may write anything, so it is tried in a process of somebody else. */
function openAsSomebody(...files: readonly string[]): readonly unknown[] {
  const script = `
    const { openLedger } = await import(${JSON.stringify(import.meta.resolve('../../electron/ledger/open.ts'))});
    const answers = process.argv.slice(1).map((file) => openLedger({ file }).problem ?? null);
    console.log(JSON.stringify(answers));`;
  const isRoot = process.geteuid?.() === 0;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', script, ...files],
    { encoding: 'utf8', cwd: '/', ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}) },
  );
  const answers: unknown = JSON.parse(stdout === '' ? JSON.stringify([stderr]) : stdout);
  return Array.isArray(answers) ? answers : [];
}
