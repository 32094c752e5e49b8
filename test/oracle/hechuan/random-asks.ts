/**
 * Random questions of the other kinds the 合川 document answers: 资助参保, 大病保险倾斜, 预警监测,
 * 名单移交; and those that it has no clause for.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { catastrophicAsk, subsidyAsk } from '../random-asks.ts';
import { fenText, yuanText } from '../random.ts';
import { PACK, READINGS } from './form.ts';
import { AIDED_HERE, RANKED } from './identity.ts';

const categories = fc.oneof(
  fc.constantFrom(...RANKED).map((one) => [one]),
  fc.subarray(AIDED_HERE),
  fc.array(fc.constantFrom(...RANKED), { maxLength: 3 }),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

/** Recognition after enrolment has closed and other policies are asked too: there is no clause. */
export const anySubsidy = subsidyAsk(
  PACK,
  categories,
  yuanText(0, 1, 2, 3, 4999, 5000, 5001, 6000, 38_000, 38_005, 40_001, 75_500),
  {
    tier: fc.constantFrom(1, 2, 2),
    tierOneContribution: yuanText(0, 5999, 6000, 38_000, 40_001, 75_500),
    recognisedOn: fc.constantFrom('2024-08-01', '2023-12-31'),
    enrolmentClosesOn: fc.constantFrom('2023-12-31', '2024-12-31'),
    year: fc.constantFrom(2023, 2024, 2024, 2025, 2030),
    readings: fc.subarray(READINGS),
  },
);

export const anyCatastrophic = catastrophicAsk(PACK, categories, READINGS);

export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories,
    line: fc.constantFrom(0, 1, 2_000_000, 2_000_001),
    beside: fc.constantFrom(-1, 0, 1),
    amount: fc.option(yuanText(0, 1), { freq: 2 }),
    on: fc.constantFrom('2024-06-24', '2024-06-25', '2024-12-31', '2025-01-01', '2026-03-05'),
    until: fc.constantFrom(null, '2024-12-31'),
    key: fc.constantFrom('warning-line', 'warning-line', 'warning-line', 'tilt-line'),
  })
  .map(({ line, beside, amount, on, until, key, ...rest }) => {
    const days = { from: '2024-01-01', ...(until === null ? {} : { until }) };
    return {
      id: 'W',
      ask: 'warning',
      pack: PACK,
      ...rest,
      amount: amount ?? fenText(Math.max(0, line + beside)),
      on,
      figures: [{ key, ...days, value: fenText(line) }],
    };
  });

const holidays = (year: number, month: number): fc.Arbitrary<readonly string[]> => {
  const day = (of: number) =>
    `${year}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`;
  return fc.oneof(
    fc.constant([]),
    fc
      .integer({ min: 1, max: 8 })
      .map((count) => Array.from({ length: count }, (_, i) => day(5 + i))),
    fc.subarray([4, 5, 6, 7, 8, 9, 28].map(day)),
    fc.constant(Array.from({ length: 24 }, (_, i) => day(5 + i))),
  );
};
const handover = fc
  .record({ year: fc.integer({ min: 2023, max: 2029 }), month: fc.integer({ min: 1, max: 12 }) })
  .chain((when) =>
    fc.record(
      {
        what: fc.constant('list-handover'),
        year: fc.constant(when.year),
        month: fc.constant(when.month),
        holidays: holidays(when.year, when.month),
        weekendsToo: fc.boolean(),
      },
      { requiredKeys: ['what', 'year', 'month'] },
    ),
  );
const AID_REVIEW = { what: 'aid-review', declaredOn: '2024-08-01', workingDays: 3, holidays: [] };
export const anyDeadline: fc.Arbitrary<Json> = fc
  .oneof({ arbitrary: handover, weight: 12 }, { arbitrary: fc.constant(AID_REVIEW), weight: 1 })
  .map((asked) => ({ id: 'D', ask: 'deadline', pack: PACK, ...asked }));

export const anyFundCheck: fc.Arbitrary<Json> = fc
  .record({
    ownBudget: yuanText(0, 1_500),
    lastYearGrant: yuanText(0, 10_000),
    raised: yuanText(0, 10_000),
    surplus: yuanText(0, 1_500),
  })
  .map((asked) => ({ id: 'F', ask: 'fund-check', pack: PACK, ...asked }));
