import { expect, test } from 'vitest';
import { addFen, inYuan, toFen, ZERO } from '../../engine/money.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { PAYER_ORDER, PAYERS } from '../../electron/printing/payers.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import { BILLS } from './bills.ts';
import { recordedBill, slipPack, type Bill } from './recorded.ts';

const content = (bill: Bill = {}, printNumber = 1) =>
  slipContent(recordedBill(bill), slipPack, printNumber);

test.each(Object.entries(BILLS))('各方支付之和等于总费用：%s', (_, bill) => {
  const { lines, payers } = content(bill);
  const total = lines.find((l) => l.name === 'total')?.amount;
  expect(addFen(...lines.filter((l) => l.payer !== null).map((l) => l.amount))).toBe(total);
  expect(addFen(...payers.map((p) => p.amount))).toBe(total);
});

test.each(Object.entries(BILLS))('本年累计：前 + 本次 = 后：%s', (_, bill) => {
  for (const { before, now, after } of content(bill).year) expect(addFen(before, now)).toBe(after);
});

test('救助的说明是算式，依据按条次排列', () => {
  const aid = content().lines.find((l) => l.name === 'aid');
  expect(aid?.says).toBe('10,000.00（起付标准以上） × 70%');
  expect(aid?.clauses).toEqual(['第十二条（二）', '第十二条（三）']);
});

test('达到限额时，先写应救助多少，再写限额', () => {
  const aid = content(BILLS.capped).lines.find((l) => l.name === 'aid');
  expect(aid?.amount).toBe(toFen(7_000_000));
  expect(aid?.says).toMatch(/ × 70%；取小：.*70,000\.00（本次前剩余限额）/);
});

test('没有付款的各方合写一行，付了款的各有一行', () => {
  const nobody = (bill: Bill) => content(bill).lines.find((l) => l.name === 'nobodyElse')?.says;
  expect(nobody({})).toBe('其他保险、商业健康险、医院承担、慈善等：无');
  expect(nobody(BILLS.everyPayer)).toBe('医院承担：无');
  const names = content(BILLS.everyPayer).lines.map((l) => l.name);
  expect(names).toEqual(
    expect.arrayContaining(['otherInsurance', 'commercial', 'commercialOutOfScope', 'charity']),
  );
});

test('倾斜退还以前自付的部分不算在本单支付里', () => {
  const bill: Bill = {
    claim: {
      settledOn: '2023-06-01',
      fees: { total: '100', inScope: '100' },
      paid: { basic: '0', catastrophic: '0' },
    },
    year: { ...EMPTY_YEAR, selfPay: toFen(2_000_000), tiltExcess: ZERO },
  };
  const amounts = new Map(content(bill).lines.map((l) => [l.name, inYuan(l.amount)]));
  const { settlement } = recordedBill(bill);
  expect(settlement.tiltRefund).toBeGreaterThan(0);
  expect(amounts.get('tilt')).toBe(inYuan(settlement.tilt));
  expect(amounts.get('tiltRefund')).toBe(inYuan(settlement.tiltRefund));
  const paying = content(bill).lines.filter((l) => l.payer !== null);
  expect(paying.map((l) => l.name)).toContain('tiltThisBill');
  expect(addFen(...paying.map((l) => l.amount))).toBe(toFen(10_000));
});

test('每个未支付的原因是一句话，带条款', () => {
  expect(content().refusals).toEqual([
    { says: '本年累计自付 3,000.00 元，未超过 8,000.00 元。', clause: '第十三条' },
  ]);
});

test('依据条款齐全，含身份和原因的条款', () => {
  expect(content().clauses.map((c) => `${c.id} ${c.title}`)).toEqual([
    '第四条（三） 低保对象',
    '第十二条（一） 起付标准',
    '第十二条（二） 救助比例',
    '第十二条（三） 救助封顶线',
    '第十三条 倾斜救助',
    '第十五条 支付范围',
    '第二十七条 结算与清算',
  ]);
});

test('演示、重打、冲正、已冲正各有标记；平常的单没有', () => {
  const kinds = (bill: Bill, n = 1) => content(bill, n).notices.map((notice) => notice.kind);
  expect(kinds({})).toEqual([]);
  expect(kinds({ over: { demonstration: true } }, 2)).toEqual(['demonstration', 'reprint']);
  expect(kinds(BILLS.reversal)).toEqual(['reversal']);
  expect(content(BILLS.reversed).notices[0]?.says).toBe(
    '本结算已由 20230511-000043 于 2023-05-11 10:00:00 冲正，不再有效。原因：费用录入有误',
  );
});

test('相邻的付款方在灰度下也分得开：明暗不同，或花纹不同', () => {
  const grey = (colour: string) => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\da-f]{2}/g) ?? []).map((c) => parseInt(c, 16));
    return 0.299 * r + 0.587 * g + 0.114 * b;
  };
  const looks = PAYER_ORDER.map((id) => PAYERS[id]);
  for (const [index, a] of looks.entries()) {
    for (const b of looks.slice(index + 1)) {
      const apart = Math.abs(grey(a.colour) - grey(b.colour));
      expect(a.pattern !== b.pattern || apart > 40, `${a.word} and ${b.word}`).toBe(true);
    }
  }
});
