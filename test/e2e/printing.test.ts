import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { openWorkstation } from '../../electron/open-workstation.ts';
import { RULES } from '../rule-pack/read-pack.ts';
import { valueOf } from '../workstation/open.ts';
import { cashierAt, type Cashier } from './cashier.ts';
import { checkSlip, recordFirstBill } from './first-morning.ts';
import { openDoor, type OpenDoor } from './open-door.ts';
import { overflow, violations } from './screen-checks.ts';

const folder = mkdtempSync(join(tmpdir(), 'yidan-printing-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('在浏览器里打印', () => {
  test('先预览，打印后问打出来没有；没有打出的再打一次，原因记进账本', async () => {
    const ledger = join(folder, 'asks.sqlite');
    const door = await openDoor('browser', ledger);
    let settlement = '';
    try {
      const cashier = cashierAt(door);
      const { press, focusIsOn, sees } = cashier;
      settlement = await recordFirstBill(cashier);
      await press('F9');
      await focusIsOn('打印');
      await cashier.seesSlip();
      await sees('还没有打印过');
      await checkScreen(door.page);
      await press('Shift+Tab');
      await focusIsOn('打印机');
      await press('Shift+Tab');
      await focusIsOn('纸张');
      await press('3');
      await press('Enter');
      await press('Enter');
      await cashier.fill('打印');
      await sees('打印出来了吗？');
      await focusIsOn('打开打印窗口');
      await sees(/第 1 次.+收费员甲.+80 毫米卷纸/);
      await checkScreen(door.page);
      await press('Tab');
      await press('Tab');
      await cashier.fill('没有打出，再打一次');
      await cashier.fill('打印');
      await sees(/第 2 次.+未打印出来/);
      await press('Tab');
      await cashier.fill('好了');
      await expect.poll(() => door.page.getByRole('dialog').count()).toBe(0);
      await press('F9');
      await focusIsOn('重印原因');
      expect(await door.page.getByLabel('纸张').inputValue()).toBe('2');
      await press('Enter');
      await cashier.fill('打印');
      await sees('请填写重印的原因');
      await focusIsOn('重印原因');
    } finally {
      await door.close();
    }
    expect(await printsOf(ledger, settlement)).toEqual([
      ['80mm', null],
      ['80mm', '未打印出来'],
    ]);
  });

  test('保存的 PDF 核对相符，改一个字节就不符；扫码的只核对单号和校验值', async () => {
    const door = await openDoor('browser', join(folder, 'verify.sqlite'));
    try {
      const cashier = cashierAt(door);
      const { press, sees } = cashier;
      const settlement = await recordFirstBill(cashier);
      await press('F9');
      await cashier.seesSlip();
      const pdf = await cashier.savedSlip();
      checkSlip(pdf);
      await sees(/已保存为 .+\.pdf，并记为一次打印/);
      await cashier.fill('关闭（Esc）');
      await press('F11');
      await cashier.focusIsOn('二维码内容');
      await choose(door.page, pdf);
      await sees('相符：这份 PDF 就是当时打印的那一份');
      await sees('8,000.00');
      await checkScreen(door.page);
      await choose(door.page, changed(pdf));
      await sees('不符：单号和校验值是账本的，但这份 PDF 的内容被改动过');
      await choose(door.page, new TextEncoder().encode('%PDF-1.7 别处的文件'));
      await sees('这不是本程序的结算单');
      const code = markOf(pdf);
      expect(code).toContain(settlement);
      await scan(cashier, code);
      await sees('单号和校验值与账本相符');
      await scan(cashier, code.replace(settlement, '20200101-000001'));
      await sees('不符：账本里没有这个单号');
      await scan(
        cashier,
        code.replace(/[0-9a-f](?=[^0-9a-f]*$)/, (digit) => (digit === '0' ? '1' : '0')),
      );
      await sees('不符：有这个单号，但校验值与账本不同');
    } finally {
      await door.close();
    }
  });

  test('在清单里选几张，合成一个 PDF；打印过的要写原因', async () => {
    const ledger = join(folder, 'batch.sqlite');
    const day = await demonstration(ledger);
    const door = await openDoor('browser', ledger);
    try {
      const cashier = cashierAt(door);
      const { press, focusIsOn, sees } = cashier;
      await openDay(cashier, day);
      for (const key of ['Tab', ' ', 'ArrowDown', ' ', 'ArrowDown', ' ', ' ']) await press(key);
      await sees('已选 2 张');
      await door.page.getByRole('button', { name: '打印所选' }).focus();
      await cashier.fill('打印所选');
      await focusIsOn('纸张');
      await sees('这些单都没有打印过');
      await checkScreen(door.page);
      await press('Enter');
      await press('Enter');
      await cashier.fill('打印 2 张');
      await sees('已全部打印');
      await focusIsOn('保存 PDF');
      await checkScreen(door.page);
      const pages = execFileSync('pdfinfo', ['-'], { input: await cashier.savedSlip() });
      expect(pages.toString()).toMatch(/Pages:\s+2\b/);
      await press('Escape');
      await door.page.getByRole('button', { name: '全选当天' }).focus();
      await cashier.fill('全选当天');
      await sees('已选 19 张');
      await press('Shift+Tab');
      await cashier.fill('打印所选');
      await sees('其中 2 张已经打印过');
      await press('Enter');
      await press('Enter');
      await focusIsOn('重印原因');
      await cashier.fill('重印原因', '复核');
      await cashier.fill('打印 19 张');
      await sees('已打印 19 张，共 19 张');
    } finally {
      await door.close();
    }
  });

  test('打印设置：保存了常用纸张，试打页在浏览器里打开', async () => {
    const ledger = join(folder, 'settings.sqlite');
    await demonstration(ledger);
    const door = await openDoor('browser', ledger);
    try {
      const cashier = cashierAt(door);
      await cashier.focusIsOn('查找人员');
      await door.page.getByRole('button', { name: '打印设置' }).focus();
      await cashier.fill('打印设置');
      await cashier.focusIsOn('常用纸张');
      await cashier.press('2');
      await checkScreen(door.page);
      await door.page.getByRole('button', { name: 'A5 横放：试打一张' }).click();
      await cashier.sees('A5 横放测试页在下面');
      await cashier.seesSlip();
      await door.page.getByRole('button', { name: '保存', exact: true }).click();
      await cashier.sees('已保存。');
      await cashier.press('F1');
      await door.page.reload();
      await cashier.focusIsOn('查找人员');
      await door.page.getByRole('button', { name: '打印设置' }).click();
      await cashier.focusIsOn('常用纸张');
      expect(await door.page.getByLabel('常用纸张').inputValue()).toBe('1');
    } finally {
      await door.close();
    }
  });
});

