/** What random cases of the 合川 pack are made of: days, identities, published figures, diseases. */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { randomIdentity } from '../random-identity.ts';
import { daysOf, fenUpTo } from '../random.ts';
import { AIDED_HERE, AS_BEFORE } from './identity.ts';

/** Days that matter: around the first day in force, both ends of years and months; a leap day. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  '2023': ['2023-12-31', '2023-06-25'],
  '2024': (
    '2024-01-01 2024-06-24 2024-06-25 2024-06-26 2024-07-31 2024-08-01 2024-09-10 2024-10-15 ' +
    '2024-11-30 2024-12-30 2024-12-31'
  ).split(' '),
  '2025': '2025-01-01 2025-02-28 2025-06-24 2025-06-25 2025-07-01 2025-12-31'.split(' '),
  '2028': '2028-01-01 2028-02-29 2028-12-31'.split(' '),
};
export const dayIn = daysOf(DAYS);

/** Mostly people whom this document aids, or mostly those it leaves to the policy of before. */
export type People = 'aided here' | 'as before';
const UNKNOWN_HERE = ['three-withouts', 'five-guarantees', 'temporary-relief', 'other'];
export const identity = (year: string, people: People): fc.Arbitrary<Json> =>
  randomIdentity({
    category: fc.oneof(
      {
        arbitrary: fc.constantFrom('destitute', 'destitute', ...AIDED_HERE),
        weight: people === 'aided here' ? 10 : 1,
      },
      {
        arbitrary: fc.constantFrom('entitled-group', ...AS_BEFORE),
        weight: people === 'aided here' ? 2 : 16,
      },
      { arbitrary: fc.constant('other'), weight: 2 },
      { arbitrary: fc.constantFrom(...CATEGORIES), weight: 1 },
    ),
    treatedAs: [...AIDED_HERE, ...AS_BEFORE, ...UNKNOWN_HERE],
    year,
    dayIn,
  });

/**
 * A district's own values under the document of 2012: most keep to its floors or go above, the last
 * of each is below.
 */
const DISTRICT: Readonly<Record<string, readonly [string, string, string, string]>> = {
  'quota-outpatient-cap': ['200', '200.01', '300', '199.99'],
  'ordinary-outpatient-cap': ['100', '100.01', '250', '99.99'],
  'ordinary-outpatient-share': ['0.6', '0.65', '1', '0.59'],
  'ordinary-inpatient-cap': ['6000', '6000.01', '10000', '5999.99'],
  'ordinary-inpatient-share-first': ['0.60', '0.63', '0.8', '0.5'],
  'ordinary-inpatient-share-other': ['0.4', '0.47', '0.6', '0.39'],
  'major-disease-cap': ['100000', '100000.05', '120000', '99999.99'],
  'large-cost-cap': ['60000', '60000.01', '80000', '59999.99'],
  'major-share-first': ['0.7', '0.77', '0.95', '0.69'],
  'major-share-other': ['0.5', '0.53', '0.75', '0'],
};
const districtFigure = fc
  .record({
    key: fc.constantFrom(...Object.keys(DISTRICT)),
    which: fc.constantFrom(0, 1, 1, 1, 2, 2, 2, 2, 3),
    days: fc.constantFrom(
      { from: '2012-07-24' },
      { from: '2024-01-01', until: '2024-12-31' },
      { from: '2024-08-01', until: '2024-10-15' },
      { from: '2025-01-01' },
    ),
  })
  .map(({ key, which, days }) => ({ key, ...days, value: DISTRICT[key]?.[which] ?? '1' }));
/** Figures that no clause of this document asks for in a settlement. */
const FOREIGN: readonly Json[] = [
  { key: 'resident-income', from: '2024-01-01', until: '2024-12-31', value: '38000' },
  { key: 'tilt-line', from: '2022-01-01', value: '1' },
  { key: 'warning-line', from: '2022-01-01', value: '1' },
];
/** No two figures of one key: which of two would hold is nobody's clause. */
export const figures: fc.Arbitrary<readonly Json[]> = fc.oneof(
  { arbitrary: fc.constant([]), weight: 3 },
  {
    arbitrary: fc.uniqueArray(fc.oneof(districtFigure, fc.constantFrom(...FOREIGN)), {
      maxLength: 4,
      selector: (figure) => figure['key'],
    }),
    weight: 2,
  },
);

export const fen = fenUpTo(30_000_000);
export const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 16_667, 300_000, 999_997, 1_000_000, 1_000_005, 2_999_999, 3_000_000, 3_000_001,
  8_571_428, 8_571_429, 10_000_000, 14_285_714, 14_285_715, 16_666_667, 20_000_000,
];

/** Listed names, their short forms and other spacing; the two by quota; and diseases not listed. */
const LISTED = (
  '肺癌 甲亢 唇腭裂 血友病 脑梗死 终末期肾病 尿毒症 严重多器官衰竭 耐多药肺结核 重症甲型H1N1 ' +
  '1型糖尿病 肝肾移植前透析和手术后抗排异治疗 艾滋病机会性感染'
).split(' ');
export const disease = fc.oneof(
  { arbitrary: fc.constant(null), weight: 3 },
  { arbitrary: fc.constantFrom(...LISTED, '1 型糖尿病', ' 肺癌'), weight: 3 },
  { arbitrary: fc.constantFrom('儿童急性白血病', '先天性心脏病'), weight: 1 },
  { arbitrary: fc.constantFrom('肺炎', '高血压', '2型糖尿病', '肺癌术后', ''), weight: 2 },
);
