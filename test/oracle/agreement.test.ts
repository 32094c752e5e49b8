import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJson, PACK, type Json } from './case-form.ts';
import { differences } from './comparison.ts';
import { engineAnswer } from './engine-answer.ts';
import { oracle } from './panzhihua.ts';
import { anyCatastrophic, anySubsidy, anyWarning } from './random-asks.ts';
import { anyCase } from './random-cases.ts';

/**
 * Cases of several claims each. A larger number, and another seed, search wider than every run
 * needs to.
 */
const RUNS = Number(process.env['YIDAN_ORACLE_RUNS'] ?? '5000');
const SEED = Number(process.env['YIDAN_ORACLE_SEED'] ?? '20230201');
const BATCH = 1000;
const MINUTES = 60_000;

/** The shortest case of each kind of difference, with how many there were. */
type Tally = Map<string, { readonly times: number; readonly shown: string }>;

function compare(given: fc.Arbitrary<Json>, runs: number): { tally: Tally; claims: number } {
  const tally: Tally = new Map();
  let claims = 0;
  for (let done = 0; done < runs; done += BATCH) {
    const numRuns = Math.min(BATCH, runs - done);
    for (const one of fc.sample(given, { numRuns, seed: SEED + done })) {
      claims += Array.isArray(one['claims']) ? one['claims'].length : 1;
      // Later claims of a case differ because the first one did: they would only hide it.
      for (const difference of differences(engineAnswer(one), oracle(one)).slice(0, 1)) {
        const { kind, claim, ...sides } = difference;
        const shown = JSON.stringify({ case: upTo(one, claim), claim, ...sides });
        const before = tally.get(kind) ?? { times: 0, shown };
        const shortest = shown.length < before.shown.length ? shown : before.shown;
        tally.set(kind, { times: before.times + 1, shown: shortest });
      }
    }
  }
  return { tally, claims };
}

/**
 * The case without the claims after the one that differs: shorter to read, and ready to be kept as
 * a golden.
 */
function upTo(one: Json, claim: number): Json {
  return Array.isArray(one['claims']) ? { ...one, claims: one['claims'].slice(0, claim + 1) } : one;
}

/**
 * Each kind with its shortest case, the most frequent first; a dozen are enough to see what is
 * wrong.
 */
function report(tally: Tally): readonly string[] {
  const kinds = [...tally].toSorted(([, a], [, b]) => b.times - a.times);
  const lines = kinds.map(([kind, { times, shown }]) => `${times} × ${kind}: ${shown}`);
  return lines.length > 12 ? [...lines.slice(0, 12), `… ${lines.length} kinds in all`] : lines;
}

test(
  '随机的人、账单与年度里，每一项金额、身份、理由都与独立核算一致',
  () => {
    const { tally, claims } = compare(anyCase, RUNS);
    if (RUNS > 5000) console.info(`${claims} claims of ${RUNS} cases compared, seed ${SEED}`);
    expect(report(tally)).toEqual([]);
    expect(claims).toBeGreaterThan(RUNS);
  },
  30 * MINUTES,
);

test.each([
  ['资助参保', anySubsidy],
  ['大病保险倾斜', anyCatastrophic],
  ['预警监测', anyWarning],
])('%s的回答与独立核算一致', (_, asked) => {
  expect(report(compare(asked, 1000).tally)).toEqual([]);
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
