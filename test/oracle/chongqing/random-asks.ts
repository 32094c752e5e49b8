/**
 * Random questions of the other kinds: 资助参保, 审核到期日, 基金核对; and 大病保险倾斜, 预警监测,
 * 名单移交, about which the 重庆 document has no clause.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { catastrophicAsk, subsidyAsk } from '../random-asks.ts';
import { fenText, yuanText } from '../random.ts';
import { PACK, READINGS } from './form.ts';
import { RANKED } from './identity.ts';

const categories = fc.oneof(
  fc.subarray(RANKED, { minLength: 1, maxLength: 3 }),
  fc.constantFrom(['three-withouts'], ['five-guarantees'], ['minimum-living'], []),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

export const anySubsidy = subsidyAsk(
  PACK,
  categories,
  yuanText(0, 1, 4_999, 5_000, 5_001, 5_999, 6_000, 6_001, 15_000),
  {
    recognisedOn: fc.constantFrom('2013-08-01', '2012-12-31'),
    enrolmentClosesOn: fc.constantFrom('2012-12-31', '2013-12-31'),
    year: fc.constantFrom(2011, 2012, 2013, 2013, 2014, 2031),
  },
);

export const anyCatastrophic = catastrophicAsk(PACK, categories, READINGS);

export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories,
    amount: yuanText(0, 1),
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
