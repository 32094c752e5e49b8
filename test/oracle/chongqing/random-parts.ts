/** What random cases of the 重庆 pack are made of: days, identities, published standards, diseases. */
import fc from 'fast-check';
import type { Json } from '../case-form.ts';
import { classAmong, randomIdentity } from '../random-identity.ts';
import { daysOf, often } from '../random.ts';
import { BY_QUOTA, SPECIAL } from './benefit.ts';
import { FLOORS } from './standards.ts';

/** Days that matter: the first in force, ends of years and months; a leap day; long after. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  '2012': (
    '2012-01-10 2012-06-30 2012-07-22 2012-07-23 2012-07-24 2012-07-25 2012-08-31 2012-12-30 ' +
    '2012-12-31'
  ).split(' '),
  '2013': '2013-01-01 2013-03-31 2013-04-01 2013-06-30 2013-07-01 2013-12-31'.split(' '),
  '2016': '2016-01-01 2016-02-29 2016-03-01 2016-07-01 2016-12-31'.split(' '),
  '2031': '2031-01-01 2031-06-30 2031-07-01 2031-12-31'.split(' '),
};
export const dayIn = daysOf(DAYS);

const KNOWN = (
  'three-withouts five-guarantees minimum-living minimum-living minimum-living entitled-group ' +
  'orphan severely-disabled registered-hardship hardship-student hardship-student'
).split(' ');
export const identity = (year: string): fc.Arbitrary<Json> =>
  randomIdentity({
    category: classAmong(KNOWN),
    treatedAs: [...KNOWN, 'destitute', 'other'],
    year,
    dayIn,
  });

/** What a district may publish, the floor itself among it; and one step below the floor. */
const CAPS: Readonly<Record<string, readonly [allowed: readonly string[], below: string]>> = {
  'quota-outpatient-cap': [['200', '200.01', '300', '1000'], '199.99'],
  'ordinary-outpatient-cap': [['100', '100.01', '150', '400'], '99.99'],
  'ordinary-inpatient-cap': [['6000', '6000.01', '10000', '8000.5'], '5999.99'],
  'major-disease-cap': [['100000', '100000.01', '120000', '110000'], '99999.99'],
  'large-cost-cap': [['60000', '60000.01', '80000', '130000'], '59999.99'],
};
const SHARES: Readonly<Record<string, readonly [allowed: readonly string[], below: string]>> = {
  'ordinary-outpatient-share': [['0.60', '0.6', '0.655', '0.75', '1'], '0.599'],
  'ordinary-inpatient-share-first': [['0.60', '0.61', '0.7', '0.625', '1'], '0.59'],
  'ordinary-inpatient-share-other': [['0.40', '0.41', '0.5', '0.4001', '1'], '0.3999'],
  'major-share-first': [['0.70', '0.71', '0.8', '0.725', '1.0'], '0.6'],
  'major-share-other': [['0.50', '0.51', '0.6', '0.555', '1'], '0'],
};
/**
 * One standard of the district: none, one for good, one for the year, or another from July on; a
 * value below the floor is rare, for it spoils every bill of its days.
 */
const published = (key: string, year: string): fc.Arbitrary<readonly Json[]> => {
  const [allowed, below] = CAPS[key] ?? SHARES[key] ?? [[], '0'];
  const value = often(30, null, [below]).chain((lower) =>
    lower === null ? fc.constantFrom(...allowed) : fc.constant(lower),
  );
  const [half, last] = [`${year}-06-30`, `${year}-12-31`];
  return fc
    .record({ shape: fc.integer({ min: 0, max: 11 }), value, later: value })
    .map(({ shape, value: first, later }) => {
      if (shape === 0) return [{ key, from: '2010-01-01', value: first }];
      if (shape === 1) return [{ key, from: `${year}-01-01`, until: last, value: first }];
      if (shape > 2) return [];
      return [
        { key, from: '2010-01-01', until: half, value: first },
        { key, from: `${year}-07-01`, value: later },
      ];
    });
};
/** Figures of other documents stand beside the district's and must not touch them. */
const foreignFigures = often(
  12,
  [],
  [
    [{ key: 'resident-income', from: '2010-01-01', value: '22968' }],
    [{ key: 'tilt-line', from: '2010-01-01', value: '1' }],
    [{ key: 'warning-line', from: '2010-01-01', value: '1' }],
  ],
);
export const figures = (year: string): fc.Arbitrary<readonly Json[]> =>
  fc
    .tuple(...Object.keys(FLOORS).map((key) => published(key, year)), foreignFigures)
    .map((all) => all.flat());

/** Listed diseases, also with the spaces and brackets of the print; by quota; and unlisted ones. */
export const disease = fc.oneof(
  { arbitrary: fc.constantFrom(...SPECIAL, '尿毒症', '终末期肾病（尿毒症）'), weight: 4 },
  { arbitrary: fc.constantFrom('1 型糖尿病', '重症甲型 H1N1', ' 肺癌 '), weight: 1 },
  { arbitrary: fc.constantFrom(...BY_QUOTA), weight: 1 },
  { arbitrary: fc.constantFrom('高血压', '肺炎', '肺', '2型糖尿病', '地中海贫血', ''), weight: 2 },
);
