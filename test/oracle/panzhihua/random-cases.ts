/**
 * Whole random cases of the 攀枝花 pack for the comparison with the oracle and for the properties:
 * one person, several bills over several days and years. Amounts love the boundaries: many a bill
 * is drawn so that its base comes to exactly (or a fen beside) what is still owed of the
 * deductible, left in the pool, or missing to the tilt line.
 */
import fc from 'fast-check';
import { aimsAt } from '../aim.ts';
import { CARES, type Json } from '../case-form.ts';
import { billOf, costFor, paymentsOf, usualFacts } from '../random-bill.ts';
import { aimedAfterProbe, anyPerson, randomCases } from '../random-case.ts';
import { classAmong, randomIdentity } from '../random-identity.ts';
import { daysOf, fenUpTo, often, someReadings } from '../random.ts';
import { aimedBase } from './aim.ts';
import { PACK, READINGS } from './form.ts';

/** Days that matter: both ends of the document's force, of years, of months; a leap day. */
const DAYS: Readonly<Record<string, readonly string[]>> = {
  '2022': ['2022-12-31', '2022-06-01'],
  '2023': (
    '2023-01-15 2023-01-31 2023-02-01 2023-02-02 2023-03-05 2023-05-10 2023-05-31 2023-06-01 ' +
    '2023-06-30 2023-07-01 2023-11-20 2023-12-31'
  ).split(' '),
  '2024': '2024-01-01 2024-02-29 2024-05-31 2024-06-01 2024-07-01 2024-12-31'.split(' '),
  '2028': '2028-01-01 2028-01-30 2028-01-31 2028-02-01 2028-03-01'.split(' '),
};
const dayIn = daysOf(DAYS);

const KNOWN = (
  'destitute orphan minimum-living minimum-living poverty-monitored poverty-monitored ' +
  'low-income-margin low-income-margin illness-impoverished illness-impoverished'
).split(' ');
const identity = (year: string): fc.Arbitrary<Json> =>
  randomIdentity({
    category: classAmong(KNOWN),
    treatedAs: [...KNOWN, 'entitled-group', 'other'],
    year,
    dayIn,
  });

const INCOMES = ['36000', '38000.00', '36001.01', '36000.10', '40000.5', '100.06', '0.04'];
const LINES = ['8000', '8000.01', '8500', '7999.99', '0.05', '20000'];
/**
 * One published figure for a year: absent, one value, from July on another, or published in July
 * only.
 */
const published = (key: string, year: string, values: readonly string[]): fc.Arbitrary<Json[]> =>
  fc
    .record({
      first: fc.option(fc.constantFrom(...values), { freq: 8 }),
      later: fc.option(fc.constantFrom(...values), { freq: 3 }),
      changes: fc.boolean(),
    })
    .map(({ first, later, changes }) => {
      const last = `${year}-12-31`;
      const halves = [
        { key, from: `${year}-01-01`, until: changes ? `${year}-06-30` : last, value: first },
        { key, from: `${year}-07-01`, until: last, value: changes ? later : null },
      ];
      return halves.filter((figure) => figure.value !== null);
    });
/** Figures of other documents stand beside P's own and must not touch it. */
const foreignFigures = often(
  12,
  [],
  [
    [{ key: 'deductible-margin', from: '2022-01-01', value: '3200' }],
    [{ key: 'tilt-line', from: '2022-01-01', value: '1' }],
    [{ key: 'warning-line', from: '2022-01-01', value: '1' }],
  ],
);
const figures: fc.Arbitrary<readonly Json[]> = fc
  .tuple(
    ...Object.keys(DAYS).flatMap((year) => [
      published('resident-income', year, INCOMES),
      published('poverty-monitor-line', year, LINES),
    ]),
    foreignFigures,
  )
  .map((all) => all.flat());

const fen = fenUpTo(30_000_000);
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 114_285, 114_286, 114_287, 180_000, 360_000, 900_000, 900_001, 1_600_000,
  2_666_667, 7_000_000, 10_000_000, 10_000_001, 10_769_231, 14_000_000, 14_360_000,
];
const aim = aimsAt(
  ['amount', 'amount', 'deductible', 'pool', 'pool', 'tilt-line', 'tilt-cap'],
  fen,
  SPECIAL_FEN,
);

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { disease: '肺癌', special: true, treatment: 'dialysis', treatmentListed: false },
  { registered: false, patientAge: 81, homeMaintenance: true },
  { rareDiseaseListed: false, rareFacilityNamed: false, rareDrugCost: '8000' },
];

const bill = (year: string) =>
  fc.record({
    ...usualFacts({
      aim,
      paid: paymentsOf(fen),
      care: often(1, 'inpatient', ['chronic-outpatient', 'ordinary-outpatient', ...CARES]),
      day: dayIn(year),
      elsewhereOnly: FACTS_OF_OTHER_DOCUMENTS,
    }),
    primaryCareFirst: fc.boolean(),
  });
type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

function billFrom(draft: Draft, base: number): Json {
  const commercialFirst = ['inpatient', 'chronic-outpatient'].includes(draft.care);
  const { outOfScope, referral, primaryCareFirst, agencyException, standardElsewhere } = draft;
  const fees = { inScope: costFor(draft, base, commercialFirst), outOfScope };
  const facts = { referral, primaryCareFirst, agencyException, standardElsewhere };
  return billOf(draft, fees, facts);
}

export const { anyCase, wellFormedCase } = randomCases({
  pack: PACK,
  faults: [{ readings: ['tilt-on-excess-only'] }, { pack: 'panzhihua/2022-02-01' }],
  settings: fc.constantFrom('2023', '2023', '2023', '2024', '2028'),
  parts: (year) => ({
    readings: someReadings(READINGS),
    figures,
    person: anyPerson(identity(year), bill(year)),
  }),
  aimedBill: aimedAfterProbe(billFrom, aimedBase),
});
