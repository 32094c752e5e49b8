import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPrintSettings, stationFile } from '../../electron/printers/print-settings.ts';
import type { PrintSettings } from '../../electron/printing-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'yidan-station-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const newLedger = () => join(folder, `${(count += 1)}.sqlite`);

const CHOSEN: PrintSettings = {
  usual: '80mm',
  printers: { a4: null, a5: null, '80mm': 'TM-T88', '58mm': null },
};

test('还没有保存过：A4，每次选择打印机，不写文件', async () => {
  const ledger = newLedger();
  expect(await openPrintSettings(ledger).read()).toEqual({
    ok: true,
    value: { usual: 'a4', printers: { a4: null, a5: null, '80mm': null, '58mm': null } },
  });
  expect(readdirSync(folder)).not.toContain(stationFile(ledger));
});

test('保存的，下次打开还在；别的设置和以后版本的设置留着', async () => {
  const ledger = newLedger();
  const file = stationFile(ledger);
  writeFileSync(file, '{"theme": "dark", "printing": {"usual": "a5", "printers": {"a5": "LQ"}}}');
  const settings = openPrintSettings(ledger);
  const before = await settings.read();
  expect(before).toMatchObject({
    ok: true,
    value: { usual: 'a5', printers: { a5: 'LQ', a4: null } },
  });
  expect(await settings.save(CHOSEN)).toEqual({ ok: true, value: CHOSEN });
  expect(await openPrintSettings(ledger).read()).toEqual({ ok: true, value: CHOSEN });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ theme: 'dark', printing: CHOSEN });
});

test.each([
  ['不是 JSON', '{"printing": ', 'it is no JSON'],
  ['没有的纸', '{"printing": {"usual": "a3", "printers": {}}}', 'printing.usual'],
  [
    '打印机不是文字',
    '{"printing": {"usual": "a4", "printers": {"a4": 1}}}',
    'printing.printers.a4',
  ],
  ['不是对象', '[]', 'expected object'],
])('坏的文件（%s）：说明哪里坏了，不动它；保存时才换掉', async (_name, text, says) => {
  const ledger = newLedger();
  const file = stationFile(ledger);
  writeFileSync(file, text);
  const settings = openPrintSettings(ledger);
  expect(await settings.read()).toMatchObject({
    ok: false,
    problem: {
      code: 'STATION_FILE_UNUSABLE',
      message: expect.stringContaining(says),
      facts: { why: 'damaged', file },
    },
  });
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect((await settings.save(CHOSEN)).ok).toBe(true);
  expect(await settings.read()).toEqual({ ok: true, value: CHOSEN });
});

test('写不进去：说明，不留下半个文件', async () => {
  const ledger = join(folder, 'no-such-folder', 'l.sqlite');
  expect(await openPrintSettings(ledger).save(CHOSEN)).toMatchObject({
    ok: false,
    problem: { code: 'STATION_FILE_UNUSABLE', facts: { why: 'not-saved', said: 'ENOENT' } },
  });
});

test('内存里的账本，设置也在内存里', async () => {
  const settings = openPrintSettings(':memory:');
  await settings.save(CHOSEN);
  expect(await settings.read()).toEqual({ ok: true, value: CHOSEN });
});
