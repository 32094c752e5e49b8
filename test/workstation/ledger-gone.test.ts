import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openWorkstation, type OpenOptions } from '../../electron/open-workstation.ts';
import { answer } from '../../electron/requests.ts';
import { backUp } from '../../electron/ledger/backup.ts';
import { backupsIn } from '../../electron/ledger/backup-files.ts';
import { copiedOn, openCopied, type Copied } from '../ledger/copied.ts';
import { problemOf, valueOf } from '../ledger/desk.ts';
import { RULES } from '../rule-pack/read-pack.ts';
import { printSlip } from '../ledger/print-slip.ts';

let copied: Copied;
/** The newest backup and the one before it. */
let backups: readonly string[];
beforeEach(async () => {
  copied = await openCopied();
  const { ledger, ledgerFile, directory, record } = copied;
  const make = async (day: string) =>
    valueOf(await backUp(ledger, { ledgerFile, directory, stamp: copiedOn(day) })).file;
  const older = await make('2026-05-11');
  await record('k-3');
  backups = [await make('2026-05-12'), older];
  await ledger.close();
});

async function start(more: Partial<OpenOptions> = {}) {
  const opened = await openWorkstation({
    file: copied.ledgerFile,
    demonstration: false,
    rulesDirectory: RULES,
    ...more,
  });
  if (opened.ok) onTestFinished(opened.value.close);
  return opened;
}

/** What befell the ledger file, and why it cannot be used. */
const BEFALLEN: readonly [string, string, (file: string) => void][] = [
  ['it is gone', 'gone', (file) => rmSync(file)],
  [
    'it is gone, and its note too',
    'gone',
    (file) => {
      rmSync(file);
      rmSync(`${file}-head`);
    },
  ],
  ['it is empty', 'empty', (file) => writeFileSync(file, '')],
  ['it is a text', 'not-a-ledger', (file) => writeFileSync(file, '姓名,证件号码\n'.repeat(500))],
  ['half of it', 'damaged', (file) => writeFileSync(file, half(readFileSync(file)))],
  ['zeros', 'not-a-ledger', (file) => writeFileSync(file, Buffer.alloc(8192))],
];

function half(bytes: Buffer): Buffer {
  return bytes.subarray(0, bytes.length / 2);
}

describe('账本不能用时，说明原因并给出最新的完好备份，绝不另开空账', () => {
  test.each(BEFALLEN)('%s', async (_what, why, befall) => {
    const { ledgerFile, directory } = copied;
    befall(ledgerFile);
    const before = existsSync(ledgerFile) ? readFileSync(ledgerFile) : null;
    const problem = problemOf(await start());
    expect(problem.code).toBe('LEDGER_UNUSABLE');
    expect(problem.facts).toMatchObject({
      file: ledgerFile,
      why,
      backups: directory,
      backup: backups[0],
      madeAt: '2026-05-12 17:30:05',
      entries: 6,
    });
    expect(problem.message).toContain(
      `the newest good backup is ${backups[0] ?? ''} of 2026-05-12 17:30:05 with 6 entries: yidan ledger restore ${backups[0] ?? ''} --ledger ${ledgerFile} --aside`,
    );
    expect(existsSync(ledgerFile) ? readFileSync(ledgerFile) : null).toEqual(before);
    expect(backupsIn(directory)).toHaveLength(2);
  });

  test('a backup that is not as it was made is passed over', async () => {
    const [newest = '', older] = backups;
    const bytes = readFileSync(newest);
    bytes[bytes.length - 900] = (bytes[bytes.length - 900] ?? 0) ^ 1;
    writeFileSync(newest, bytes);
    rmSync(copied.ledgerFile);
    expect(problemOf(await start()).facts).toMatchObject({ backup: older, entries: 4 });
  });

  test('the one that holds most is offered, though a clock that was ahead gave another a later date', async () => {
    const [newest = '', older = ''] = backups;
    const ahead = older.replace('20260511', '20310511');
    renameSync(older, ahead);
    renameSync(`${older}.sha256`, `${ahead}.sha256`);
    rmSync(copied.ledgerFile);
    expect(backupsIn(copied.directory).map(({ file }) => file)).toEqual([ahead, newest]);
    const offered = { backup: newest, entries: 6, madeAt: '2026-05-12 17:30:05' };
    expect(problemOf(await start()).facts).toMatchObject(offered);
  });

  test('without its hash beside it, everything in it is checked', async () => {
    const [newest = '', older = ''] = backups;
    rmSync(`${newest}.sha256`);
    rmSync(`${older}.sha256`);
    rmSync(copied.ledgerFile);
    expect(problemOf(await start()).facts).toMatchObject({ backup: newest });
    const bytes = readFileSync(newest);
    bytes.fill(0xa5, 8192, 12_288);
    writeFileSync(newest, bytes);
    expect(problemOf(await start()).facts).toMatchObject({ backup: older });
  });

  test('no good backup is said to be none', async () => {
    const { ledgerFile, directory } = copied;
    for (const backup of backups) writeFileSync(backup, half(readFileSync(backup)));
    rmSync(ledgerFile);
    const problem = problemOf(await start());
    expect(problem.facts?.['backup']).toBeUndefined();
    expect(problem.message).toContain(`there is no good backup of it in ${directory}`);
  });

  test('backups in another folder are looked for where they are', async () => {
    const { ledgerFile, directory } = copied;
    const elsewhere = join(dirname(ledgerFile), 'U 盘');
    renameSync(directory, elsewhere);
    rmSync(ledgerFile);
    expect(problemOf(await start()).facts).toMatchObject({ why: 'gone' });
    const { facts, message } = problemOf(await start({ backups: elsewhere }));
    expect(facts).toMatchObject({ backups: elsewhere, entries: 6 });
    expect(message).toContain(`yidan ledger restore "${elsewhere}`);
  });

  test('only whoever says so begins anew, and not while a note says what was there', async () => {
    const { ledgerFile } = copied;
    rmSync(ledgerFile);
    expect(problemOf(await start({ beginNew: true })).facts).toMatchObject({ why: 'gone' });
    rmSync(`${ledgerFile}-head`);
    const opened = valueOf(await start({ beginNew: true }));
    expect((await opened.ledger.stats()).entries).toBe(1);
  });

  test('another ledger in the same folder begins unhindered', async () => {
    const file = join(dirname(copied.ledgerFile), 'second.sqlite');
    expect((await start({ file })).ok).toBe(true);
  });

  test('a wrong path is a wrong path: no backup is offered for it', async () => {
    const problem = problemOf(await start({ file: dirname(copied.ledgerFile) }));
    expect(problem.facts).toEqual({ file: dirname(copied.ledgerFile), why: 'not-a-file' });
  });
});

