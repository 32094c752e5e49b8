import { expect, test } from 'vitest';
import { addFen, inYuan, lessFen, toFen, ZERO, type Fen } from '../../engine/money.ts';
import { isoDateOf } from '../../engine/terms.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { PAYER_ORDER, PAYERS } from '../../electron/printing/payers.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import type { YearFigure } from '../../electron/printing/slip-year.ts';
import { BILLS } from './bills.ts';
import { clause as CLAUSE } from '../../electron/ledger/shapes.ts';
import { printMark, recordedBill, slipOf, slipPack, type Bill } from './recorded.ts';

const content = (bill: Bill = {}, number = 1) => {
  const { recorded, pack, mark } = slipOf(recordedBill(bill), number);
  return slipContent(recorded, pack, mark);
};

test.each(Object.entries(BILLS))('各方支付之和等于总费用：%s', (_, bill) => {
  const { lines, payers } = content(bill);
  const total = lines.find((l) => l.name === 'total')?.amount;
  expect(addFen(...lines.filter((l) => l.payer !== null).map((l) => l.amount))).toBe(total);
  expect(addFen(...payers.map((p) => p.amount))).toBe(total);
});

test.each(Object.entries(BILLS))('本年累计：前 + 本次 = 后：%s', (_, bill) => {
  const { year } = content(bill);
  if (year.heads.length === 2) return expect(year.heads).toEqual(['原单计入', '本次冲回']);
  for (const { figures } of year.rows) {
    const [before = null, now = null, after = null] = figures;
    if (!isFen(before) || !isFen(now)) expect.fail('a sum is an amount');
    expect(addFen(before, now)).toBe(after);
  }
});

const isFen = (figure: YearFigure): figure is Fen => typeof figure === 'number';

test('冲正单的金额都是原单的相反数，与账本的列表一致', () => {
  const [plain, reversal] = [
    content(BILLS.itemised),
    content({ ...BILLS.itemised, ...BILLS.reversal }),
  ];
  expect(reversal.lines.map((l) => l.amount)).toEqual(
    plain.lines.map((l) => lessFen(ZERO, l.amount)),
  );
  expect(reversal.title).toBe('医疗费用"一单制"冲正单');
  expect(reversal.year.rows.map(({ figures }) => figures)).toEqual(
    plain.year.rows.map(({ figures: [, now = null] }) => [
      now,
      isFen(now) ? lessFen(ZERO, now) : null,
    ]),
  );
  expect(reversal.inWords).toEqual({ label: '冲回金额大写（人民币）', words: '捌仟元整' });
  expect(reversal.refusals).toEqual([]);
});

test('冲正单的费用项目也冲回', () => {
  const { details } = recordedBill(BILLS.itemised);
  const { fees } = content({ over: { ...BILLS.reversal.over, details } });
  expect(inYuan(fees?.sum.amount ?? ZERO)).toBe('-50000.00');
  expect(fees?.rows.map((row) => row.word)).toContain('卫生材料费');
});

test('没有费用项目的单不写费用表', () => {
  expect(content().fees).toBeNull();
  const empty = { over: { details: { stay: null, feeItems: [] } } };
  expect(content(empty).fees).toBeNull();
});

test('登记了住院起止的，写明天数；当天出院算一天', () => {
  const facts = (bill: Bill) => content(bill).head.pairs.flat();
  const stay = (bill: Bill) => facts(bill).find(({ label }) => label === '住院起止')?.value;
  expect(stay(BILLS.itemised)).toBe('2023-04-26 至 2023-05-10，14 天');
  const day = isoDateOf(2023, 5, 10);
  const details = { stay: { admittedOn: day, dischargedOn: day }, feeItems: [] };
  expect(stay({ over: { details } })).toBe('2023-05-10 至 2023-05-10，1 天');
  expect(stay({})).toBeUndefined();
  expect(facts({ over: { details } })).toContainEqual({ label: '结算方式', value: '一站式结算' });
});

test('个人支付分账户、移动、现金三行，合计不再相加', () => {
  const { lines, payers } = content(BILLS.mixedPayment);
  expect(
    lines.slice(-4).map(({ word, amount, payer, says }) => [word, inYuan(amount), payer, says]),
  ).toEqual([
    ['个人账户支付', '2000.00', 'cash', ''],
    ['移动支付', '1500.50', 'cash', ''],
    ['现金支付', '4499.50', 'cash', '实收 4,500.00，找零 0.50'],
    ['个人支付合计', '8000.00', null, '医疗费用总额 − 以上各方支付'],
  ]);
  expect(payers.at(-1)?.word).toBe('个人支付');
});

test('全部现金的，一行写实收与找零；没有登记的，不写', () => {
  const payment = {
    account: ZERO,
    mobile: ZERO,
    tendered: toFen(1_000_000),
    change: toFen(200_000),
  };
  const last = (bill: Bill) => content(bill).lines.at(-1);
  expect(last({ over: { payment } })?.says).toBe(
    '医疗费用总额 − 以上各方支付；实收 10,000.00，找零 2,000.00',
  );
  expect(last({})?.says).toBe('医疗费用总额 − 以上各方支付');
});

