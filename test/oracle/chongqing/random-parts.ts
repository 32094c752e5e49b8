/** What random cases of the 重庆 pack are made of: days, identities, published standards, faults. */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { BY_QUOTA, SPECIAL } from './benefit.ts';
import { FLOORS } from './standards.ts';

export const often = <T>(weight: number, usual: T, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
export const chance = (of100: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 99 }).map((n) => n >= 100 - of100);

export function fenText(amount: number): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

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
const ALL_DAYS = Object.values(DAYS).flat();
export const dayIn = (year: string): fc.Arbitrary<string> => {
  const days = DAYS[year] ?? ALL_DAYS;
  return often(8, null, ALL_DAYS).chain((day) =>
    day === null ? fc.constantFrom(...days) : fc.constant(day),
  );
};

const KNOWN = (
  'three-withouts five-guarantees minimum-living minimum-living minimum-living entitled-group ' +
  'orphan severely-disabled registered-hardship hardship-student hardship-student'
).split(' ');
export const identity = (year: string): fc.Arbitrary<Json> =>
  fc
    .record({
      category: fc.oneof(
        { arbitrary: fc.constantFrom(...KNOWN), weight: 10 },
        { arbitrary: fc.constant('other'), weight: 2 },
        { arbitrary: fc.constantFrom(...CATEGORIES), weight: 1 },
      ),
      treatedAs: fc.option(fc.constantFrom(...KNOWN, 'destitute', 'other'), { freq: 4 }),
      from: fc.oneof(
        fc.constant('2010-01-01'),
        fc.constant('2010-01-01'),
        fc.constant(`${year}-01-01`),
        dayIn(year),
      ),
      until: fc.option(dayIn(year), { freq: 2 }),
      localHousehold: fc.option(fc.boolean(), { freq: 2 }),
    })
    .map(({ category, treatedAs, from, until, localHousehold }) => ({
      category,
      from,
      ...(until === null || until < from ? {} : { until }),
      ...(category === 'other' && treatedAs !== null ? { treatedAs } : {}),
      ...(localHousehold === null ? {} : { localHousehold }),
    }));

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

/**
 * Ways to spoil a bill, each in one way only, so that there is one right answer to what is wrong.
 */
export const SPOILT: Readonly<Record<string, (bill: Json) => unknown>> = {
  'unknown key': (bill) => ({ ...bill, ward: '内科' }),
  'unknown payment': (bill) => ({ ...bill, paid: { basics: '1' } }),
  'money as number': (bill) => ({ ...bill, fees: { total: 100, inScope: '100' } }),
  negative: (bill) => ({ ...bill, paid: { basic: '-0.01' } }),
  'three decimals': (bill) => ({ ...bill, fees: { total: '10.005', inScope: '10' } }),
  'not money': (bill) => ({ ...bill, paid: { charity: '1e3' } }),
  'empty money': (bill) => ({ ...bill, paid: { charity: '' } }),
  'scope above total': (bill) => ({ ...bill, fees: { total: '10', inScope: '10.01' } }),
  'scope sum': (bill) => ({ ...bill, fees: { total: '10', inScope: '9', outOfScope: '0.99' } }),
  'no such day': (bill) => ({ ...bill, settledOn: '2013-02-29' }),
  'no day': ({ settledOn, ...rest }) => ({ ...rest, filedOn: settledOn }),
  'no such care': (bill) => ({ ...bill, care: 'dental' }),
  'flag as text': (bill) => ({ ...bill, registered: 'yes' }),
  'age as text': (bill) => ({ ...bill, patientAge: '80' }),
  'part of a year': (bill) => ({ ...bill, patientAge: 79.5 }),
  'no such level': (bill) => ({ ...bill, facility: { level: 4 } }),
  'not a bill': () => 'inpatient',
};

/** What can be wrong with a case as a whole. */
export const CASE_FAULTS: readonly Json[] = [
  { colour: 'red' },
  { readings: ['tilt-on-excess-only'] },
  { pack: 'chongqing/2013-07-24' },
  { identities: [{ category: 'nobody', from: '2010-01-01' }] },
  { identities: [{ category: 'orphan', from: '2010-13-01' }] },
  { figures: [{ key: 'major-disease-cap', from: '2013-01-01', value: '100000.005' }] },
  { figures: [{ key: 'major-share-first', from: '2013-01-01', value: '1.01' }] },
  { claims: { care: 'inpatient' } },
];
