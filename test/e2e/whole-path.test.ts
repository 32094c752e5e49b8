import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { valueOf } from '../workstation/open.ts';
import { cashierAt, type Cashier } from './cashier.ts';
import { checkSlip, recordFirstBill, YEAR } from './first-morning.ts';
import { noWindowBecause, openDoor, type DoorName } from './open-door.ts';

const folder = mkdtempSync(join(tmpdir(), 'yidan-e2e-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each<DoorName>(['browser', 'window'])('整条路，只用键盘（%s）', (name) => {
  const missing = name === 'window' ? noWindowBecause() : null;

  test.skipIf(missing !== null)('从空账本到结算单，再撤销，本年累计复原', async () => {
    const ledger = join(folder, `${name}.sqlite`);
    const door = await openDoor(name, ledger);
    try {
      const cashier = cashierAt(door);
      const settlement = await recordFirstBill(cashier);
      await cashier.press('F9');
      await cashier.seesSlip();
      checkSlip(await cashier.savedSlip());
      await cashier.press('Escape');
      await reverseIt(cashier, settlement);
    } finally {
      await door.close();
    }
    await checkLedger(ledger);
  });
});

async function reverseIt(
  { press, fill, focusIsOn, sees, seesButton }: Cashier,
  settlement: string,
): Promise<void> {
  await press('F10');
  await focusIsOn('日期');
  await seesButton(settlement);
  await press('Enter');
  await focusIsOn(settlement);
  await fill(settlement);
  await focusIsOn('打印（F9）');
  await press('Tab');
  await fill('撤销这张单');
  await fill('撤销原因', '录入错误');
  await fill('确认撤销');
  await sees(/冲销|已撤销/);
  // The list has the keyboard back: nobody is left standing behind it.
  await focusIsOn(settlement);
  await press('Escape');
}

async function checkLedger(file: string): Promise<void> {
  const ledger = valueOf(openLedger({ file, readOnly: true }));
  const [person] = await ledger.findPeople('syj', 1);
  const { sums } = await ledger.yearSoFar(person?.id ?? '', YEAR);
  expect(sums).toMatchObject({
    deductible: 0,
    tilt: 0,
    selfPay: 0,
    tiltExcess: 0,
    afterInsurance: 0,
  });
  expect(Object.values(sums.pools).every((used) => used === 0)).toBe(true);
  const stats = await ledger.stats();
  expect(stats).toMatchObject({ settlements: 1, reversals: 1, people: 1, demonstration: false });
  expect((await ledger.verify()).faults).toEqual([]);
  await ledger.close();
}
