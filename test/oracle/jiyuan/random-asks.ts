/**
 * Random questions of the other kinds: 资助参保, 大病保险倾斜, 预警监测, and the two that the 济源
 * document has no clause for.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { PACK } from './form.ts';
import { fenText } from './random-bills.ts';
import { figures } from './random-figures.ts';

const yuan = (...special: readonly number[]): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...special), fc.integer({ min: 0, max: 40_000_000 }))
    .map((fen) => fenText(fen));
const RANKED = (
  'destitute minimum-living returned-to-poverty poverty-monitored low-income-margin ' +
  'illness-impoverished'
).split(' ');
const categories = fc.oneof(
  fc.subarray(RANKED, { maxLength: 2 }),
  fc.subarray(RANKED.slice(3), { maxLength: 2 }),
  fc.array(fc.constantFrom(...RANKED), { minLength: 1, maxLength: 1 }),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

const LAST_DAY = '2022-02-28';
export const anySubsidy: fc.Arbitrary<Json> = fc
  .record(
    {
      categories,
      contribution: yuan(0, 1, 8999, 9000, 9001, 32_000, 35_000),
      tier: fc.constantFrom(1, 2),
      tierOneContribution: yuan(35_000),
      recognisedOn: fc.constantFrom('2021-11-01', '2022-02-27', LAST_DAY, LAST_DAY, '2022-03-01'),
      enrolmentClosesOn: fc.constantFrom(LAST_DAY, LAST_DAY, '2022-12-31'),
      otherPolicyAmount: yuan(0, 1, 5000, 9000, 9001, 35_000, 35_001),
      employee: fc.constantFrom(false, false, false, true),
      alreadyInsured: fc.constantFrom(false, false, false, true),
      year: fc.constantFrom(2021, 2022, 2022, 2022, 2023, 2024, 2030),
    },
    { requiredKeys: ['categories', 'contribution'] },
  )
  .map((asked) => ({ id: 'S', ask: 'subsidy', pack: PACK, ...asked }));

const share = fc.constantFrom('0', '0.5', '0.60', '0.70', '0.655', '0.949', '0.95', '0.96', '1');
const plan = fc
  .record({
    deductible: fc.constantFrom(0, 1, 3, 1_000_001, 1_100_000, 1_400_000),
    steps: fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
    shares: fc.array(share, { minLength: 4, maxLength: 4 }),
    openEnded: fc.boolean(),
    cap: fc.option(yuan(0, 1, 10_000_000, 40_000_000), { freq: 3 }),
  })
  .map(({ deductible, steps, shares, openEnded, cap }) => {
    const ends = steps.map((_, i) => steps.slice(0, i + 1).reduce((a, b) => a + b, deductible));
    const upTo = [...ends.map(fenText), ...(openEnded || ends.length === 0 ? [null] : [])];
    return {
      deductible: fenText(deductible),
      bands: upTo.map((end, i) => ({ upTo: end, share: shares[i] ?? '0.5' })),
      cap,
    };
  });
export const anyCatastrophic: fc.Arbitrary<Json> = fc
  .record(
    { categories, plan, amount: yuan(0, 1, 2, 550_000, 550_001, 1_100_000, 10_000_001) },
    { requiredKeys: ['categories', 'plan'] },
  )
  .map((asked) => ({ id: 'C', ask: 'catastrophic', pack: PACK, ...asked }));

/** 16000 printed, 16951 and its kin published, halves of incomes: each met and missed by a fen. */
const LINES = [1_600_000, 1_600_001, 1_599_999, 1_695_100, 2_000_000, 1_838_000, 1_746_667, 3, 0];
export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories: fc.oneof(categories, fc.constantFrom(['low-income-margin'], ['poverty-monitored'])),
    at: fc.constantFrom(...LINES, 1_600_005, 1_600_051),
    beside: fc.constantFrom(-1, 0, 0, 1),
    on: fc.constantFrom(
      ...'2022-04-30 2022-05-01 2022-12-31 2023-01-01 2023-04-30 2023-05-01'.split(' '),
      ...'2023-12-31 2024-02-29 2025-06-30'.split(' '),
    ),
    figures: fc.option(figures, { freq: 3 }),
  })
  .map(({ at, beside, figures: stated, ...asked }) => ({
    id: 'W',
    ask: 'warning',
    pack: PACK,
    ...asked,
    amount: fenText(Math.max(0, at + beside)),
    ...(stated === null ? {} : { figures: stated }),
  }));

const DAY = '2023-09-28';
export const anyWithoutClause: fc.Arbitrary<Json> = fc
  .constantFrom<Json>(
    { ask: 'deadline', what: 'list-handover', year: 2023, month: 10, holidays: ['2023-10-05'] },
    { ask: 'deadline', what: 'list-handover', year: 2023, month: 2, weekendsToo: true },
    { ask: 'deadline', what: 'aid-review', declaredOn: DAY, workingDays: 2, holidays: [DAY] },
    { ask: 'deadline', what: 'aid-review', declaredOn: DAY },
    { ask: 'fund-check', ownBudget: '15', lastYearGrant: '100', raised: '100', surplus: '15.01' },
  )
  .map((asked) => ({ id: 'N', pack: PACK, ...asked }));
