import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cashierAt, type Cashier } from './cashier.ts';
import { setUpStation } from './first-morning.ts';
import { noWindowBecause, openDoor, type DoorName, type OpenDoor } from './open-door.ts';

const folder = mkdtempSync(join(tmpdir(), 'yidan-places-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** 攀枝花的医院，外地认定的人：按认定地的文件结算。 */
describe.each<DoorName>(['browser', 'window'])('外地认定的人（%s）', (name) => {
  const missing = name === 'window' ? noWindowBecause() : null;

  test.skipIf(missing !== null)(
    '合川认定，按规定转诊：屏幕、记账、结算单都是合川标准',
    async () => {
      await behind(name, 'hechuan', async (cashier, door) => {
        await addPerson(cashier, ['合川来人', '999999195901010128', '500117', '2']);
        await fillVisit(cashier, { referral: '2' });
        await fillDisease(cashier);
        await fillMoney(cashier);
        await expect.poll(cashier.cash).toBe('9,500.00');
        await cashier.sees('执行重庆市合川区标准');
        await cashier.sees('认定地：重庆市合川区');
        const place = door.page.getByLabel('就医地点').locator('option:checked');
        expect(await place.innerText()).toBe('1 省外（按认定地）');
        await cashier.press('F8');
        expect(await cashier.recordedNumber()).toMatch(/^\d{8}-\d{6}$/);
        await cashier.press('F9');
        await cashier.seesSlip();
        const slip = textOf(await cashier.savedSlip());
        for (const words of [
          '重庆市合川区',
          'hechuan/2024-06-25',
          '合川府办发〔2024〕37号',
          '二(三)2',
          '省外',
          '9,500.00',
        ]) {
          expect(slip).toContain(words);
        }
        await cashier.press('Escape');
      });
    },
  );

  test.skipIf(missing !== null)('没有当日政策包的地方：按上级执行，或应执行外地标准', async () => {
    await behind(name, 'without', async (cashier) => {
      await addPerson(cashier, ['合川来人', '999999195901010128', '500117', '2']);
      await fillVisit(cashier, { day: '20240601', referral: '2' });
      await cashier.sees('重庆市合川区当日没有自己的政策包，按上级重庆市的文件执行');
      await cashier.sees('执行重庆市标准');
      await cashier.press('F2');
      await addPerson(cashier, ['别处来人', '999999195212031230', '520102', '1']);
      await cashier.sees('应执行外地标准，本机没有该地政策包：不计算救助');
      expect(await cashier.cash()).toBe('0.00');
    });
  });

  test.skipIf(missing !== null)('常州认定，医保由政策包自带的方案计算，逐段可查', async () => {
    await behind(name, 'changzhou', async (cashier, door) => {
      await addPerson(cashier, ['常州来人', '999999195212031230', '320402', '4']);
      await fillVisit(cashier, { day: '20230601', referral: '2' });
      await cashier.fill('总费用', '50000');
      await cashier.fill('政策范围内', '45000');
      await cashier.fill('医保报销', '2');
      // (45,000 − 400) × 85 % = 37,910; 7,090 × (60 + 10) % = 4,963, without a deductible; 2,127 × 80 % = 1,701.60.
      await expect.poll(cashier.cash).toBe('5,425.40');
      expect(await door.page.getByLabel('基本医保已付').inputValue()).toBe('37,910.00');
      expect(await door.page.getByLabel('大病保险已付').inputValue()).toBe('4,963.00');
      await cashier.press('F6');
      // Open the base; past its clause to what basic insurance pays; open that.
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowRight']) {
        await cashier.press(key);
      }
      await cashier.sees(/分段：44,600\.00 × 85%/);
      await cashier.sees(/^= 常州市城乡居民医保/);
    });
  });
});

async function behind(
  name: DoorName,
  ledger: string,
  work: (cashier: Cashier, door: OpenDoor) => Promise<void>,
): Promise<void> {
  const door = await openDoor(name, join(folder, `${name}-${ledger}.sqlite`));
  try {
    const cashier = cashierAt(door);
    await setUpStation(cashier);
    await work(cashier, door);
  } finally {
    await door.close();
  }
}

async function addPerson(
  { press, fill, focusIsOn }: Cashier,
  [name, certificate, region, category]: readonly [string, string, string, string],
): Promise<void> {
  await focusIsOn('查找人员');
  await press('F4');
  await fill('姓名', name);
  await fill('证件号码', certificate);
  await fill('认定地', region);
  await fill('类别', category);
  await fill('起日', '20220101');
  await fill('止日');
  await fill('来源', '民政名单');
  if (region === '320402') await fill('当地户籍');
  await fill('保存');
  await focusIsOn('医疗类别');
}

async function fillVisit(
  { fill }: Cashier,
  { day, referral }: { readonly day?: string; readonly referral: string },
): Promise<void> {
  await fill('医疗类别');
  await fill('结算日', day);
  await fill('机构等级');
  await fill('就医地点');
  await fill('转诊情况', referral);
  await fill('疾病诊断', '肺癌');
}

async function fillDisease({ press, type, fill, focusIsOn }: Cashier): Promise<void> {
  await focusIsOn('病种');
  await type('肺');
  await press('ArrowDown');
  await fill('病种');
  await fill('特殊病种');
}

async function fillMoney({ fill }: Cashier): Promise<void> {
  await fill('总费用', '50000');
  await fill('政策范围内', '45000');
  await fill('基本医保已付', '30000');
  await fill('大病保险已付');
}

function textOf(pdf: Uint8Array): string {
  return execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
}
