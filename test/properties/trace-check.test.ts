import { expect, test } from 'vitest';
import type { Json } from '../oracle/case-form.ts';
import type { PackAmounts } from './pack-amounts.ts';
import { faultsOfTrace } from './trace-check.ts';

const table = {
  id: 'resident',
  name: '居民医保',
  source: '医保局',
  from: '2022-01-01',
  basic: {
    rows: [{ deductibles: ['400', '200'], bands: [{ upTo: null, share: '0.85' }] }],
    cap: null,
  },
  catastrophic: null,
};
const pack: PackAmounts = {
  amounts: [
    { role: 'cap', clause: '第二条', fen: 3_000_000, from: '0000-01-01', until: '9999-12-31' },
    { role: 'line', clause: '第三条', fen: 1_600_000, from: '2022-05-01', until: '2022-12-31' },
  ],
  shares: [
    { clause: '第一条', share: 0.7 },
    { clause: '第一条', share: 0.025 },
    { clause: '第四条', share: 0.6 },
  ],
  clauses: new Set(['第一条', '第二条', '第三条', '第四条']),
  figures: [],
  tables: [table],
  raise: 0.05,
};
const given = {
  figures: [
    { key: 'major-share-first', from: '2022-01-01', value: '0.75' },
    { key: 'resident-income', from: '2022-01-01', until: '2022-12-31', value: '33902' },
  ],
};
const fees = { total: '2000.06', inScope: '1000.05' };
const bill = { care: 'inpatient', settledOn: '2022-08-01', fees, paid: {}, plan: 'resident' };

const faults = (step: Json) => faultsOfTrace({ given, bill, pack }, { steps: [], ...step });

const inScope = { name: 'inScope', amount: 100_005 };
const total = { name: 'total', amount: 200_006 };
const parts = [
  { of: 50_000, share: '0.60' },
  { of: 50_005, share: '0.70' },
];
const raised = [{ of: 100_005, share: '0.90', raisedFrom: '0.85' }];
const tabled = { kind: 'tabled', table: '居民医保', source: '医保局' };

/** What is told, by its sum reckoned by hand; whatever else it came to would be a fault. */
const TOLD: readonly (readonly [string, Json])[] = [
  [
    '比例：100005 × 70% = 70003.5，半分进一',
    {
      name: 'aid',
      amount: 70_004,
      clause: '第一条',
      how: { kind: 'share', of: inScope, share: '0.70' },
    },
  ],
  [
    '区县公布的比例：100005 × 75% = 75003.75',
    {
      name: 'aid',
      amount: 75_004,
      clause: '第一条',
      how: { kind: 'share', of: inScope, share: '0.75', by: '区县比例，2022-01-01 起执行' },
    },
  ],
  [
    '比例到整十元，舍去不足：100005 × 2.5% = 2500.125',
    {
      name: 'aid',
      amount: 2000,
      clause: '第一条',
      how: { kind: 'share-in-units', of: inScope, share: '0.025', step: 1000, rounding: 'down' },
    },
  ],
  [
    '比例到整十元，四舍五入：恰过一半',
    {
      name: 'aid',
      amount: 3000,
      clause: '第一条',
      how: { kind: 'share-in-units', of: inScope, share: '0.025', step: 1000, rounding: 'half-up' },
    },
  ],
  [
    '分段：50000 × 60% + 50005 × 85% = 72504.25，合计后才舍入',
    {
      name: 'basicDue',
      amount: 72_504,
      clause: '第四条',
      how: {
        kind: 'bands',
        of: inScope,
        parts: [parts[0], { of: 50_005, share: '0.85' }],
      },
    },
  ],
  [
    '提高了的分段：100005 ×（85% + 5%）= 90004.5',
    { name: 'basicDue', amount: 90_005, how: { kind: 'bands', of: inScope, parts: raised } },
  ],
  [
    '超过比例的部分：100005 − 200006 × 2.5% = 95004.85',
    {
      name: 'hospitalBorne',
      amount: 95_005,
      clause: '第一条',
      how: { kind: 'above-share', of: inScope, whole: total, share: '0.025' },
    },
  ],
  [
    '文件规定的限额',
    { name: 'poolCap', amount: 3_000_000, clause: '第二条', how: { kind: 'stated' } },
  ],
  [
    '文件当日的数',
    { name: 'tiltLine', amount: 1_600_000, clause: '第三条', how: { kind: 'stated' } },
  ],
  ['待遇表的起付', { name: 'basicDeductible', amount: 20_000, how: tabled }],
  [
    '公布的收入',
    {
      name: 'residentIncome',
      amount: 3_390_200,
      how: { kind: 'published', figure: 'resident-income', from: '2022-01-01' },
    },
  ],
  ['账单所列', { name: 'total', amount: 200_006, how: { kind: 'given' } }],
];

test.each(TOLD)('%s：说得对的不报，差一分就报', (_, step) => {
  expect(faults(step)).toEqual([]);
  expect(faults({ ...step, amount: Number(step['amount']) + 1 })).toHaveLength(1);
  expect(faults({ ...step, amount: Number(step['amount']) - 1 })).toHaveLength(1);
});

/** Right in its sum, wrong in where it comes from. */
const FROM_NOWHERE: readonly (readonly [string, Json])[] = [
  [
    '条款没有的比例',
    {
      name: 'aid',
      amount: 50_003,
      clause: '第一条',
      how: { kind: 'share', of: inScope, share: '0.50' },
    },
  ],
  [
    '别的条款的比例',
    {
      name: 'aid',
      amount: 60_003,
      clause: '第一条',
      how: { kind: 'share', of: inScope, share: '0.60' },
    },
  ],
  [
    '没有公布的比例',
    {
      name: 'aid',
      amount: 80_004,
      clause: '第一条',
      how: { kind: 'share', of: inScope, share: '0.80', by: '区县比例，2022-01-01 起执行' },
    },
  ],
  [
    '待遇表没有的比例',
    {
      name: 'basicDue',
      amount: 70_004,
      how: { kind: 'bands', of: inScope, parts: [{ of: 100_005, share: '0.70' }] },
    },
  ],
  [
    '别的条款的限额',
    { name: 'poolCap', amount: 3_000_000, clause: '第一条', how: { kind: 'stated' } },
  ],
  [
    '不是限额的数',
    { name: 'poolCap', amount: 1_600_000, clause: '第三条', how: { kind: 'stated' } },
  ],
  ['没有的条款', { name: 'total', amount: 200_006, clause: '第九条', how: { kind: 'given' } }],
  [
    '别处没有说明的数',
    {
      name: 'aid',
      amount: 100_006,
      how: { kind: 'sum', of: [{ name: 'inScope', amount: 100_006 }] },
    },
  ],
];

test.each(FROM_NOWHERE)('%s：金额算得对，也要报', (_, step) => {
  expect(faults(step)).toHaveLength(1);
});

test('另一天就不是文件当日的数、公布的数、待遇表的数', () => {
  const later = { ...bill, settledOn: '2023-01-01' };
  const wrong = TOLD.filter(([, step]) => {
    return faultsOfTrace({ given, bill: later, pack }, { steps: [], ...step }).length > 0;
  });
  expect(wrong.map(([name]) => name)).toEqual(['文件当日的数', '公布的收入']);
});