test('重新结算的单不写原来怎么付的', () => {
  const payment = { account: ZERO, mobile: toFen(1_500_000), tendered: ZERO, change: ZERO };
  const { lines } = content({ ...BILLS.owedBack, over: { ...BILLS.owedBack.over, payment } });
  expect(lines.at(-1)?.word).toBe('个人现金支付');
});

test('重新结算：原、现、差额，应退或应补，及原因和批准人', () => {
  const back = content(BILLS.owedBack);
  expect(back.comparison?.owed).toEqual({
    word: '应退个人',
    amount: toFen(700_000),
    inWords: '柒仟元整',
  });
  expect(back.comparison?.identities).toEqual({ was: '无有效救助身份', is: '低保对象' });
  for (const { was, is, difference } of back.comparison?.rows ?? []) {
    expect(addFen(was, difference)).toBe(is);
  }
  expect(back.inWords).toBeNull();
  expect(back.notices[0]?.says).toBe(
    '本单对结算 20230510-000042 重新结算。原因：人员身份或认定地变更（账本第 57 笔）；公布标准变更（账本第 61 笔）。批准人：李科长。',
  );
  expect(content(BILLS.stillOwed).comparison?.owed).toEqual({
    word: '个人应补',
    amount: toFen(700_000),
    inWords: '柒仟元整',
  });
  const same = { ...ADJUSTING, was: recordedBill().settlement };
  expect(content({ over: { adjusts: same } }).comparison?.owed).toBeNull();
});

const ADJUSTING = { id: '20230510-000042', causes: [], approvedBy: '李科长', run: 'run-1' };

test('未经平台确认的，写明待确认', () => {
  const sent = (bill: Bill) =>
    content(bill)
      .check.facts.flat()
      .filter(({ label }) => label === '报文号' || label === '平台结算号')
      .map(({ value }) => value);
  expect(sent({})).toEqual(['未编号', '待医保平台确认']);
  expect(sent(BILLS.itemised)).toEqual(['H51040100001202305100912330001', '待医保平台确认']);
  expect(sent(BILLS.tenFees)[1]).toBe('510400SJS20230510091233000042');
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

test('改动上级规定的，写明改了什么、凭哪一条，并列入依据', () => {
  expect(content().overrides).toEqual([]);
  const plain = recordedBill();
  const [total, ...others] = plain.settlement.trace.steps;
  const clause = CLAUSE.parse('虚市府〔2024〕2号·1');
  const overrides = [{ path: 'tilt.line', clause, because: '倾斜线降为 8000 元' }];
  const steps = [{ ...(total ?? expect.fail('no steps')), overrides }, ...others];
  const settlement = { ...plain.settlement, trace: { ...plain.settlement.trace, steps } };
  const changed = slipContent({ ...plain, settlement }, slipPack, printMark());
  expect(changed.overrides).toEqual(['倾斜线降为 8000 元（虚市府〔2024〕2号·1）']);
  expect(changed.clauses.map(({ id }) => id)).toContain(clause);
});

test('演示、预览、重印、冲正、已冲正、重新结算各有标记；平常的单没有', () => {
  const kinds = (bill: Bill, n = 1) => content(bill, n).notices.map((notice) => notice.kind);
  expect(kinds({})).toEqual([]);
  expect(kinds({ over: { demonstration: true } }, 2)).toEqual(['demonstration', 'reprint']);
  expect(kinds(BILLS.reversal)).toEqual(['reversal']);
  expect(kinds(BILLS.owedBack)).toEqual(['adjustment']);
  expect(content(BILLS.reversed).notices[0]?.says).toBe(
    '本结算已由 20230511-000043 于 2023-05-11 10:00:00 冲正，不再有效。原因：费用录入有误',
  );
  expect(content(BILLS.adjusted).notices[0]?.says).toBe(
    '本结算已于 2023-11-20 15:04:05 重新结算，以 20231120-000077 号单为准。',
  );
  const seen = slipContent(recordedBill(), slipPack, { kind: 'preview' });
  expect(seen.notices.map(({ kind }) => kind)).toEqual(['preview']);
  expect(seen.check.code).toBeNull();
});

test('重印写明第几次、原因、何人何时；没有登记原因的不写', () => {
  expect(content({}, 2).notices[0]?.says).toBe(
    '第 2 次打印。原因：首次打印卡纸。王芳 于 2023-05-10 09:13:00 打印。',
  );
  const mark = { ...printMark(4), reason: null };
  expect(slipContent(recordedBill(), slipPack, mark).notices[0]?.says).toBe(
    '第 4 次打印。王芳 于 2023-05-10 09:13:00 打印。',
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
