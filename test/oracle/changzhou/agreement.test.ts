import { expect, test } from 'vitest';
import { compareWith, RUNS, SEED } from '../agreement.ts';
import { isJson, type Json } from '../case-form.ts';
import { differences } from '../comparison.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';
import { anyCatastrophic, anySubsidy, anyWarning, anyWithoutClause } from './random-asks.ts';
import { anyCase } from './random-cases.ts';

const MINUTES = 60_000;

test(
  '随机的人、账单与年度里，每一项金额、身份、理由都与独立核算一致',
  () => {
    const { differ, claims } = compareWith(oracle, anyCase, RUNS);
    if (RUNS > 5000) console.info(`${claims} claims of ${RUNS} cases compared, seed ${SEED}`);
    expect(differ).toEqual([]);
    expect(claims).toBeGreaterThan(RUNS);
  },
  30 * MINUTES,
);

test.each([
  ['资助参保', anySubsidy],
  ['大病保险倾斜', anyCatastrophic],
  ['预警监测', anyWarning],
  ['期限与基金核对（本方案无此条）', anyWithoutClause],
])('%s的回答与独立核算一致', (_, asked) => {
  expect(compareWith(oracle, asked, 1000).differ).toEqual([]);
});

test('核对确实看得出差别：改动一分钱、控制指标、理由的次序，都会报出来', () => {
  const fees = { total: '400000', inScope: '400000' };
  const bill = { care: 'inpatient', settledOn: '2023-05-10', fees, paid: { charity: '200001' } };
  const identities = [{ category: 'minimum-living', from: '2010-01-01' }];
  const answer = oracle({ id: 'X', pack: PACK, identities, claims: [bill] });
  const results = answer['results'];
  const first: unknown = Array.isArray(results) ? results[0] : undefined;
  if (!isJson(first)) throw new Error('no result to change');
  const changed = (change: Json) =>
    differences({ ...answer, results: [{ ...first, ...change }] }, answer).map(({ kind }) => kind);
  expect(changed({})).toEqual([]);
  expect(changed({ cash: '0.01' })).toEqual(['cash']);
  expect(changed({ poolLeft: null })).toEqual(['poolLeft']);
  expect(changed({ control: { within: false, excess: '159999.99' } })).toEqual(['control']);
  expect(first['reasons']).toEqual(['CAP_REACHED', 'TILT_RULES_ELSEWHERE', 'PAYMENTS_EXCEED_COST']);
  expect(changed({ reasons: ['TILT_RULES_ELSEWHERE', 'CAP_REACHED'] })).toHaveLength(1);
  expect(changed({ surplus: '0.00' })).toEqual(['surplus']);
});
