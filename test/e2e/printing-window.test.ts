import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorkstation } from '../../electron/open-workstation.ts';
import { measure, type DrawnPage } from '../printers/drawn.ts';
import { noCupsBecause, PRINTER, startCups, type PrivateCups } from '../printers/private-cups.ts';
import { RULES } from '../rule-pack/read-pack.ts';
import { valueOf } from '../workstation/open.ts';
import { cashierAt, type Cashier } from './cashier.ts';
import { recordFirstBill } from './first-morning.ts';
import { noWindowBecause, openDoor, type OpenDoor } from './open-door.ts';

/** The frame of the test page on the roll, in millimetres: its longest line. */
const FRAME = 74;

const missing = noWindowBecause() ?? noCupsBecause();

describe.skipIf(missing !== null)(
  '从真实窗口打印到真实的打印系统（需要 Electron 运行时和 cups）',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'yidan-window-printing-'));
    const before = { server: process.env['CUPS_SERVER'], path: process.env['PATH'] };
    let cups: PrivateCups;
    let door: OpenDoor | null = null;

    beforeEach(async () => {
      cups = await startCups();
      process.env['CUPS_SERVER'] = cups.server;
    });
    afterEach(async () => {
      await door?.close();
      door = null;
      await cups.stop();
      if (before.server === undefined) delete process.env['CUPS_SERVER'];
      else process.env['CUPS_SERVER'] = before.server;
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const open = async (ledger: string): Promise<Cashier> => {
      door = await openDoor('window', join(folder, ledger));
      return cashierAt(door);
    };

    test('选好打印机，试打，打印；打印机停用时说明，恢复后只重印一张', async () => {
      const cashier = await open('printer.sqlite');
      const settlement = await recordFirstBill(cashier);
      await choosePrinter(cashier, door);
      const tested = onlyPage(await cups.drawn(1));
      expect(tested.width).toBeCloseTo(80, 0);
      expect(tested.bar.length).toBeCloseTo(FRAME, 0);
      expect(tested.text).toContain('打印测试页');

      await cashier.press('F9');
      await cashier.focusIsOn('打印');
      await cashier.fill('打印');
      await cashier.sees('打印出来了吗？');
      await cashier.fill('好了');
      const [printed] = measure(await cups.drawn(2));
      expect(printed?.width).toBeCloseTo(80, 0);
      expect(printed?.text).toContain(settlement);
      expect(printed?.text).not.toContain('预览');

      cups.run('cupsdisable', '-r', 'out of paper', PRINTER);
      await cashier.press('F9');
      await cashier.fill('重印原因', '患者遗失');
      await cashier.fill('打印');
      await cashier.sees(`打印机“${PRINTER}”已停用（系统说：out of paper），没有打印。`);
      cups.run('cupsenable', PRINTER);
      await cashier.fill('打印');
      await cashier.sees('打印出来了吗？');
      await cashier.sees(/第 3 次.+未打印出来/);
      const [again] = measure(await cups.drawn(3));
      expect(again?.text).toContain('未打印出来');
      expect(cups.jobs()).toBe(3);
    });

    test('批量打印中途停止，再打印剩下的：每张恰好一次', async () => {
      const ledger = 'batch.sqlite';
      const day = await demonstration(join(folder, ledger));
      const cashier = await open(ledger);
      await cashier.focusIsOn('查找人员');
      await cashier.press('F10');
      await cashier.focusIsOn('日期');
      await cashier.press('ControlOrMeta+a');
      await cashier.type(day);
      await cashier.sees('共 19 笔');
      await door?.page.getByRole('button', { name: '全选当天' }).focus();
      await cashier.fill('全选当天');
      await cashier.sees('已选 19 张');
      await cashier.press('Shift+Tab');
      await cashier.fill('打印所选');
      await cashier.focusIsOn('纸张');
      await cashier.press('Enter');
      await cashier.press('1');
      await cashier.press('Enter');
      await cashier.fill('打印 19 张');
      await cashier.sees(/已打印 [1-9]\d? 张，共 19 张/);
      await cashier.fill('停止（已打印的不撤回）');
      await cashier.sees('已停止');
      const rest = await restOf(door);
      expect(rest).toBeGreaterThan(0);
      await cashier.fill(`打印剩下的 ${rest} 张`);
      await cashier.sees('这些单都没有打印过');
      await cashier.press('Enter');
      await cashier.press('Enter');
      await cashier.fill(`打印 ${rest} 张`);
      await cashier.sees(`已打印 ${rest} 张，共 ${rest} 张`);
      await cups.drawn(19);
      expect(cups.jobs()).toBe(19);
    });

    test('没有 lp 命令的机器：由 Chromium 打印，纸张和比例一样', async () => {
      process.env['PATH'] = join(folder, 'no-commands-here');
      let cashier: Cashier;
      try {
        cashier = await open('chromium.sqlite');
      } finally {
        process.env['PATH'] = before.path;
      }
      await recordFirstBill(cashier);
      await choosePrinter(cashier, door);
      const tested = onlyPage(await cups.drawn(1));
      expect(tested.width).toBeCloseTo(80, 0);
      expect(tested.height).toBeCloseTo(80, 0);
      expect(tested.bar.length).toBeCloseTo(FRAME, 0);
      expect(tested.text).toContain('打印测试页');
    });
  },
);

/** Settings: the roll is usual and goes to the printer, which draws a test page; the focus is with the bill again. */
async function choosePrinter(cashier: Cashier, door: OpenDoor | null): Promise<void> {
  await door?.page.getByRole('button', { name: '打印设置' }).focus();
  await cashier.fill('打印设置');
  await cashier.focusIsOn('常用纸张');
  await cashier.press('3');
  await door?.page.getByLabel('80 毫米卷纸的打印机').focus();
  await cashier.press('1');
  await cashier.press('Tab');
  await cashier.fill('试打一张');
  await cashier.sees('80 毫米卷纸测试页已送出');
  await door?.page.getByRole('button', { name: '保存', exact: true }).focus();
  await cashier.fill('保存');
  await cashier.sees('已保存。');
  await cashier.press('Escape');
  await cashier.focusIsOn('打印设置');
}

function onlyPage(pdf: Uint8Array): DrawnPage {
  const [page, ...more] = measure(pdf);
  if (page === undefined) throw new Error('nothing was drawn');
  expect(more).toEqual([]);
  return page;
}

async function restOf(door: OpenDoor | null): Promise<number> {
  const words = (await door?.page.getByText(/还有 \d+ 张没有打印/).innerText()) ?? '';
  return Number(/\d+/.exec(words)?.[0]);
}

async function demonstration(file: string): Promise<string> {
  const opened = valueOf(
    await openWorkstation({ file, demonstration: true, rulesDirectory: RULES }),
  );
  const [first] = valueOf(await opened.api.listSettlements({ offset: 0, limit: 1 })).rows;
  await opened.close();
  return first?.recordedAt.slice(0, 10) ?? '';
}
