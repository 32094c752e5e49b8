import { expect, test } from 'vitest';
import { compareWith, RUNS, SEED } from '../agreement.ts';
import { isJson, type Json } from '../case-form.ts';
import { differences } from '../comparison.ts';
import { oracle } from './oracle.ts';
import { PACK } from './form.ts';
import { anyCatastrophic, anySubsidy, anyWarning } from './random-asks.ts';
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
])('%s的回答与独立核算一致', (_, asked) => {
  expect(compareWith(oracle, asked, 1000).differ).toEqual([]);
});

test('核对确实看得出差别：改动一分钱、一个理由、一个字段，都会报出来', () => {
  const bill = { care: 'inpatient', settledOn: '2023-05-10', fees: { total: '90', inScope: '90' } };
  const identities = [{ category: 'low-income-margin', from: '2010-01-01' }];
  const figures = [{ key: 'resident-income', from: '2023-01-01', value: '100' }];
  const given = { id: 'X', pack: PACK, identities, figures, claims: [bill, bill] };
  const answer = oracle(given);
  const results = answer['results'];
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  if (!isJson(last) || !Array.isArray(results)) throw new Error('no result to change');
  const changed = (change: Json) => {
    const engine = { ...answer, results: [...results.slice(0, -1), { ...last, ...change }] };
    return differences(engine, answer).map((difference) => difference.kind);
  };
  expect(changed({})).toEqual([]);
  expect(changed({ cash: '0.01' })).toEqual(['cash']);
  expect(changed({ reasons: [] })).toHaveLength(1);
  expect(changed({ pool: undefined })).toEqual(['pool']);
  expect(changed({ surplus: '0.00' })).toEqual(['surplus']);
  expect(changed({ problem: { code: 'STALE' } })).toEqual(['a problem without a sentence']);
  expect(differences({ ...answer, results: [] }, answer)).toHaveLength(1);
});
