/**
 * Whole random cases of the 合川 pack for the comparison with the oracle and for the properties: one
 * person, several bills over several days and years. Amounts love the boundaries: many a bill is
 * drawn so that it comes to exactly (or a fen beside) 30000 in scope, what is left of a pool, 3000
 * left to pay, or what is left of the year's tilt.
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
import { chance, often, someReadings } from '../random.ts';
import { aimedBase } from './aim.ts';
import { PACK, READINGS } from './form.ts';
import {
  dayIn,
  disease,
  fen,
  figures,
  identity,
  SPECIAL_FEN,
  type People,
} from './random-parts.ts';

const aim = aimsAt(
  ['amount', 'amount', 'large-stay', 'pool', 'pool', 'tilt-line', 'tilt-line', 'tilt-cap'],
  fen,
  SPECIAL_FEN,
);

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { treatmentListed: false },
  { patientAge: 81, homeMaintenance: true },
  { rareDiseaseListed: false, rareFacilityNamed: false, rareDrugCost: '8000' },
];

const CARES_BY_PEOPLE: Readonly<Record<People, fc.Arbitrary<string>>> = {
  'aided here': often(3, 'inpatient', ['chronic-outpatient', 'chronic-outpatient', ...CARES]),
  'as before': fc.oneof(
    fc.constant('inpatient'),
    fc.constantFrom('chronic-outpatient', 'ordinary-outpatient'),
    fc.constantFrom('chronic-outpatient', ...CARES),
  ),
};

const bill = (year: string, people: People) =>
  fc.record({
    ...usualFacts({
      aim,
      paid: paymentsOf(fen),
      care: CARES_BY_PEOPLE[people],
      day: dayIn(year),
      elsewhereOnly: FACTS_OF_OTHER_DOCUMENTS,
    }),
    primaryCareFirst: fc.boolean(),
    disease,
    special: fc.constantFrom(null, null, true, true, false),
    treatment: fc.constantFrom(null, 'chemo-radiotherapy', 'dialysis', 'transfusion', '口服药物'),
    registered: chance(85),
  });
type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

function billFrom(draft: Draft, base: number, commercialFirst: boolean): Json {
  const { outOfScope, referral, primaryCareFirst, agencyException, standardElsewhere } = draft;
  const { disease: named, special, treatment, registered } = draft;
  const fees = { inScope: costFor(draft, base, commercialFirst), outOfScope };
  const whose = { referral, primaryCareFirst, agencyException, standardElsewhere };
  return billOf(draft, fees, { ...whose, disease: named, special, treatment, registered });
}

/**
 * Drawn once with all of a large stay paid by insurance and nothing left of it, so that its pool and
 * nothing else shows.
 */
function aimedBill(head: Json, earlier: readonly unknown[], draft: Draft): Json {
  const first = isCommercialFirst(head);
  const paid = { ...draft.paid, basic: draft.paid.basic + 3_000_001 };
  const probe = billFrom({ ...draft, paid, exceeds: 0 }, 0, first);
  const probed = { ...head, claims: [...earlier, probe] };
  return billFrom(draft, aimedBase(probed, draft.aim, paidBeforeAid(draft, first)), first);
}

const readingSets = fc.oneof(
  someReadings(READINGS),
  fc.constantFrom(...READINGS).map((one): readonly string[] => [one]),
);
const READINGS_BY_PEOPLE: Readonly<Record<People, fc.Arbitrary<readonly string[]>>> = {
  'aided here': readingSets,
  'as before': readingSets.map((some) => [...new Set([...some, 'original-policy-2012'])]),
};

export const { anyCase, wellFormedCase } = randomCases({
  pack: PACK,
  faults: [
    { readings: ['students-ordinary-inpatient'] },
    { pack: 'hechuan/2023-06-25' },
    { figures: [{ key: 'large-cost-cap', from: '2023-01-01', value: '60000.005' }] },
  ],
  settings: fc.record({
    year: fc.constantFrom('2024', '2024', '2024', '2025', '2028'),
    people: often<People>(3, 'aided here', ['as before']),
  }),
  parts: ({ year, people }) => ({
    readings: READINGS_BY_PEOPLE[people],
    figures,
    person: anyPerson(identity(year, people), bill(year, people)),
  }),
  aimedBill,
});
