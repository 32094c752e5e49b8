import { describe, expect, test } from 'vitest';
import { HECHUAN, PLAN, said, settle, stay } from './insurance-plan.ts';

const YEAR = [
  stay('20000'),
  stay('20000', { facility: { level: 3 } }),
  stay('12000'),
  stay('30000'),
];

describe('按区里录入的表计算基本医保和大病保险（低保边缘：没有大病保险倾斜）', () => {
  const results = settle(HECHUAN, 'low-income-margin', YEAR);

  test('基本医保：每次住院的起付逐次降低，分段，到年限额为止', () => {
    // 9000 × 60% + 10000 × 70%；9400 × 60% + 10000 × 70%；9700 × 60% + 2000 × 70% = 7220，只剩 4960；9700 × 60% + 20000 × 70%，没有了
    expect(said(results[0], '基本医保支付')).toEqual([
      '基本医保支付：12,400.00 = 取小：12,400.00（按比例应报销）、30,000.00（本次前剩余基本医保限额）',
    ]);
    expect(said(results[0], '按比例应报销')).toEqual([
      '按比例应报销：12,400.00 = 20,000.00（政策范围内费用） 分段：9,000.00 × 60% + 10,000.00 × 70%',
    ]);
    expect(said(results[1], '按比例应报销')).toEqual([
      '按比例应报销：12,640.00 = 20,000.00（政策范围内费用） 分段：9,400.00 × 60% + 10,000.00 × 70%',
    ]);
    expect(said(results[2], '基本医保支付')).toEqual([
      '基本医保支付：4,960.00 = 取小：7,220.00（按比例应报销）、4,960.00（本次前剩余基本医保限额）',
    ]);
    expect(said(results[3], '基本医保支付')).toEqual([
      '基本医保支付：0.00 = 取小：19,820.00（按比例应报销）、0.00（本次前剩余基本医保限额）',
    ]);
    expect(said(results[3], '基本医保起付线')).toEqual([
      '基本医保起付线：300.00 = 某区2025年居民医保（来源：某区文件）',
    ]);
  });

  test('大病保险：看全年，每次只付新增的，到年限额为止', () => {
    // 7600；14960 → 2960 × 60%；22000 → 6000 − 1776；52000 → 10800 + 22000 × 96% − 6000 = 25920，只剩 9000
    expect(results.map((r) => said(r, '大病保险支付')[0]?.split(' = ')[0])).toEqual([
      '大病保险支付：0.00',
      '大病保险支付：1,776.00',
      '大病保险支付：4,224.00',
      '大病保险支付：9,000.00',
    ]);
    expect(said(results[3], '本年累计应付大病保险')).toEqual([
      '本年累计应付大病保险：31,920.00 = 52,000.00（本年累计基本医保后费用） 分段：18,000.00 × 60% + 22,000.00 × 96%',
    ]);
  });

  test('救助的基数是减去两项以后的，60% 救助', () => {
    expect(results).toMatchObject([
      { aidBase: '7600.00', aid: '4560.00', cash: '3040.00' },
      { aidBase: '5584.00', aid: '3350.40', cash: '2233.60' },
      { aidBase: '2816.00', aid: '1689.60' },
      { aidBase: '21000.00', aid: '12600.00' },
    ]);
  });

  test('级别、医疗类别各找各的行；次年从头', () => {
    const rows = settle(HECHUAN, 'low-income-margin', [
      stay('1100', { facility: { level: 1 } }),
      stay('500', { care: 'chronic-outpatient' }),
      stay('1100', { facility: { level: 1 } }),
    ]);
    // (1100 − 100) × 90%；500 × 50%；一级没有逐次降低
    expect(rows.map((r) => r['aidBase'])).toEqual(['200.00', '250.00', '200.00']);
    const two = { ...PLAN, until: null };
    const across = settle(
      HECHUAN,
      'low-income-margin',
      [stay('20000'), stay('20000', { settledOn: '2026-01-01' })],
      [two],
    );
    expect(across.map((r) => r['aidBase'])).toEqual(['7600.00', '7600.00']);
  });
});

describe('大病保险对救助对象的倾斜照文件', () => {
  test('合川低保：起付减半，各段加 5 个百分点、至多 100%，不设封顶（二(二)2）', () => {
    const results = settle(HECHUAN, 'minimum-living', YEAR);
    // 起付 6000：1600 × 65%；8960 × 65% − 1040；16000 × 65% − 5824；24000 × 65% + 22000 − 10400
    expect(results.map((r) => said(r, '大病保险支付')[0]?.split(' = ')[0])).toEqual([
      '大病保险支付：1,040.00',
      '大病保险支付：4,784.00',
      '大病保险支付：4,576.00',
      '大病保险支付：27,200.00',
    ]);
    expect(said(results[3], '本年累计应付大病保险')).toEqual([
      '本年累计应付大病保险：37,600.00 = 52,000.00（本年累计基本医保后费用） 分段：24,000.00 × 65%（原 60%） + 22,000.00 × 100%（原 96%）  [二(二)2]',
    ]);
    expect(said(results[0], '大病保险起付线')).toEqual([
      '大病保险起付线：6,000.00 = 12,000.00（大病保险起付线（倾斜前）） × 50%  [二(二)2]',
    ]);
  });

  test('一张大单与几张小单，全年一样多', () => {
    const whole = settle(
      HECHUAN,
      'minimum-living',
      [stay('52000', { plan: 'catastrophic-only' })],
      [{ ...PLAN, id: 'catastrophic-only', basic: null }],
    );
    const parts = settle(
      HECHUAN,
      'minimum-living',
      ['7600', '7360', '7040', '30000'].map((yuan) => stay(yuan, { plan: 'catastrophic-only' })),
      [{ ...PLAN, id: 'catastrophic-only', basic: null }],
    );
    // 52000 − 37600
    expect(whole[0]).toMatchObject({ aidBase: '14400.00' });
    expect(parts[3]).toMatchObject({ yearAfterInsurance: '14400.00' });
  });

  test('常州：不设起付，加 10 个百分点，封顶照旧（三(三)）', () => {
    const results = settle('changzhou/2023-01-01', 'minimum-living', YEAR);
    // 7600 × 70%；14960 × 70% − 5320；15000 − 10472；没有了
    expect(results.map((r) => said(r, '大病保险支付')[0]?.split(' = ')[0])).toEqual([
      '大病保险支付：5,320.00',
      '大病保险支付：5,152.00',
      '大病保险支付：4,528.00',
      '大病保险支付：0.00',
    ]);
  });

  test('重庆市公布的 2023 年的例子：起付 16901 元减半为 8450.50 元，比例 65%', () => {
    const plan = {
      id: 'chongqing-2023',
      name: '重庆市2023年居民大病保险',
      from: '2023-01-01',
      until: null,
      source: '重庆市医疗保障局公布的起付标准',
      basic: null,
      catastrophic: { deductible: '16901', bands: [{ upTo: null, share: '0.60' }], cap: '200000' },
    };
    // 100000 − 45790 = 54210；(54210 − 8450.50) × 65% = 29743.675
    const [result] = settle(
      HECHUAN,
      'minimum-living',
      [stay('100000', { plan: plan.id, paid: { basic: '45790' } })],
      [plan],
    );
    expect(said(result, '大病保险起付线')[0]).toContain('8,450.50 = 16,901.00');
    expect(said(result, '大病保险支付')[0]).toMatch(/^大病保险支付：29,743\.68 = /);
    // 54210 − 29743.68 = 24466.32，特殊疾病 70%
    expect(result).toMatchObject({ aidBase: '24466.32', aid: '17126.42' });
  });
});
