import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../electron/ledger/backup.ts';
import { backupsIn, type BackupFile } from '../../electron/ledger/backup-files.ts';
import { backUpWhenDue } from '../../electron/ledger/daily-backup.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { outlived } from '../../electron/ledger/retention.ts';
import { copiedOn, openCopied, TODAY } from './copied.ts';
import { problemOf, valueOf, writesNothing } from './desk.ts';
import { makeLedger } from './make-ledger.ts';
import { edit } from './tampered-ledger.ts';
import { temporaryFile } from './temporary-file.ts';

const NAME = 'yidan-ledger-1a2b3c4d-20260512-173005.sqlite';

describe('a backup', () => {
  test('is one dated file, whole and sound, with its hash beside it, and journalled', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    const { entries, headHash } = await ledger.stats();
    const { file, noted, removed } = valueOf(
      await backUp(ledger, { ledgerFile, directory, stamp: TODAY }),
    );
    expect(file).toBe(join(directory, NAME));
    expect(readdirSync(directory)).toEqual([NAME, `${NAME}.sha256`]);
    const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
    expect(readFileSync(`${file}.sha256`, 'utf8')).toBe(`${sha256}  ${NAME}\n`);
    expect(noted).toEqual({ kind: 'backup', file: NAME, sha256, entries, headHash, ...TODAY });
    expect(await ledger.lastBackup()).toEqual(noted);
    expect(removed).toEqual([]);
    const copy = valueOf(openLedger({ file, readOnly: true }));
    onTestFinished(() => copy.close());
    expect(await copy.verify()).toEqual({ ok: true, entries, headHash, faults: [] });
    expect(readdirSync(directory)).toEqual([NAME, `${NAME}.sha256`]);
  });

  test('holds what was recorded when it began, and all of that, while others go on', async () => {
    const { ledger, ledgerFile, directory, record } = await openCopied(30);
    const before = await ledger.stats();
    const phases: string[] = [];
    let recorded = 0;
    const making = backUp(ledger, {
      ledgerFile,
      directory,
      stamp: TODAY,
      onProgress: ({ phase, done }) => {
        phases.push(phase);
        if (done !== null) expect(done).toBeGreaterThanOrEqual(0);
      },
    });
    let isDone = false;
    const made = making.finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await record(`meanwhile-${(recorded += 1)}`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const { noted } = valueOf(await made);
    expect(recorded).toBeGreaterThan(3);
    expect(noted.entries).toBeGreaterThanOrEqual(before.entries);
    expect(noted.entries).toBeLessThan((await ledger.stats()).entries);
    expect(phases).toEqual(expect.arrayContaining(['copying', 'verifying']));
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('given up half way leaves no file and no entry', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('the desk closes'));
    const asked = { ledgerFile, directory, stamp: TODAY, signal: controller.signal, onProgress };
    await writesNothing(ledger, async () => {
      await expect(backUp(ledger, asked)).rejects.toThrow('the desk closes');
    });
    expect(readdirSync(directory)).toEqual([]);
  });

  test('of a ledger with a fault is none: it says the first, and leaves nothing', async () => {
    const ledgerFile = edit('UPDATE posting SET amount = amount + 1 WHERE seq = 6 AND line = 2');
    const ledger = valueOf(openLedger({ file: ledgerFile }));
    onTestFinished(() => ledger.close());
    const directory = join(dirname(ledgerFile), 'backups');
    const asked = { ledgerFile, directory, stamp: TODAY };
    const problem = problemOf(await writesNothing(ledger, () => backUp(ledger, asked)));
    expect(problem.facts).toMatchObject({ file: ledgerFile, why: 'damaged', seq: 6 });
    expect(problem.message).toMatch(/the first at entry 6: posting: row 2 has another amount/);
    expect(readdirSync(directory)).toEqual([]);
  });

  test('never takes the place of another file', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    mkdirSync(directory);
    writeFileSync(join(directory, NAME), 'somebody else');
    const asked = { ledgerFile, directory, stamp: TODAY };
    const problem = problemOf(await writesNothing(ledger, () => backUp(ledger, asked)));
    expect(problem.facts).toMatchObject({ why: 'exists' });
    expect(readFileSync(join(directory, NAME), 'utf8')).toBe('somebody else');
  });

  test('into a place that cannot hold it: the sentence, and no entry', async () => {
    const { ledger, ledgerFile } = await openCopied();
    const directory = join(ledgerFile, 'backups');
    const asked = { ledgerFile, directory, stamp: TODAY };
    const problem = problemOf(await writesNothing(ledger, () => backUp(ledger, asked)));
    expect(problem).toMatchObject({ code: 'LEDGER_UNUSABLE', facts: { why: 'not-a-file' } });
  });

  test('clears away what a stopped machine left half written, and nothing younger', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    mkdirSync(directory);
    const [old, young] = ['20260401-090000', '20260512-172900'].map(
      (made) => `yidan-ledger-1a2b3c4d-${made}.sqlite.part`,
    );
    for (const [name, day] of [
      [old, '2026-04-01'],
      [young, '2026-05-12'],
    ] as const) {
      writeFileSync(join(directory, name ?? ''), 'half');
      const at = new Date(`${day}T09:00:00Z`);
      utimesSync(join(directory, name ?? ''), at, at);
    }
    valueOf(await backUp(ledger, { ledgerFile, directory, stamp: TODAY }));
    expect(new Set(readdirSync(directory))).toEqual(new Set([NAME, `${NAME}.sha256`, young]));
  });
});

