/**
 * Random questions of the other kinds: 资助参保, 大病保险倾斜 and 预警监测, which the 常州 document
 * answers, and those that it has no clause for.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { askWithoutClause, catastrophicAsk, subsidyAsk } from '../random-asks.ts';
import { yuanText } from '../random.ts';
import { PACK, READINGS } from './form.ts';
import { CLASSES } from './random-person.ts';

const categories = fc.oneof(
  fc.array(fc.constantFrom(...CLASSES, 'other'), { minLength: 1, maxLength: 3 }),
  fc.array(fc.constantFrom(...CLASSES, 'other'), { minLength: 1, maxLength: 3 }),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
  fc.subarray(['three-withouts', 'poverty-monitored', 'illness-impoverished', 'severely-disabled']),
);

/** Tiers, other policies and the close of enrolment are asked too: none of them changes it here. */
export const anySubsidy = subsidyAsk(PACK, categories, yuanText(0, 1, 2, 41_000, 41_001), {
  recognisedOn: fc.constantFrom('2023-08-01', '2022-12-31', '2022-01-01'),
  enrolmentClosesOn: fc.constantFrom('2022-12-31', '2023-12-31'),
  year: fc.constantFrom(2021, 2022, 2023, 2024, 2040),
  readings: fc.subarray(READINGS),
});

export const anyCatastrophic = catastrophicAsk(PACK, categories, READINGS);

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
      amount: yuanText(0, 1, 1_999_999, 2_000_000, 2_000_001, 3_000_000, 3_000_001, 3_000_002),
      on: fc.constantFrom(
        ...'2022-12-31 2023-01-01 2023-12-31 2024-01-31 2024-02-01 2024-12-31 2025-01-01'.split(
          ' ',
        ),
      ),
      figures: lines,
      readings: fc.subarray(READINGS),
    },
    { requiredKeys: ['categories', 'amount', 'on'] },
  )
  .map((asked) => ({ id: 'W', ask: 'warning', pack: PACK, ...asked }));

export const anyWithoutClause = askWithoutClause(PACK);
