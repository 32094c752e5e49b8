import { expect, test } from 'vitest';
import { compareWith, RUNS, SEED } from '../agreement.ts';
import { isJson, type Json } from '../case-form.ts';
import { differences } from '../comparison.ts';
import { oracle } from './oracle.ts';
import { PACK } from './form.ts';
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
  ['没有条文的名单移交、审核期限、基金核对', anyWithoutClause],
])('%s的回答与独立核算一致', (_, asked) => {
  expect(compareWith(oracle, asked, 1000).differ).toEqual([]);
});

test('核对确实看得出差别：倾斜退还改一分钱、医院承担的理由、少一个字段，都会报出来', () => {
  const identities = [{ category: 'illness-impoverished', from: '2010-01-01' }];
  const drug = { care: 'chronic-outpatient', settledOn: '2022-07-01', disease: '血友病' };
  const claims = [
    { ...drug, fees: { total: '33000', inScope: '33000' } },
    { ...drug, fees: { total: '1000', inScope: '1000' } },
  ];
  const given = { id: 'X', pack: PACK, identities, claims };
  const answer = oracle(given);
  const results = answer['results'];
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  if (!isJson(last) || !Array.isArray(results)) throw new Error('no result to change');
  expect(last['tiltRefund']).toBe('3900.00');
  const changed = (change: Json) => {
    const engine = { ...answer, results: [...results.slice(0, -1), { ...last, ...change }] };
    return differences(engine, answer).map((difference) => difference.kind);
  };
  expect(changed({})).toEqual([]);
  expect(changed({ tiltRefund: '3900.01' })).toEqual(['tiltRefund']);
  expect(changed({ reasons: ['HOSPITAL_BEARS_EXCESS'] })).toHaveLength(1);
  expect(changed({ hospitalBorne: undefined })).toEqual(['hospitalBorne']);
  expect(changed({ problem: { code: 'STALE' } })).toEqual(['a problem without a sentence']);
  expect(differences({ ...answer, results: [] }, answer)).toHaveLength(1);
});
