/** Random questions that are not about a bill, as far as they are alike for every document. */
import fc from 'fast-check';
import type { Json } from './case-form.ts';
import { fenText, yuanText } from './random.ts';

type Facts = Readonly<Record<string, fc.Arbitrary<unknown>>>;

/** 资助参保: `own` are the document's days, years and readings, or its amounts for those here. */
export const subsidyAsk = (
  pack: string,
  categories: fc.Arbitrary<readonly string[]>,
  contribution: fc.Arbitrary<string>,
  own: Facts,
): fc.Arbitrary<Json> => {
  const facts: Facts = {
    categories,
    contribution,
    tier: fc.constantFrom(1, 2),
    tierOneContribution: yuanText(38_000),
    otherPolicyAmount: yuanText(10_000),
    employee: fc.constantFrom(false, false, false, true),
    alreadyInsured: fc.constantFrom(false, false, false, true),
    ...own,
  };
  return fc
    .record(facts, { requiredKeys: ['categories', 'contribution'] })
    .map((asked) => ({ id: 'S', ask: 'subsidy', pack, ...asked }));
};

/** 大病保险倾斜: also of amounts and shares at which a tilt of any document turns. */
export const catastrophicAsk = (
  pack: string,
  categories: fc.Arbitrary<readonly string[]>,
  readings: readonly string[],
): fc.Arbitrary<Json> =>
  fc
    .record(
      { categories, plan, amount, readings: fc.subarray([...readings]) },
      { requiredKeys: ['categories', 'plan'] },
    )
    .map((asked) => ({ id: 'C', ask: 'catastrophic', pack, ...asked }));

const DEDUCTIBLES = [0, 1, 3, 1_000_001, 1_100_000, 1_200_000, 1_400_000];
const SHARES = '0 0.5 0.60 0.655 0.70 0.8999 0.9 0.90 0.9001 0.949 0.95 0.951 0.96 1'.split(' ');
const AMOUNTS = [
  0, 1, 2, 5, 7, 500_000, 500_001, 550_000, 550_001, 600_000, 1_000_001, 1_000_002, 1_100_000,
  1_200_000, 1_200_001, 10_000_001,
];
const amount = yuanText(...AMOUNTS);
/** Up to four bands, the last one open or not, with or without a cap. */
const plan: fc.Arbitrary<Json> = fc
  .record({
    deductible: fc.constantFrom(...DEDUCTIBLES),
    steps: fc.array(fc.integer({ min: 1, max: 9_000_000 }), { maxLength: 3 }),
    shares: fc.array(fc.constantFrom(...SHARES), { minLength: 4, maxLength: 4 }),
    openEnded: fc.boolean(),
    cap: fc.option(yuanText(0, 1, 10_000_000, 30_000_000, 40_000_000), { freq: 3 }),
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

/** 名单移交, 审核期限 and 基金核对, for a document that has no clause about any of them. */
export const askWithoutClause = (pack: string): fc.Arbitrary<Json> =>
  fc
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
        ownBudget: yuanText(15),
        lastYearGrant: yuanText(100),
        raised: yuanText(100),
        surplus: yuanText(15),
      }),
    )
    .map((asked) => ({ id: 'N', pack, ...asked }));
