import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { machineClock } from '../../electron/clock.ts';
import { backUp } from '../../electron/ledger/backup.ts';
import { backupsIn } from '../../electron/ledger/backup-files.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { stampAt } from '../ledger/build-draft.ts';
import { openCopied, TODAY } from '../ledger/copied.ts';
import { valueOf } from '../ledger/desk.ts';
import { askWindow, noWindowBecause, openDoor } from './open-door.ts';

describe.skipIf(noWindowBecause() !== null)('账本打不开时，窗口停在说明上', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-stopped-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('说明出了什么事、怎么办，不另开空账本，原文件一字不动', async () => {
    const ledger = join(folder, 'ledger.sqlite');
    const damaged = `SQLite format 3\u0000${'x'.repeat(8192)}`;
    writeFileSync(ledger, damaged);
    const door = await openDoor('window', ledger);
    try {
      await door.page.getByRole('heading', { name: '一单没有启动' }).waitFor();
      const words = await door.page.innerText('main');
      expect(words).toContain('账本打不开或已损坏');
      expect(words).toContain('LEDGER_UNUSABLE');
      expect(words).toContain(ledger);
      await expect(askWindow(door.page, 'hello', {})).rejects.toThrow(/No handler/);
    } finally {
      await door.close();
    }
    expect(readFileSync(ledger, 'utf8')).toBe(damaged);
  });

  test('有完好的备份：按链接、再确认，账本就回来了，坏文件改名留存', async () => {
    const { ledger, ledgerFile, directory } = await openCopied();
    valueOf(await backUp(ledger, { ledgerFile, directory, stamp: TODAY }));
    await ledger.close();
    writeFileSync(ledgerFile, 'damaged');
    const door = await openDoor('window', ledgerFile);
    try {
      await door.page.getByText('找到的最新完好备份：2026-05-12 17:30:05，共 4 笔').waitFor();
      await door.app?.evaluate(({ app, dialog }) => {
        dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false });
        app.relaunch = () => undefined;
        app.exit = () => undefined;
      });
      await door.page.getByRole('link', { name: '用这份备份恢复账本' }).dispatchEvent('click');
      const aside = () =>
        readdirSync(dirname(ledgerFile)).find((name) => /\.aside-\d{8}-\d{6}$/.test(name));
      await expect.poll(aside, { timeout: 20_000 }).toBeDefined();
      await expect.poll(() => existsSync(ledgerFile), { timeout: 20_000 }).toBe(true);
      expect(readFileSync(join(dirname(ledgerFile), aside() ?? ''), 'utf8')).toBe('damaged');
    } finally {
      await door.close();
    }
    const restored = valueOf(openLedger({ file: ledgerFile }));
    expect(await restored.verify()).toMatchObject({ ok: true, entries: 5 });
    await restored.close();
  });

  test('开机后在后台备份，窗口照常可用', async () => {
    const { ledger, ledgerFile, directory } = await openCopied(2, stampAt(machineClock()));
    await ledger.close();
    const door = await openDoor('window', ledgerFile);
    try {
      await expect.poll(() => backupsIn(directory).length, { timeout: 20_000 }).toBe(1);
      await expect(askWindow(door.page, 'hello', {})).resolves.toMatchObject({ ok: true });
    } finally {
      await door.close();
    }
    const [backup] = backupsIn(directory);
    const copy = valueOf(openLedger({ file: backup?.file ?? '', readOnly: true }));
    expect(await copy.verify()).toMatchObject({ ok: true, entries: 4 });
    await copy.close();
  });
});
