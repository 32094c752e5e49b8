import { describe, expect, test } from 'vitest';
import { bill, linesOf, settleAll } from './fixture.ts';

const YI = 'yi-shi/2024-01-01';
const income = {
  figures: [{ key: 'resident-income', from: '2024-01-01', until: '2024-12-31', value: '38765.43' }],
};

test('各项有限额，合计又有限额：先到的那个管', () => {
  // 30000 × 50% = 15000，门诊限额 10000；住院 (41163 − 1163) × 50% = 20000，合计只剩 25000 − 10000
  const results = settleAll(
    YI,
    'minimum-living',
    [bill('30000', { care: 'chronic-outpatient' }), bill('41163'), bill('10')],
    income,
  );
  expect(results).toMatchObject([
    { aid: '10000.00', pool: 'chronic', poolUsed: '10000.00', poolLeft: '0.00' },
    { aid: '15000.00', pool: 'inpatient', poolUsed: '15000.00', poolLeft: '0.00' },
    { aid: '0.00', poolUsed: '15000.00' },
  ]);
  expect(linesOf(results[1])).toEqual(
    expect.arrayContaining([
      '住院救助：15,000.00 = 取小：20,000.00（按比例应救助）、20,000.00（本次前剩余限额）、15,000.00（本次前剩余合并限额）  [三]',
      '本次前剩余合并限额：15,000.00 = 25,000.00（合并计算的年度限额） − 10,000.00（本年已用合并限额），不低于 0',
    ]),
  );
});

describe('一次就医的倾斜，只算超出的部分，分段', () => {
  const results = settleAll(
    YI,
    'minimum-living',
    [bill('11163'), bill('20000'), bill('10000')],
    income,
  );

  test('第一段', () => {
    // 10000 × 50%，自付 5000 + 起付 1163 = 6163，超出 3163 × 50%
    expect(results[0]).toMatchObject({ aid: '5000.00', tilt: '1581.50', cash: '4581.50' });
    expect(linesOf(results[0])).toContain(
      '倾斜救助：1,581.50 = 3,163.00（本次计入倾斜的自付） 分段：3,163.00 × 50%  [四]',
    );
  });
  test('跨段', () => {
    // 自付 10000，超出 7000：5000 × 50% + 2000 × 80%
    expect(results[1]).toMatchObject({ aid: '10000.00', tilt: '4100.00', tiltUsed: '5681.50' });
  });
  test('到年限额', () => {
    // 自付 5000，超出 2000 × 50% = 1000，只剩 6000 − 5681.50
    expect(results[2]).toMatchObject({ aid: '5000.00', tilt: '318.50', reasons: ['TILT_CAP'] });
  });
  test('恰好达到 3000 元，超出为 0；多一分才有', () => {
    // 起付先抵 1163；自付 3000.00；自付 3000.01，超出 0.01 × 50% = 0.005，进为 0.01
    const bills = [bill('1163'), bill('6000'), bill('6000.02')];
    expect(settleAll(YI, 'minimum-living', bills, income)).toMatchObject([
      { aid: '0.00', tilt: '0.00', reasons: ['BELOW_DEDUCTIBLE', 'TILT_BELOW_LINE'] },
      { aid: '3000.00', tilt: '0.00', reasons: [] },
      { aid: '3000.01', tilt: '0.01', reasons: [] },
    ]);
  });
  test('没有基本救助的不倾斜，自付照记', () => {
    const [first] = settleAll(YI, 'minimum-living', [
      bill('10000', { care: 'ordinary-outpatient' }),
    ]);
    expect(first).toMatchObject({ aid: '0.00', tilt: '0.00', yearSelfPay: '10000.00' });
  });
});

describe('限额用满以前的超出部分作废', () => {
  // 8000 自付，超出 3000 作废；第二笔只剩限额 2000，自付 4000，开闸：12000 − 5000 − 3000 = 4000 × 60%
  const results = settleAll('bing-shi/2024-01-01', 'low-income-margin', [
    bill('16000'),
    bill('6000'),
    bill('1000'),
  ]);
  test('闸门关着没有，开了只算开闸那一笔起的', () => {
    expect(results).toMatchObject([
      { aid: '8000.00', tilt: '0.00', reasons: ['TILT_GATE_CLOSED'] },
      { aid: '2000.00', tilt: '2400.00', reasons: ['CAP_REACHED'] },
      { aid: '0.00', tilt: '600.00', reasons: ['CAP_REACHED'] },
    ]);
    expect(linesOf(results[1])).toContain(
      '本次计入倾斜的自付：4,000.00 = 7,000.00（超过倾斜线的累计自付） − 3,000.00（此前已计倾斜的部分），不低于 0',
    );
  });
});
