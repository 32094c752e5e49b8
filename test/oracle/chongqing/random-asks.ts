/**
 * Random questions of the other kinds: 资助参保, 审核到期日, 基金核对; and 大病保险倾斜, 预警监测,
 * 名单移交, about which the 重庆 document has no clause.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { PACK } from './form.ts';
import { RANKED } from './identity.ts';
import { fenText } from './random-parts.ts';

const yuan = (...special: readonly number[]): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...special), fc.integer({ min: 0, max: 40_000_000 }))
    .map((fen) => fenText(fen));
const categories = fc.oneof(
  fc.subarray(RANKED, { minLength: 1, maxLength: 3 }),
  fc.constantFrom(['three-withouts'], ['five-guarantees'], ['minimum-living'], []),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

export const anySubsidy: fc.Arbitrary<Json> = fc
  .record(
    {
      categories,
      contribution: yuan(0, 1, 4_999, 5_000, 5_001, 5_999, 6_000, 6_001, 15_000),
      tier: fc.constantFrom(1, 2),
      tierOneContribution: yuan(6_000),
      recognisedOn: fc.constantFrom('2013-08-01', '2012-12-31'),
      enrolmentClosesOn: fc.constantFrom('2012-12-31', '2013-12-31'),
      otherPolicyAmount: yuan(4_000),
      employee: fc.constantFrom(false, false, false, true),
      alreadyInsured: fc.constantFrom(false, false, false, true),
      year: fc.constantFrom(2011, 2012, 2013, 2013, 2014, 2031),
    },
    { requiredKeys: ['categories', 'contribution'] },
  )
  .map((asked) => ({ id: 'S', ask: 'subsidy', pack: PACK, ...asked }));

const share = fc.constantFrom('0', '0.5', '0.60', '0.655', '0.9', '0.95', '0.96', '1');
const plan = fc
  .record({
    deductible: fc.constantFrom(0, 1, 3, 1_000_001, 1_200_000),
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
    { categories, plan, amount: yuan(0, 1, 2, 1_000_001, 1_000_002, 1_200_001) },
    { requiredKeys: ['categories', 'plan'] },
  )
  .map((asked) => ({ id: 'C', ask: 'catastrophic', pack: PACK, ...asked }));

export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories,
    amount: yuan(0, 1),
    on: fc.constantFrom('2012-07-23', '2012-07-24', '2013-12-31'),
    figures: fc.constantFrom([], [{ key: 'warning-line', from: '2010-01-01', value: '1' }]),
  })
  .map((asked) => ({ id: 'W', ask: 'warning', pack: PACK, ...asked }));

/** Around the long holidays of 2013, a month's and a year's end, and a leap day. */
const workday = fc
  .oneof(fc.integer({ min: -12, max: 12 }), fc.integer({ min: -200, max: 1400 }))
  .map((days) => new Date(Date.UTC(2013, 3, 28 + days)).toISOString().slice(0, 10));
const review = fc.record(
  {
    what: fc.constant('aid-review'),
    declaredOn: workday,
    workingDays: fc.constantFrom(1, 2, 3, 3, 5, 10),
    holidays: fc.oneof(
      fc.constantFrom([], ['2013-04-29', '2013-04-30', '2013-05-01'], ['2013-05-01']),
      fc.uniqueArray(workday, { maxLength: 12 }),
    ),
  },
  { requiredKeys: ['what', 'declaredOn'] },
);
const handover = fc.record({
  what: fc.constant('list-handover'),
  year: fc.constantFrom(2012, 2013),
  month: fc.integer({ min: 1, max: 12 }),
  holidays: fc.constantFrom([], ['2013-05-05']),
});
export const anyDeadline: fc.Arbitrary<Json> = fc
  .oneof({ arbitrary: review, weight: 6 }, { arbitrary: handover, weight: 1 })
  .map((asked) => ({ id: 'D', ask: 'deadline', pack: PACK, ...asked }));

/** Both limits are 15 parts in 100, so whole yuan meet them to the fen. */
const limited = fc
  .record({
    of: fc.oneof(fc.constantFrom(0, 1, 6, 7, 100), fc.integer({ min: 0, max: 90_000_000 })),
    beside: fc.constantFrom(-1, 0, 0, 1),
    far: fc.option(fc.integer({ min: 0, max: 20_000_000 }), { freq: 3 }),
  })
  .map(({ of, beside, far }) => ({
    whole: fenText(of),
    part: fenText(Math.max(0, far ?? Math.round((of * 15) / 100) + beside)),
  }));
export const anyFundCheck: fc.Arbitrary<Json> = fc
  .record({ budget: limited, fund: limited })
  .map(({ budget, fund }) => ({
    id: 'F',
    ask: 'fund-check',
    pack: PACK,
    ownBudget: budget.part,
    lastYearGrant: budget.whole,
    raised: fund.whole,
    surplus: fund.part,
  }));
