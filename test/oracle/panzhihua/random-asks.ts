/**
 * Random questions of the other kinds the 攀枝花 document answers: 资助参保, 大病保险倾斜,
 * 预警监测; and those that it has no clause for.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { askWithoutClause, catastrophicAsk, subsidyAsk } from '../random-asks.ts';
import { fenText, yuanText } from '../random.ts';
import { PACK, READINGS } from './form.ts';

const categories = fc.oneof(
  fc.subarray(['destitute', 'orphan', 'minimum-living', 'poverty-monitored', 'low-income-margin']),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

/**
 * Recognition after enrolment has closed, other policies and tiers are asked too: P has no clause
 * about them.
 */
export const anySubsidy = subsidyAsk(
  PACK,
  categories,
  yuanText(0, 1, 2, 3, 38_000, 38_002, 40_001),
  {
    recognisedOn: fc.constantFrom('2023-08-01', '2022-12-31'),
    enrolmentClosesOn: fc.constantFrom('2022-12-31', '2023-12-31'),
    readings: fc.subarray(READINGS),
  },
);

export const anyCatastrophic = catastrophicAsk(PACK, categories, READINGS);

export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories,
    income: fc.constantFrom('36000', '36001.01', '0.01', '0.03', '38000.5'),
    beside: fc.constantFrom(-1, 0, 1, 2, -2),
    amount: fc.option(yuanText(0, 1), { freq: 2 }),
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

export const anyWithoutClause = askWithoutClause(PACK);
