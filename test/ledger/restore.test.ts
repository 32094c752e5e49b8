import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../electron/ledger/backup.ts';
import { NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { drill, restore } from '../../electron/ledger/restore.ts';
import { copiedOn, openCopied, TODAY, type Copied } from './copied.ts';
import { problemOf, valueOf } from './desk.ts';
import { olderLedger } from './older/older-ledger.ts';
import { edit } from './tampered-ledger.ts';
import { temporaryFile } from './temporary-file.ts';
import { printSlip } from './print-slip.ts';

let copied: Copied;
let backup: string;
beforeEach(async () => {
  copied = await openCopied();
  const { ledger, ledgerFile, directory } = copied;
  backup = valueOf(await backUp(ledger, { ledgerFile, directory, stamp: TODAY })).file;
});

const LATER = copiedOn('2026-05-13');

function open(file: string) {
  const ledger = valueOf(openLedger({ file }));
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('a backup is restored', () => {
  test('into a new file, which goes on from there and says where it comes from', async () => {
    const ledgerFile = temporaryFile('back.sqlite');
    const before = readFileSync(backup);
    const { noted, aside, lost } = valueOf(await restore(backup, { ledgerFile, stamp: LATER }));
    const backed = await copied.ledger.lastBackup();
    expect(noted).toEqual({ ...backed, kind: 'restored', ...LATER });
    expect({ aside, lost }).toEqual({ aside: null, lost: 0 });
    expect(readdirSync(dirname(ledgerFile))).toEqual(['back.sqlite']);
    expect(readFileSync(backup).equals(before)).toBe(true);
    const ledger = open(ledgerFile);
    expect(await ledger.verify()).toMatchObject({ ok: true, entries: 5 });
    expect((await ledger.yearSoFar('person-1', 2026)).sums).toEqual(
      (await copied.ledger.yearSoFar('person-1', 2026)).sums,
    );
  });

  test('never over a file that is there', async () => {
    const ledgerFile = temporaryFile('back.sqlite');
    writeFileSync(ledgerFile, 'what lies here');
    const problem = problemOf(await restore(backup, { ledgerFile, stamp: LATER }));
    expect(problem.facts).toMatchObject({ file: ledgerFile, why: 'exists' });
    expect(readFileSync(ledgerFile, 'utf8')).toBe('what lies here');
    expect(readdirSync(dirname(ledgerFile))).toEqual(['back.sqlite']);
  });

  test('of an older program: brought to the newest schema, and then everything is checked', async () => {
    const ledgerFile = temporaryFile('back.sqlite');
    const older = olderLedger();
    const before = readFileSync(older);
    const stamp = copiedOn('2026-07-01');
    expect(valueOf(await restore(older, { ledgerFile, stamp })).noted.entries).toBe(12);
    expect(await open(ledgerFile).verify()).toMatchObject({ ok: true, entries: 13 });
    expect(readFileSync(older).equals(before)).toBe(true);
  });

  test('with what still lies in its log: a ledger in use is copied whole', async () => {
    const ledgerFile = temporaryFile('back.sqlite');
    await copied.record('k-3');
    const { entries } = await copied.ledger.stats();
    const { noted } = valueOf(await restore(copied.ledgerFile, { ledgerFile, stamp: LATER }));
    expect(noted.entries).toBe(entries);
  });
});

/** What became of the backup, why it is refused, and what the sentence says. */
const BAD: readonly [string, string, RegExp, (good: string) => string][] = [
  ['a missing one', 'missing', /no such backup/, (good) => `${good}.x`],
  [
    'half of it',
    'damaged',
    /is damaged|has faults/,
    (good) => changed(good, (file) => truncateSync(file, 40_000)),
  ],
  [
    'one that ends a byte early',
    'damaged',
    /is damaged|has faults/,
    (good) => changed(good, (file) => truncateSync(file, readFileSync(file).length - 1)),
  ],
  [
    'an empty one',
    'empty',
    /the file is empty/,
    (good) => changed(good, (f) => truncateSync(f, 0)),
  ],
  [
    'a text',
    'not-a-ledger',
    /not a ledger/,
    (good) => changed(good, (file) => writeFileSync(file, '姓名,证件号码\n'.repeat(100))),
  ],
  [
    'one with an amount changed in it',
    'damaged',
    /the first at entry 6: posting: row 2 has another amount than the journal says/,
    () => edit('UPDATE posting SET amount = amount + 1 WHERE seq = 6 AND line = 2'),
  ],
  [
    'one with an entry dropped from it',
    'damaged',
    /the first at entry 6: it is missing/,
    () => edit('DELETE FROM journal WHERE seq = 6'),
  ],
  [
    'one of a newer program',
    'newer',
    /newer version of this program/,
    (good) =>
      changed(good, (file) => {
        const db = new SqliteDatabase(file);
        db.pragma(`user_version = ${NEWEST_VERSION + 1}`);
        db.close();
      }),
  ],
];

function changed(good: string, change: (file: string) => void): string {
  const file = temporaryFile('backup.sqlite');
  copyFileSync(good, file);
  change(file);
  return file;
}

describe('a bad backup is refused, and nothing is left of it', () => {
  test.each(BAD)('%s', async (_what, why, says, spoil) => {
    const ledgerFile = temporaryFile('back.sqlite');
    const bad = spoil(backup);
    const problem = problemOf(await restore(bad, { ledgerFile, stamp: LATER }));
    expect(problem.code).toBe('LEDGER_UNUSABLE');
    expect(problem.facts).toMatchObject({ file: bad, why });
    expect(problem.message).toMatch(says);
    expect(readdirSync(dirname(ledgerFile))).toEqual([]);
  });

  test('where its folder is missing, the sentence names it', async () => {
    const ledgerFile = join(dirname(temporaryFile()), 'no', 'back.sqlite');
    const problem = problemOf(await restore(backup, { ledgerFile, stamp: LATER }));
    expect(problem.facts).toMatchObject({ file: dirname(ledgerFile), why: 'no-directory' });
  });

  test('given up half way, it leaves nothing', async () => {
    const ledgerFile = temporaryFile('back.sqlite');
    const controller = new AbortController();
    const stop = { signal: controller.signal, onProgress: () => controller.abort() };
    await expect(restore(backup, { ledgerFile, stamp: LATER, ...stop })).rejects.toThrow('abort');
    expect(readdirSync(dirname(ledgerFile))).toEqual([]);
  });
});

describe('in the place of a ledger that cannot be used', () => {
  test('it takes its place; what lay there is kept whole, and what is missing is counted', async () => {
    const { ledger, ledgerFile, record } = copied;
    await record('k-3');
    await record('k-4');
    await ledger.close();
    truncateSync(ledgerFile, 30_000);
    const damaged = readFileSync(ledgerFile);
    const { aside, lost } = valueOf(
      await restore(backup, { ledgerFile, stamp: LATER, aside: true }),
    );
    expect(aside).toBe(`${ledgerFile}.aside-20260513-173005`);
    expect(lost, 'the note of the backup, and two bills').toBe(3);
    expect(readFileSync(aside ?? '').equals(damaged)).toBe(true);
    expect(existsSync(`${aside ?? ''}-head`)).toBe(true);
    expect(await open(ledgerFile).verify()).toMatchObject({ ok: true, entries: 5 });
  });

  test('a sound ledger keeps its place', async () => {
    const { ledgerFile } = copied;
    const asked = { ledgerFile, stamp: LATER, aside: true };
    const problem = problemOf(await restore(backup, asked));
    expect(problem.facts).toMatchObject({ file: ledgerFile, why: 'exists' });
    expect(problem.message).toContain('it is a sound ledger, and no backup takes its place');
    expect((await copied.ledger.verify()).faults).toEqual([]);
  });

  test('what is left of a ledger may be taken as it is', async () => {
    const { ledger, ledgerFile } = copied;
    await ledger.close();
    const old = readFileSync(ledgerFile);
    const again = open(ledgerFile);
    const [row] = (await again.list({ offset: 0, limit: 1 })).rows;
    valueOf(await printSlip(again, row?.id ?? '', TODAY));
    await again.close();
    writeFileSync(ledgerFile, old);
    expect(problemOf(openLedger({ file: ledgerFile })).facts).toMatchObject({
      why: 'entries-lost',
    });
    const { lost } = valueOf(await restore(ledgerFile, { ledgerFile, stamp: LATER, aside: true }));
    expect(lost).toBe(1);
    expect(await open(ledgerFile).verify()).toMatchObject({ ok: true });
  });
});

describe('a drill', () => {
  test('restores the newest, compares it with what was noted, and leaves nothing', async () => {
    const { ledger, ledgerFile, directory } = copied;
    const noted = await ledger.lastBackup();
    const before = readdirSync(directory);
    const drilled = valueOf(await drill(directory, { ledgerFile, noted, stamp: LATER }));
    expect(drilled).toMatchObject({ backup, entries: 4, lastBackup: 'same' });
    expect(drilled.milliseconds).toBeGreaterThan(0);
    expect(readdirSync(directory)).toEqual(before);
  });

  test('says so where the newest in the folder is not the last that was noted', async () => {
    const { ledger, ledgerFile, directory, record } = copied;
    await record('k-3');
    const elsewhere = { ledgerFile, directory: `${directory}-2`, stamp: copiedOn('2026-05-14') };
    valueOf(await backUp(ledger, elsewhere));
    const noted = await ledger.lastBackup();
    const drilled = valueOf(await drill(directory, { ledgerFile, noted, stamp: LATER }));
    expect(drilled.lastBackup).toBe('another');
  });

  test('finds bytes that are not those which were verified', async () => {
    const { ledgerFile, directory } = copied;
    writeFileSync(`${backup}.sha256`, `${'0'.repeat(64)}  x\n`);
    const problem = problemOf(await drill(directory, { ledgerFile, stamp: LATER }));
    expect(problem.message).toContain('its bytes are not those whose hash was noted beside it');
  });

  test('a folder without a backup', async () => {
    const { ledgerFile, directory } = copied;
    rmSync(backup);
    const problem = problemOf(await drill(directory, { ledgerFile, stamp: LATER }));
    expect(problem.facts).toMatchObject({ file: directory, why: 'missing' });
  });
});
