import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cashierAt, type Cashier } from './cashier.ts';
import { setUpStation } from './first-morning.ts';
import { openDoor, type OpenDoor } from './open-door.ts';

describe('公布标准、报销方案、文件读法，只用键盘', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-office-'));
  let door: OpenDoor;
  let cashier: Cashier;

  beforeAll(async () => {
    door = await openDoor('browser', join(folder, 'ledger.sqlite'));
    cashier = cashierAt(door);
  });
  afterAll(async () => {
    await door.close();
    rmSync(folder, { recursive: true });
  });

  test('政策包自带的标准列出来源，并说明今日采用哪一个', async () => {
    await setUpStation(cashier);
    await cashier.focusIsOn('查找人员');
    await cashier.press('F7');
    await cashier.focusIsOn('地区');
    const regions = await door.page.getByLabel('地区').locator('option').allInnerTexts();
    await cashier.type(String(regions.findIndex((each) => each.includes('济源')) + 1));
    const published = door.page.getByRole('row', { name: /16,951\.00/ });
    await published.waitFor();
    expect(await published.innerText()).toMatch(/济源示范区医疗保障局通知.*政策包自带.*采用/s);
    // The office's own figure for the day comes first.
    await cashier.fill('地区');
    await cashier.fill('标准', '4');
    await cashier.fill('起日');
    await cashier.fill('止日');
    await cashier.fill('数值（元）', '17000');
    await cashier.fill('来源', '试验公告');
    await cashier.fill('录入标准');
    await cashier.sees('已录入');
    const own = door.page.getByRole('row', { name: /17,000\.00/ });
    await own.waitFor();
    expect(await own.innerText()).toContain('采用');
    expect(await published.innerText()).not.toMatch(/采用$/);
  });

  test('录入方案：录错时在那一段说明，改正后可用', async () => {
    await door.page.getByRole('tab', { name: '公布标准' }).focus();
    await cashier.press('ArrowRight');
    await door.page.getByLabel('方案名称').focus();
    await cashier.fill('方案名称', '试验方案');
    for (const label of ['方案代号', '起日', '止日'] as const) await cashier.fill(label);
    await cashier.fill('来源', '试验通知');
    for (let check = 0; check < 10; check += 1) await cashier.press('Enter');
    await cashier.fill('各次起付线', '800、400');
    await cashier.sees('第 1 次 800.00 元，第 2 次起 400.00 元');
    await cashier.fill('第 1 段至（元）');
    await cashier.fill('比例（%）', '850');
    await cashier.fill('年度限额', '150000');
    await cashier.fill('由方案计算大病保险');
    await cashier.fill('起付线', '12000');
    await cashier.fill('年度限额');
    await cashier.fill('第 1 段至（元）');
    await cashier.fill('比例（%）', '60');
    await cashier.fill('录入方案');
    await cashier.sees(
      '基本医保第 1 行第 1 段比例“8.50”不合要求。比例为 0 至 100 的百分数，例如 85。',
    );
    await door.page.getByLabel('比例（%）').first().fill('85');
    await door.page.getByRole('button', { name: '录入方案' }).press('Enter');
    await cashier.sees('已录入');
    const row = door.page.getByRole('row', { name: /试验方案/ });
    expect(await row.innerText()).toContain('起付 800.00、400.00； 85%');
  });

  test('改用另一读法：须有第二人和原因，改后写明谁批准', async () => {
    await door.page.getByRole('tab', { name: '报销方案' }).focus();
    await cashier.press('ArrowRight');
    await door.page.getByRole('button', { name: '改用另一读法' }).first().press('Enter');
    await cashier.fill('改用原因', '医保局口头答复');
    await cashier.fill('第二人', '收费员甲');
    await cashier.fill('改用另一读法');
    await cashier.sees(/须有收费员以外的第二人批准/);
    await door.page.getByLabel('第二人').fill('科长乙');
    await door.page.getByRole('button', { name: '改用另一读法' }).first().press('Enter');
    await cashier.sees(/收费员甲 录入，科长乙 批准：医保局口头答复/);
    expect(await door.page.getByText('另一读法（在用）').count()).toBe(1);
    await cashier.seesButton('改回默认读法');
    await door.page.getByRole('button', { name: '关闭（Esc）' }).press('Enter');
  });

  test('政策：选政策包和类别看待遇表，条文和存疑随手打开', async () => {
    await cashier.press('F5');
    await cashier.focusIsOn('政策包');
    const packs = await door.page.getByLabel('政策包').locator('option').allInnerTexts();
    await cashier.fill('政策包', String(packs.findIndex((each) => each.includes('合川')) + 1));
    await cashier.fill('人员类别', '2');
    await cashier.sees(/特殊疾病/);
    const table = door.page.getByLabel('低保对象待遇表');
    expect(await table.innerText()).toContain('70%');
    await cashier.focusIsOn('条文');
    await cashier.type('二(三)2');
    const clause = door.page.getByRole('complementary', { name: '条文 二(三)2' });
    await clause.waitFor();
    expect(await clause.innerText()).toContain('合川府办发〔2024〕37号');
    await cashier.press('Escape');
  });
});