describe('开机自动备份', () => {
  test('在后台做，不挡收费；没有新账就不做', async () => {
    const { directory, ledgerFile } = copied;
    const opened = valueOf(await start({ clock: () => '2026-05-20T08:00:00.000+08:00' }));
    const facility = { name: '甲', code: 'H51040200001', level: 2, regionCode: '510402' } as const;
    valueOf(await opened.api.saveFacility({ ...facility, desk: '1', operator: '收费员甲' }));
    const logged = await new Promise<string>((resolve) => opened.keepBackedUp(resolve));
    expect(logged).toMatch(/^backup made: .*yidan-ledger-1a2b3c4d-20260520-080000\.sqlite$/);
    expect(backupsIn(directory)).toHaveLength(3);
    await opened.close();
    const again = valueOf(await start({ clock: () => '2026-05-25T08:00:00.000+08:00' }));
    again.keepBackedUp((line) => expect.fail(line));
    await again.close();
    expect(backupsIn(directory)).toHaveLength(3);
    expect(existsSync(ledgerFile)).toBe(true);
  });

  test('关机时还没做完，就不留半份', async () => {
    const { directory } = copied;
    const opened = valueOf(await start({ clock: () => '2026-05-20T08:00:00.000+08:00' }));
    const [row] = (await opened.ledger.list({ offset: 0, limit: 1 })).rows;
    valueOf(await printSlip(opened.ledger, row?.id ?? '', copiedOn('2026-05-19')));
    opened.keepBackedUp((line) => expect.fail(line));
    await opened.close();
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(backupsIn(directory)).toHaveLength(2);
  });

  test('做不成只记日志', async () => {
    const { ledgerFile } = copied;
    const opened = valueOf(
      await start({
        clock: () => '2026-05-20T08:00:00.000+08:00',
        backups: join(ledgerFile, 'inside'),
      }),
    );
    const logged = await new Promise<string>((resolve) => opened.keepBackedUp(resolve));
    expect(logged).toMatch(/^no backup: .*that is not a file/);
  });
});

test('世界出错时，门口答的是账本的问题，不是“停下”', async () => {
  const opened = valueOf(await start({ clock: () => '2026-05-20T08:00:00.000+08:00' }));
  const facility = { name: '甲', code: 'H51040200001', level: 2, regionCode: '510402' };
  const request = { ...facility, desk: '1', operator: '收费员甲' };
  const logged: string[] = [];
  rmSync(`${copied.ledgerFile}-wal`);
  const written = await answer(opened.api, 'saveFacility', request, (line) => logged.push(line));
  expect(problemOf(written)).toMatchObject({ code: 'LEDGER_UNUSABLE', facts: { why: 'log-gone' } });
  writeFileSync(copied.ledgerFile, '');
  const read = await answer(opened.api, 'listSettlements', { offset: 0, limit: 9 }, (line) =>
    logged.push(line),
  );
  expect(problemOf(read).code).toBe('LEDGER_UNUSABLE');
  expect(logged.at(-1)).toMatch(/^listSettlements refused: /);
});
