/** Random people of the 常州 pack: identities of every class, running out, starting late, from elsewhere. */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';

export const often = <T>(weight: number, usual: T, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
/** True so many times of a hundred. */
export const chance = (of100: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 99 }).map((n) => n >= 100 - of100);

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
const ALL_DAYS = Object.values(DAYS).flat();
export const dayIn = (year: string): fc.Arbitrary<string> => {
  const days = DAYS[year] ?? ALL_DAYS;
  return often(6, null, ALL_DAYS).chain((day) =>
    day === null ? fc.constantFrom(...days) : fc.constant(day),
  );
};

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
  fc
    .record({
      category,
      treatedAs: fc.option(fc.constantFrom(...TREATED_AS), { freq: 2 }),
      from: often(2, '2010-01-01', [null, `${year}-01-01`]).chain((day) =>
        day === null ? dayIn(year) : fc.constant(day),
      ),
      until: fc.option(dayIn(year), { freq: 2 }),
      localHousehold: fc.option(fc.boolean(), { freq: 3 }),
    })
    .map(({ category: code, treatedAs, from, until, localHousehold }) => ({
      category: code,
      from,
      ...(until === null || until < from ? {} : { until }),
      ...(code === 'other' && treatedAs !== null ? { treatedAs } : {}),
      ...(localHousehold === null ? {} : { localHousehold }),
    }));
