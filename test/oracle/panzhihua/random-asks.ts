/**
 * Random questions of the other kinds the 攀枝花 document answers: 资助参保, 大病保险倾斜,
 * 预警监测.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { PACK } from './form.ts';
import { fenText } from './random-cases.ts';

const yuan = (...special: readonly number[]): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...special), fc.integer({ min: 0, max: 40_000_000 }))
    .map((fen) => fenText(fen));
const categories = fc.oneof(
  fc.subarray(['destitute', 'orphan', 'minimum-living', 'poverty-monitored', 'low-income-margin']),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

/**
 * Recognition after enrolment has closed, other policies and tiers are asked too: P has no clause
 * about them.
 */
export const anySubsidy: fc.Arbitrary<Json> = fc
  .record(
    {
      categories,
      contribution: yuan(0, 1, 2, 3, 38_000, 38_002, 40_001),
      tier: fc.constantFrom(1, 2),
      tierOneContribution: yuan(38_000),
      recognisedOn: fc.constantFrom('2023-08-01', '2022-12-31'),
      enrolmentClosesOn: fc.constantFrom('2022-12-31', '2023-12-31'),
      employee: fc.constantFrom(false, false, true),
      alreadyInsured: fc.constantFrom(false, false, true),
    },
    { requiredKeys: ['categories', 'contribution'] },
  )
  .map((asked) => ({ id: 'S', ask: 'subsidy', pack: PACK, ...asked }));

const share = fc.constantFrom('0', '0.5', '0.60', '0.655', '0.9', '0.949', '0.95', '0.96', '1');
const plan = fc
  .record({
    deductible: fc.constantFrom(0, 1, 3, 1_000_001, 1_200_000, 1_400_000),
    steps: fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
    shares: fc.array(share, { minLength: 4, maxLength: 4 }),
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
    { categories, plan, amount: yuan(0, 1, 2, 500_000, 500_001, 600_000, 1_200_001) },
    { requiredKeys: ['categories', 'plan'] },
  )
  .map((asked) => ({ id: 'C', ask: 'catastrophic', pack: PACK, ...asked }));

export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories,
    income: fc.constantFrom('36000', '36001.01', '0.01', '0.03', '38000.5'),
    beside: fc.constantFrom(-1, 0, 1, 2, -2),
    amount: fc.option(yuan(0, 1), { freq: 2 }),
    on: fc.constantFrom('2023-12-31', '2023-02-01', '2024-01-01', '2025-06-30'),
  })
  .map(({ categories: of, income, beside, amount, on }) => {
    const half = Math.round((Number(income) * 100) / 2);
    return {
      id: 'W',
      ask: 'warning',
      pack: PACK,
      categories: of,
      amount: amount ?? fenText(Math.max(0, half + beside)),
      on,
      figures: [
        { key: 'resident-income', from: '2023-01-01', until: '2023-12-31', value: income },
        { key: 'resident-income', from: '2024-01-01', until: '2024-12-31', value: '38000' },
      ],
    };
  });