async function checkScreen(page: Page): Promise<void> {
  // Once what opens has come to rest: axe sees colours half faded in otherwise.
  await page.waitForTimeout(400);
  expect(await violations(page)).toEqual([]);
  for (const width of [1024, 1366]) {
    await page.setViewportSize({ width, height: 768 });
    expect(await overflow(page)).toEqual({ across: 0, down: 0 });
  }
}

async function printsOf(file: string, settlementId: string): Promise<readonly unknown[]> {
  const ledger = valueOf(openLedger({ file, readOnly: true }));
  const prints = await ledger.prints({ kind: 'settlement', settlementId });
  await ledger.close();
  return prints.map(({ paper, reason }) => [paper, reason]);
}

/** Fills a demonstration ledger; answers with the day of its settlements, none of them printed. */
async function demonstration(file: string): Promise<string> {
  const opened = valueOf(
    await openWorkstation({ file, demonstration: true, rulesDirectory: RULES }),
  );
  const [first] = valueOf(await opened.api.listSettlements({ offset: 0, limit: 1 })).rows;
  await opened.close();
  return first?.recordedAt.slice(0, 10) ?? '';
}

async function openDay({ press, focusIsOn, type, sees }: Cashier, day: string): Promise<void> {
  await focusIsOn('查找人员');
  await press('F10');
  await focusIsOn('日期');
  await press('ControlOrMeta+a');
  await type(day);
  await sees('共 19 笔');
}

async function choose(page: OpenDoor['page'], pdf: Uint8Array): Promise<void> {
  const file = { name: 'slip.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf) };
  await page.setInputFiles('input[type=file]', file);
}

/** A scanner types what it reads and ends with Enter. */
async function scan({ focusIsOn, type, press }: Cashier, code: string): Promise<void> {
  await focusIsOn('二维码内容');
  await type(code);
  await press('Enter');
}

/** One byte of what the pages draw, and nothing of the marks. */
function changed(pdf: Uint8Array): Uint8Array {
  const other = Uint8Array.from(pdf);
  const at = Buffer.from(pdf).indexOf('stream\n') + 40;
  other[at] = (other[at] ?? 0) ^ 1;
  return other;
}

/** The text of the slip's code, as its keywords have it too. */
function markOf(pdf: Uint8Array): string {
  const info = execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8' });
  return /YIDAN1\|[^|\s]+\|[0-9a-f]{64}/.exec(info)?.[0] ?? '';
}
