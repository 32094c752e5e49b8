/** Days and published figures of random cases of the 济源 pack. */
import fc from 'fast-check';
import type { Json } from '../case-form.ts';
import { chance, daysOf, often } from '../random.ts';

/**
 * Days that matter: the first in force and the one before, both ends of years, of what the document
 * prints and of the notice of 2023; a leap day.
 */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  '2021': ['2021-12-31'],
  '2022': (
    '2022-01-01 2022-04-29 2022-04-30 2022-05-01 2022-05-01 2022-05-02 2022-06-15 2022-07-01 ' +
    '2022-08-28 2022-10-09 2022-12-30 2022-12-31 2022-12-31'
  ).split(' '),
  '2023': (
    '2023-01-01 2023-02-28 2023-04-29 2023-04-30 2023-05-01 2023-05-02 2023-06-30 2023-07-01 ' +
    '2023-09-10 2023-12-31'
  ).split(' '),
  '2024': '2024-01-01 2024-02-29 2024-04-30 2024-05-01 2024-12-31'.split(' '),
};
export const dayIn = daysOf(DAYS);

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'deductible-margin': ['3390', '3400', '0', '0.01', '3200.01'],
  'deductible-illness': ['8475', '8475.50', '9000'],
  'tilt-line': ['16951', '16000.01', '15999.99', '20000', '0'],
  'resident-income': ['33902', '36760', '34933.33', '0.05', '32000.10', '32001.01'],
};

/**
 * One published figure for a year: absent, one value, from the notice's day on another, or
 * published on that day only.
 */
const published = (key: string, year: string, usually: number): fc.Arbitrary<readonly Json[]> => {
  const values = VALUES[key] ?? [];
  return fc
    .record({
      stated: chance(usually),
      first: fc.option(fc.constantFrom(...values), { freq: 4 }),
      later: fc.option(fc.constantFrom(...values), { freq: 4 }),
      changes: fc.boolean(),
      openEnded: fc.boolean(),
    })
    .map(({ stated, first, later, changes, openEnded }) => {
      const last = openEnded && year === '2024' ? {} : { until: `${year}-12-31` };
      const parts = changes
        ? [
            { key, from: `${year}-01-01`, until: `${year}-04-30`, value: first },
            { key, from: `${year}-05-01`, ...last, value: later },
          ]
        : [{ key, from: `${year}-01-01`, ...last, value: first }];
      return stated ? parts.filter((figure) => figure.value !== null) : [];
    });
};

/** Figures of other documents stand beside the pack's own and must not touch it. */
const foreign = often(
  12,
  [],
  [
    [{ key: 'poverty-monitor-line', from: '2022-01-01', value: '1' }],
    [{ key: 'warning-line', from: '2022-01-01', value: '1' }],
  ],
);

/** None at all half of the time: only then do the amounts hold that come with the pack. */
export const figures: fc.Arbitrary<readonly Json[]> = fc.oneof(
  { arbitrary: fc.constant([]), weight: 1 },
  {
    arbitrary: fc
      .tuple(
        ...['2022', '2023', '2024'].flatMap((year) =>
          Object.keys(VALUES).map((key) => published(key, year, year === '2022' ? 25 : 60)),
        ),
        foreign,
      )
      .map((all) => all.flat()),
    weight: 1,
  },
);
