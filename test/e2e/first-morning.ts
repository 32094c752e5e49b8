import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Cashier } from './cashier.ts';

/** The first morning on an empty ledger, each step by the keyboard. */
export const YEAR = new Date().getFullYear();

/** From the first start to a recorded bill; answers with its number. */
export async function recordFirstBill(cashier: Cashier): Promise<string> {
  await enterFirstBill(cashier);
  await cashier.press('F8');
  return cashier.recordedNumber();
}

/** From the first start to a bill on the screen that the person owes 8,000.00 yuan of. */
export async function enterFirstBill(cashier: Cashier): Promise<void> {
  await setUpStation(cashier);
  await enterFigures(cashier);
  await addPerson(cashier);
  await enterBill(cashier);
  await expect.poll(cashier.cash).toBe('8,000.00');
}

export async function setUpStation({ fill }: Cashier): Promise<void> {
  await fill('单位名称', '试验医院');
  await fill('机构编码', 'H00000000001');
  await fill('机构等级');
  await fill('所在区县', '510402');
  await fill('窗口', '1号窗口');
  await fill('收费员', '收费员甲');
  await fill('保存');
}

async function enterFigures({ press, fill, focusIsOn, sees }: Cashier): Promise<void> {
  await focusIsOn('查找人员');
  await press('F7');
  for (const [digit, value] of [
    ['1', '40000'],
    ['2', '9000'],
  ] as const) {
    await focusIsOn('地区');
    await fill('地区');
    await fill('标准', digit);
    await fill('起日');
    await fill('止日');
    await fill('数值（元）', value);
    await fill('来源', '试验公告');
    await fill('录入标准');
    await sees('已录入');
    for (let back = 0; back < 6; back += 1) await press('Shift+Tab');
  }
  await press('Escape');
}

async function addPerson({ press, fill, focusIsOn }: Cashier): Promise<void> {
  await focusIsOn('查找人员');
  await press('F4');
  await fill('姓名', '试验甲');
  await fill('证件号码', '999999195901010128');
  await fill('认定地');
  await fill('类别', '3');
  await fill('起日', `${YEAR}-01-01`);
  await fill('止日');
  await fill('来源', '民政名单');
  await fill('保存');
}

async function enterBill({ press, fill }: Cashier): Promise<void> {
  await fill('医疗类别');
  await fill('结算日');
  await fill('机构等级');
  await fill('就医地点');
  await fill('转诊情况');
  await fill('疾病诊断', '肺部感染');
  await fill('总费用', '50000');
  await fill('政策范围内', '45000');
  await fill('基本医保已付', '30000');
  await fill('大病保险已付', '5000');
  await press('Escape');
}

export function checkSlip(pdf: Uint8Array): void {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  for (const words of [
    '医疗费用"一单制"结算单',
    '试验医院',
    '试验甲',
    '999***********0128',
    '低保对象',
    '肺部感染',
    '50,000.00',
    '7,000.00',
    '8,000.00',
    '捌仟元整',
    '第十二条',
    'panzhihua/2023-02-01',
  ]) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('演示数据');
  expect(text).not.toContain('999999195901010128');
}
