import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
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
});