describe('which backups stay', () => {
  const days = (count: number, from = '2026-05-31') => {
    const last = Date.parse(`${from}T00:00:00Z`);
    return Array.from({ length: count }, (_, back): BackupFile => {
      const made = new Date(last - back * 86_400_000).toISOString().slice(0, 10);
      const plain = made.replaceAll('-', '');
      return { file: plain, name: plain, stem: 'ledger', ledger: 'x', made: `${plain}-173005` };
    });
  };
  const left = (all: readonly BackupFile[], retention: Parameters<typeof outlived>[2]) => {
    const gone = new Set(outlived(all, all[0]?.file ?? '', retention));
    return all.filter((one) => !gone.has(one)).map(({ file }) => file);
  };

  test.each([
    [
      'the newest five',
      10,
      { newest: 5, months: 0 },
      ['20260531', '20260530', '20260529', '20260528', '20260527'],
    ],
    [
      'and the last of each month',
      100,
      { newest: 2, months: 4 },
      ['20260531', '20260530', '20260430', '20260331', '20260228'],
    ],
    ['of so many months', 100, { newest: 1, months: 2 }, ['20260531', '20260430']],
    ['all, where there are few', 3, { newest: 5, months: 5 }, ['20260531', '20260530', '20260529']],
    ['the one just made, whatever is asked', 3, { newest: 0, months: 0 }, ['20260531']],
  ] as const)('%s', (_what, count, retention, stay) => {
    expect(left(days(count), retention)).toEqual(stay);
  });

  test('only backups of this ledger go; whatever else lies there is left alone', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    const retention = { newest: 1, months: 1 };
    const make = async (day: string) =>
      valueOf(await backUp(ledger, { ledgerFile, directory, stamp: copiedOn(day), retention }));
    await make('2026-05-12');
    const bytes = readFileSync(join(directory, NAME));
    const others = [
      'yidan-other-1a2b3c4d-20200101-000000.sqlite',
      'yidan-ledger-99999999-20200101-000000.sqlite',
      'yidan-ledger-1a2b3c4d-20200101-000000.sqlite.bak',
      'notes.txt',
    ];
    for (const name of others) writeFileSync(join(directory, name), bytes);
    const strange = 'yidan-ledger-1a2b3c4d-20200102-000000.sqlite';
    writeFileSync(join(directory, strange), 'not ours, though it is called so');
    const link = 'yidan-ledger-1a2b3c4d-20200103-000000.sqlite';
    symlinkSync(ledgerFile, join(directory, link));
    expect((await make('2026-05-13')).removed).toEqual([NAME]);
    const kept = NAME.replace('0512', '0513');
    expect(new Set(readdirSync(directory))).toEqual(
      new Set([...others, strange, link, kept, `${kept}.sha256`]),
    );
    expect(existsSync(ledgerFile)).toBe(true);
  });
});

describe('the backup of the day', () => {
  test('is made when the last is a day old, and something was recorded since', async () => {
    const { ledger, ledgerFile, directory, record } = await openCopied();
    const due = async (day: string, second = 5) => {
      const stamp = copiedOn(day, second);
      const made = await backUpWhenDue(ledger, { ledgerFile, directory, stamp });
      return made === null ? null : valueOf(made).noted.entries;
    };
    expect(await due('2026-05-12')).toBe(4);
    expect(await due('2026-05-14'), 'nothing new').toBeNull();
    await record('k-3');
    expect(await due('2026-05-13', 4), 'not yet a day').toBeNull();
    expect(await due('2026-05-13', 5)).toBe(6);
  });

  test('is made again where the folder lost the last one', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    const asked = { ledgerFile, directory };
    valueOf(await backUp(ledger, { ...asked, stamp: TODAY }));
    const elsewhere = { ledgerFile, directory: `${directory}-2`, stamp: copiedOn('2026-05-12', 9) };
    expect(await backUpWhenDue(ledger, elsewhere)).toMatchObject({ ok: true });
  });

  test.each([
    ['a new ledger', async () => temporaryFile('ledger.sqlite'), false],
    ['a demonstration', async () => makeLedger({ demonstration: true }), true],
  ] as const)('is not made of %s', async (_what, fileOf, demonstration) => {
    const ledgerFile = await fileOf();
    const ledger = valueOf(openLedger({ file: ledgerFile, demonstration }));
    onTestFinished(() => ledger.close());
    const directory = join(dirname(ledgerFile), 'backups');
    expect(await backUpWhenDue(ledger, { ledgerFile, directory, stamp: TODAY })).toBeNull();
    expect(existsSync(directory)).toBe(false);
  });
});

test('a backup on a disk that nobody may write to is read all the same', async () => {
  const { ledger, ledgerFile, directory } = await openCopied();
  const { file } = valueOf(await backUp(ledger, { ledgerFile, directory, stamp: TODAY }));
  chmodSync(directory, 0o555);
  onTestFinished(() => chmodSync(directory, 0o755));
  const db = new SqliteDatabase(file, { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.pragma('journal_mode', { simple: true })).toBe('delete');
  expect(backupsIn(directory).map(({ name }) => name)).toEqual([NAME]);
  expect(readdirSync(directory)).toHaveLength(2);
});
