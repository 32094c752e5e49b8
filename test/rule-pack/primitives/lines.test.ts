import { describe, expect, test } from 'vitest';
import { bill, linesOf, settleOne } from './fixture.ts';

const PACK = 'yi-shi/2024-01-01';
const income = (value: string) => ({
  figures: [{ key: 'resident-income', from: '2024-01-01', until: '2024-12-31', value }],
});

describe('起付 = 公布的收入 × 比例，尾数照规定取', () => {
  test.each([
    // 38765.43 × 3% = 1162.9629；× 10% = 3876.543
    ['destitute', '到元，舍去', '38765.43', '1162.00', '3%，舍去不足 1.00 元'],
    ['minimum-living', '到元，四舍五入', '38765.43', '1163.00', '3%，四舍五入到整 1.00 元'],
    ['returned-to-poverty', '到十元，舍去', '38765.43', '3870.00', '10%，舍去不足 10.00 元'],
    ['poverty-monitored', '到十元，四舍五入', '38765.43', '3880.00', '10%，四舍五入到整 10.00 元'],
    ['low-income-margin', '到百元，舍去', '38765.43', '3800.00', '10%，舍去不足 100.00 元'],
    [
      'illness-impoverished',
      '到百元，四舍五入',
      '38765.43',
      '3900.00',
      '10%，四舍五入到整 100.00 元',
    ],
    // 恰好一半：38750 × 3% = 1162.50；× 10% = 3875；38500 × 10% = 3850
    ['destitute', '半元，舍去', '38750', '1162.00', '3%，舍去不足 1.00 元'],
    ['minimum-living', '半元，进一', '38750', '1163.00', '3%，四舍五入到整 1.00 元'],
    ['poverty-monitored', '五元，进十元', '38750', '3880.00', '10%，四舍五入到整 10.00 元'],
    ['illness-impoverished', '五十元，进百元', '38500', '3900.00', '10%，四舍五入到整 100.00 元'],
  ])('%s %s（%s）', (category, _rule, value, line, words) => {
    const result = settleOne(PACK, category, bill('10000'), income(value));
    expect(result['deductible']).toBe(line);
    const shown = Number(line).toLocaleString('en', { minimumFractionDigits: 2 });
    const grouped = Number(value).toLocaleString('en', { minimumFractionDigits: 2 });
    expect(linesOf(result)).toContain(
      `年度起付标准：${shown} = ${grouped}（居民人均可支配收入） × ${words}  [二]`,
    );
  });
});

describe('起付有几个来源：先看公布的，再看文内的，再算', () => {
  const figures = [
    ...income('38765.43').figures,
    { key: 'deductible-margin', from: '2024-02-01', until: '2024-02-29', value: '3600' },
  ];
  test.each([
    ['公布之前，文内数管一季度', '2024-01-31', '3500.00', '文件规定  [二]'],
    [
      '公布的先于文内的',
      '2024-02-01',
      '3600.00',
      '低保边缘家庭成员起付标准（2024-02-01 起执行）  [二]',
    ],
    ['公布的到期，回到文内数', '2024-03-01', '3500.00', '文件规定  [二]'],
    [
      '文内数到期，用比例算',
      '2024-04-01',
      '3800.00',
      '38,765.43（居民人均可支配收入） × 10%，舍去不足 100.00 元  [二]',
    ],
  ])('%s', (_name, settledOn, line, words) => {
    const result = settleOne(PACK, 'low-income-margin', bill('10000', { settledOn }), { figures });
    expect(result['deductible']).toBe(line);
    expect(linesOf(result).some((l) => l.startsWith('年度起付标准') && l.endsWith(words))).toBe(
      true,
    );
  });

  test('一个来源也没有：不能结算，说明要录哪一个', () => {
    const result = settleOne(PACK, 'low-income-margin', bill('10000'), { figures: [] });
    expect(result).toMatchObject({
      problem: {
        code: 'FIGURE_MISSING',
        figure: '低保边缘家庭成员起付标准」或「乙市上年居民人均可支配收入',
        on: '2024-08-10',
      },
    });
  });
});
