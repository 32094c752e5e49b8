import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cashierAt, type Cashier } from './cashier.ts';
import { enterFirstBill } from './first-morning.ts';
import { openDoor, type OpenDoor } from './open-door.ts';
import { overflow, violations } from './screen-checks.ts';

/** What each screen is called, and the keys that open it from the bill. */
const SCREENS: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['录入与结果', []],
  ['帮助', ['F1']],
  ['登记人员', ['F4']],
  ['政策', ['F5']],
  ['公布标准', ['F7']],
  ['报销方案', ['F7', 'Shift+Tab', 'ArrowRight']],
  ['文件读法', ['F7', 'Shift+Tab', 'ArrowLeft']],
  ['当日清单', ['F10']],
  ['核对单据', ['F11']],
];

describe('每个画面', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-screens-'));
  let door: OpenDoor;
  let cashier: Cashier;

  beforeAll(async () => {
    door = await openDoor('browser', join(folder, 'ledger.sqlite'));
    cashier = cashierAt(door);
    await cashier.sees('单位名称');
  });
  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true });
  });

  test('首次设置没有无障碍缺陷', async () => {
    expect(await violations(door.page)).toEqual([]);
  });

  test('录入一张单', async () => {
    await enterFirstBill(cashier);
    expect(await cashier.cash()).toBe('8,000.00');
  });

  test.each(SCREENS)(
    '%s：没有无障碍缺陷，1366×768 与 1024×768 下整页不滚动',
    async (_name, keys) => {
      for (const key of keys) {
        await cashier.press(key);
        await door.page.waitForTimeout(600);
      }
      expect(await violations(door.page)).toEqual([]);
      for (const width of [1366, 1024]) {
        await door.page.setViewportSize({ width, height: 768 });
        expect(await overflow(door.page)).toEqual({ across: 0, down: 0 });
      }
      await door.page.setViewportSize({ width: 1366, height: 768 });
      if (keys.length > 0) await door.page.getByRole('button', { name: '关闭（Esc）' }).click();
      await door.page.waitForTimeout(400);
    },
  );

  test('录错时：栏下说明哪里不对、怎么改，上一个有效结果留着', async () => {
    const total = door.page.getByLabel('大病保险已付');
    await total.focus();
    await total.fill('5000.005');
    await cashier.sees(/小数超过两位/);
    await cashier.sees('上次有效结果');
    expect(await cashier.cash()).toBe('8,000.00');
    expect(await violations(door.page)).toEqual([]);
    await total.fill('5000');
    await expect.poll(cashier.cash).toBe('8,000.00');
  });
});
