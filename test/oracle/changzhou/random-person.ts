/** Random people of the 常州 pack, and the days that matter to them. */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { randomIdentity } from '../random-identity.ts';
import { daysOf } from '../random.ts';

/** Days that matter: the first in force and those beside it, ends of years and months, a leap day. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  '2022': '2022-01-01 2022-06-30 2022-12-01 2022-12-30 2022-12-31'.split(' '),
  '2023': (
    '2023-01-01 2023-01-02 2023-01-31 2023-03-05 2023-05-31 2023-06-01 2023-06-30 2023-07-01 ' +
    '2023-11-20 2023-12-30 2023-12-31'
  ).split(' '),
  '2024': '2024-01-01 2024-02-28 2024-02-29 2024-05-31 2024-06-01 2024-12-31'.split(' '),
  '2031': '2031-01-01 2031-12-31'.split(' '),
};
export const dayIn = daysOf(DAYS);

export const CLASSES = (
  'destitute orphan de-facto-orphan minimum-living child-in-hardship entitled-group ' +
  'retrenched-worker low-income-margin expenditure-hardship temporary-relief ' +
  'hardship-worker-family disabled-without-income'
).split(' ');
const TREATED_AS = [...CLASSES, 'other', 'three-withouts', 'severely-disabled'];

const category = fc.oneof(
  { arbitrary: fc.constantFrom(...CLASSES), weight: 9 },
  { arbitrary: fc.constantFrom('temporary-relief', 'other'), weight: 3 },
  { arbitrary: fc.constantFrom(...CATEGORIES), weight: 2 },
);

export const identity = (year: string): fc.Arbitrary<Json> =>
  randomIdentity({ category, treatedAs: TREATED_AS, year, dayIn });
