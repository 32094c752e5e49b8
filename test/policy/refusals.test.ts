import { describe, expect, test } from 'vitest';
import { identity, settleAll, settleOne, stay } from './panzhihua.ts';

const poor = [identity('minimum-living')];

describe('拒付次序：施行期 → 身份 → 定点 → 转诊 → 外地标准 → 待遇', () => {
  const all = {
    settledOn: '2023-01-31',
    facility: { designated: false, place: 'outside' },
    referral: 'none',
    standardElsewhere: true,
    care: 'other',
  };
  test.each([
    ['不在施行期', [], all, ['NOT_IN_FORCE']],
    ['无有效身份', [], { ...all, settledOn: '2024-05-10' }, ['NO_IDENTITY']],
    ['非定点', poor, { ...all, settledOn: '2024-05-10' }, ['FACILITY_NOT_DESIGNATED']],
    [
      '未按规定转诊',
      poor,
      { ...all, settledOn: '2024-05-10', facility: { place: 'outside' } },
      ['REFERRAL_NOT_COMPLIANT'],
    ],
    [
      '适用外地标准',
      poor,
      { ...all, settledOn: '2024-05-10', facility: {}, referral: 'compliant' },
      ['STANDARD_ELSEWHERE'],
    ],
    ['不在救助范围', poor, { settledOn: '2024-05-10', care: 'other' }, ['CARE_NOT_COVERED']],
  ])('%s', (_name, identities, more, reasons) => {
    const result = settleOne(identities, stay('1000', more));
    expect(result).toMatchObject({
      aid: '0.00',
      tilt: '0.00',
      cash: '1000.00',
      pool: null,
      reasons,
    });
  });
});

describe('拒付的费用不动账', () => {
  test('不占限额、不抵起付、不计倾斜累计', () => {
    const results = settleAll(poor, [
      stay('50000', { facility: { designated: false } }),
      stay('10000'),
    ]);
    expect(results[1]).toMatchObject({
      aid: '7000.00',
      poolUsed: '7000.00',
      yearSelfPay: '3000.00',
    });
    expect(results[1]).toMatchObject({ yearAfterInsurance: '60000.00' });
  });
});

describe('录入有误的一笔不计，下一笔照常', () => {
  test.each([
    ['金额三位小数', { fees: { total: '1.001', inScope: '1' } }, 'MONEY_INVALID', 'fees.total'],
    ['金额为负', { paid: { basic: '-1' } }, 'MONEY_NEGATIVE', 'paid.basic'],
    ['金额写成数字', { fees: { total: 100, inScope: '1' } }, 'WRONG_TYPE', 'fees.total'],
    ['金额带指数', { fees: { total: '1e3', inScope: '1' } }, 'MONEY_INVALID', 'fees.total'],
    [
      '范围内大于总额',
      { fees: { total: '10', inScope: '11' } },
      'IN_SCOPE_ABOVE_TOTAL',
      'fees.inScope',
    ],
    [
      '内外之和不等于总额',
      { fees: { total: '10', inScope: '8', outOfScope: '1' } },
      'SCOPE_SUM_MISMATCH',
      'fees.outOfScope',
    ],
    ['日期不存在', { settledOn: '2024-02-30' }, 'DATE_INVALID', 'settledOn'],
    ['多出的字段', { colour: 'red' }, 'UNKNOWN_KEY', 'colour'],
    ['医疗类别不认得', { care: 'dental' }, 'WRONG_TYPE', 'care'],
    ['机构等级不认得', { facility: { level: 4 } }, 'WRONG_TYPE', 'facility.level'],
  ])('%s', (_name, wrong, code, at) => {
    const [bad, good] = settleAll(poor, [stay('100', wrong), stay('10000')]);
    expect(bad).toMatchObject({ problem: { code, at } });
    expect(good).toMatchObject({ aid: '7000.00', poolUsed: '7000.00' });
  });

  test('缺居民收入公布数，有起付的对象不能结算，下一笔照常', () => {
    const figures = [{ key: 'resident-income', from: '2024-06-01', value: '36000' }];
    const [before, after] = settleAll(
      [identity('low-income-margin')],
      [stay('10000'), stay('10000', { settledOn: '2024-06-01' })],
      { figures },
    );
    expect(before).toMatchObject({
      problem: { code: 'FIGURE_MISSING', key: 'resident-income', on: '2024-05-10' },
    });
    expect(after).toMatchObject({ aid: '3200.00', deductibleUsed: '3600.00' });
  });
});
