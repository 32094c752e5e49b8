/**
 * Random questions of the other kinds: 资助参保, 大病保险倾斜 and 预警监测, which the 常州 document
 * answers, and those that it has no clause for.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { PACK, READINGS } from './form.ts';
import { fenText } from './random-bill.ts';
import { CLASSES } from './random-person.ts';

const yuan = (...special: readonly number[]): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...special), fc.integer({ min: 0, max: 40_000_000 }))
    .map((fen) => fenText(fen));
const readings = fc.subarray(READINGS);
const categories = fc.oneof(
  fc.array(fc.constantFrom(...CLASSES, 'other'), { minLength: 1, maxLength: 3 }),
  fc.array(fc.constantFrom(...CLASSES, 'other'), { minLength: 1, maxLength: 3 }),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
  fc.subarray(['three-withouts', 'poverty-monitored', 'illness-impoverished', 'severely-disabled']),
);

/** Tiers, other policies and the close of enrolment are asked too: none of them changes it here. */
export const anySubsidy: fc.Arbitrary<Json> = fc
  .record(
    {
      categories,
      contribution: yuan(0, 1, 2, 41_000, 41_001),
      tier: fc.constantFrom(1, 2),
      tierOneContribution: yuan(38_000),
      recognisedOn: fc.constantFrom('2023-08-01', '2022-12-31', '2022-01-01'),
      enrolmentClosesOn: fc.constantFrom('2022-12-31', '2023-12-31'),
      otherPolicyAmount: yuan(10_000),
      employee: fc.constantFrom(false, false, true),
      alreadyInsured: fc.constantFrom(false, false, true),
      year: fc.constantFrom(2021, 2022, 2023, 2024, 2040),
      readings,
    },
    { requiredKeys: ['categories', 'contribution'] },
  )
  .map((asked) => ({ id: 'S', ask: 'subsidy', pack: PACK, ...asked }));

const SHARES = ['0', '0.5', '0.60', '0.655', '0.8999', '0.9', '0.90', '0.9001', '0.95', '1'];
const plan = fc
  .record({
    deductible: fc.constantFrom(0, 1, 3, 1_000_001, 1_200_000, 1_400_000),
    steps: fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
    shares: fc.array(fc.constantFrom(...SHARES), { minLength: 4, maxLength: 4 }),
    openEnded: fc.boolean(),
    cap: fc.option(yuan(0, 1, 10_000_000, 30_000_000), { freq: 3 }),
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
    { categories, plan, amount: yuan(0, 1, 2, 5, 7, 1_200_000, 1_200_001), readings },
    { requiredKeys: ['categories', 'plan'] },
  )
  .map((asked) => ({ id: 'C', ask: 'catastrophic', pack: PACK, ...asked }));

/** The agency's line: one for 2022 and 2023, another from 2024-02-01 to the year's end, or none. */
const lines = fc.constantFrom<readonly Json[]>(
  [],
  [{ key: 'resident-income', from: '2022-01-01', value: '1' }],
  [{ key: 'warning-line', from: '2022-01-01', until: '2023-12-31', value: '20000' }],
  [
    { key: 'warning-line', from: '2022-01-01', until: '2023-12-31', value: '20000' },
    { key: 'warning-line', from: '2024-02-01', until: '2024-12-31', value: '30000.01' },
  ],
  [{ key: 'warning-line', from: '2023-01-01', value: '0' }],
);
export const anyWarning: fc.Arbitrary<Json> = fc
  .record(
    {
      categories,
      amount: yuan(0, 1, 1_999_999, 2_000_000, 2_000_001, 3_000_000, 3_000_001, 3_000_002),
      on: fc.constantFrom(
        ...'2022-12-31 2023-01-01 2023-12-31 2024-01-31 2024-02-01 2024-12-31 2025-01-01'.split(
          ' ',
        ),
      ),
      figures: lines,
      readings,
    },
    { requiredKeys: ['categories', 'amount', 'on'] },
  )
  .map((asked) => ({ id: 'W', ask: 'warning', pack: PACK, ...asked }));

/** 名单移交, 审核期限 and 基金核对 are clauses of other documents. */
export const anyWithoutClause: fc.Arbitrary<Json> = fc
  .oneof(
    fc.record({
      ask: fc.constant('deadline'),
      what: fc.constant('list-handover'),
      year: fc.constantFrom(2022, 2023),
      month: fc.integer({ min: 1, max: 12 }),
      holidays: fc.subarray(['2023-10-05', '2023-10-06']),
      weekendsToo: fc.boolean(),
    }),
    fc.record({
      ask: fc.constant('deadline'),
      what: fc.constant('aid-review'),
      declaredOn: fc.constantFrom('2022-12-31', '2023-09-28'),
      workingDays: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({
      ask: fc.constant('fund-check'),
      ownBudget: yuan(15),
      lastYearGrant: yuan(100),
      raised: yuan(100),
      surplus: yuan(15),
    }),
  )
  .map((asked) => ({ id: 'N', pack: PACK, ...asked }));
