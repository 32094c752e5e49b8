import { describe, expect, test } from 'vitest';
import { bill, linesOf, settleAll, settleOne } from './fixture.ts';

const PACK = 'jia-shi/2024-01-01';
const at = (level: 1 | 2 | 3) => ({ facility: { level } });

describe('每次住院的起付，按医院级别', () => {
  // (10500 − 500) × 60%；(1100 − 100) × 80%；(800 − 500) × 60%
  const results = settleAll(PACK, 'minimum-living', [
    bill('10500', at(3)),
    bill('1100', at(1)),
    bill('800', at(3)),
    bill('400', at(3)),
  ]);

  test('每次都抵，不因前一次抵过而免', () => {
    expect(results).toMatchObject([
      { deductible: '500.00', aid: '6000.00', deductibleUsed: '500.00', deductibleLeft: '0.00' },
      { deductible: '100.00', aid: '800.00', deductibleUsed: '600.00' },
      { deductible: '500.00', aid: '180.00', deductibleUsed: '1100.00' },
      {
        deductible: '400.00',
        deductibleLeft: '100.00',
        aid: '0.00',
        reasons: ['BELOW_DEDUCTIBLE'],
      },
    ]);
  });

  test('说明里是本次的起付，比例写明这一级的', () => {
    const lines = linesOf(results[1]);
    expect(lines).toContain('本次住院起付标准：100.00 = 文件规定  [二]');
    expect(lines).toContain('住院救助：800.00 = 1,000.00（起付标准以上） × 80%  [二]');
  });
});

test('全年的起付，按医院级别：换到高级别医院只补差额，换回低级别不再抵', () => {
  // 100；400 − 100 = 300；200 已抵满。每次都剩 1000 × 90%
  const results = settleAll(PACK, 'destitute', [
    bill('1100', at(1)),
    bill('1300', at(3)),
    bill('1000', at(2)),
  ]);
  expect(results).toMatchObject([
    { deductible: '100.00', aid: '900.00' },
    { deductible: '300.00', aid: '900.00', deductibleUsed: '400.00' },
    { deductible: '0.00', aid: '900.00', deductibleUsed: '400.00' },
  ]);
  expect(linesOf(results[1])).toEqual(
    expect.arrayContaining([
      '尚需抵起付：300.00 = 400.00（年度起付标准） − 100.00（本年已抵起付），不低于 0',
      '年度起付标准：400.00 = 文件规定  [二]',
    ]),
  );
});

describe('逐次降低的起付和本次分段的比例', () => {
  const results = settleAll(PACK, 'low-income-margin', [
    bill('40500'),
    bill('50', { care: 'chronic-outpatient' }),
    bill('20300'),
    bill('10100'),
    bill('1100'),
    bill('40500', { settledOn: '2025-01-01' }),
  ]);

  test('500、300、100，再后也是 100；门诊不算一次住院；次年从头', () => {
    expect(results.map((r) => r['deductible'])).toEqual([
      '500.00',
      '0.00',
      '300.00',
      '100.00',
      '100.00',
      '500.00',
    ]);
  });

  test('各段相加：一万、两万、一万；分段只看本次，限额看全年', () => {
    // 5000 + 12000 + 7000 = 24000；5000 + 6000 = 11000；5000；合计恰 40000，此后没有
    expect(results.map((r) => r['aid'])).toEqual([
      '24000.00',
      '25.00',
      '11000.00',
      '5000.00',
      '0.00',
      '24000.00',
    ]);
    expect(results[3]).toMatchObject({ poolUsed: '40000.00', poolLeft: '0.00', reasons: [] });
    expect(results[4]).toMatchObject({ reasons: ['CAP_REACHED'] });
    expect(linesOf(results[0])).toContain(
      '住院救助：24,000.00 = 40,000.00（起付标准以上） 分段：10,000.00 × 50% + 20,000.00 × 60% + 10,000.00 × 70%  [二]',
    );
  });

  test('恰在段的上限，和多一分', () => {
    // 10000 × 50%；10000 × 50% + 0.01 × 60% = 5000.006
    const exact = (yuan: string) => settleOne(PACK, 'low-income-margin', bill(yuan))['aid'];
    expect([exact('10500'), exact('10500.01')]).toEqual(['5000.00', '5000.01']);
  });
});
