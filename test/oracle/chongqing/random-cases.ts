/**
 * Whole random cases of the 重庆 pack for the comparison with the oracle and for the properties:
 * one person, several bills over several days and years. Amounts love the boundaries: many a bill
 * is drawn so that its share comes to exactly (or a fen beside) what its pool has left, or its cost
 * to the 3 万元 of 大额费用.
 */
import fc from 'fast-check';
import { aimsAt } from '../aim.ts';
import { CARES, type Json } from '../case-form.ts';
import {
  billOf,
  costFor,
  isCommercialFirst,
  paidBeforeAid,
  paymentsOf,
  usualFacts,
} from '../random-bill.ts';
import { anyPerson, randomCases } from '../random-case.ts';
import { chance, fenUpTo, someReadings } from '../random.ts';
import { aimedBase, LARGE_LINE } from './aim.ts';
import { PACK, READINGS } from './form.ts';
import { dayIn, disease, figures, identity } from './random-parts.ts';

/** Small bills more often than elsewhere: the limits of outpatient care are a few hundred yuan. */
const fen = fc.oneof(fenUpTo(1_000_000), fc.integer({ min: 0, max: 22_000_000 }));
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 10_000, 16_666, 16_667, 20_000, 20_001, 1_000_000, 1_000_001, 1_500_000,
  1_500_001, 8_571_429, 12_000_000, 14_285_713, 14_285_715, 20_000_000, 20_000_001,
];
const aim = aimsAt(
  ['amount', 'amount', 'pool', 'pool', 'large-line', 'large-pool'],
  fen,
  SPECIAL_FEN,
);
const paidByInsurance = fc.oneof(
  fen,
  fc.integer({ min: 0, max: LARGE_LINE }),
  fc.constantFrom(LARGE_LINE - 1, LARGE_LINE, LARGE_LINE + 1),
);

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { special: true, treatmentListed: false },
  { special: false, primaryCareFirst: true },
  { rareDiseaseListed: false, rareFacilityNamed: false, rareDrugCost: '8000' },
];

const CARE_WEIGHTS = (
  'inpatient inpatient inpatient inpatient inpatient inpatient chronic-outpatient ' +
  'chronic-outpatient chronic-outpatient ordinary-outpatient ordinary-outpatient'
).split(' ');
const bill = (year: string) =>
  fc.record({
    ...usualFacts({
      aim,
      paid: paymentsOf(paidByInsurance),
      care: fc.oneof(
        { arbitrary: fc.constantFrom(...CARE_WEIGHTS), weight: 12 },
        { arbitrary: fc.constantFrom(...CARES), weight: 1 },
      ),
      day: dayIn(year),
      elsewhereOnly: FACTS_OF_OTHER_DOCUMENTS,
    }),
    disease: fc.option(disease, { freq: 2 }),
    treatment: fc.constantFrom('chemo-radiotherapy', 'dialysis', 'transfusion', 'drug', null),
    registered: chance(92),
    patientAge: fc.constantFrom(0, 8, 60, 79, 80, 81, 100),
    homeMaintenance: chance(20),
  });
type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

function billFrom(draft: Draft, base: number, commercialFirst: boolean): Json {
  const { outOfScope, referral, agencyException, standardElsewhere } = draft;
  const { disease: named, treatment, registered, patientAge, homeMaintenance } = draft;
  const fees = { inScope: costFor(draft, base, commercialFirst), outOfScope };
  const whose = { referral, agencyException, standardElsewhere, registered };
  const what = { disease: named, treatment, patientAge, homeMaintenance };
  return billOf(draft, fees, { ...whose, ...what });
}

/** The bill, drawn once without an aim to see what is paid before aid and what the year has left. */
function aimedBill(head: Json, earlier: readonly unknown[], draft: Draft): Json {
  const first = isCommercialFirst(head);
  const probe = (base: number): Json => {
    const probed = billFrom({ ...draft, exceeds: null }, base, first);
    return { ...head, claims: [...earlier, probed] };
  };
  return billFrom(draft, aimedBase(draft.aim, paidBeforeAid(draft, first), probe), first);
}

export const { anyCase, wellFormedCase } = randomCases({
  pack: PACK,
  faults: [
    { readings: ['tilt-on-excess-only'] },
    { pack: 'chongqing/2013-07-24' },
    { figures: [{ key: 'major-disease-cap', from: '2013-01-01', value: '100000.005' }] },
  ],
  settings: fc.constantFrom('2012', '2013', '2013', '2013', '2016', '2031'),
  parts: (year) => ({
    readings: someReadings(READINGS),
    figures: fc.oneof(fc.constant([]), figures(year)),
    person: anyPerson(identity(year), bill(year)),
  }),
  aimedBill,
});
