/** Random bills of the 常州 pack. */
import fc from 'fast-check';
import { aimsAt } from '../aim.ts';
import { CARES, type Json } from '../case-form.ts';
import { billOf, costFor, paymentsOf, usualFacts } from '../random-bill.ts';
import { chance, fenText, fenUpTo } from '../random.ts';
import { dayIn } from './random-person.ts';

const fen = fenUpTo(45_000_000);
/** What the limits come to at each share, and a fen beside. */
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 31, 999_999, 1_000_000, 1_000_001, 1_249_999, 1_250_000, 1_250_001, 19_999_999,
  20_000_000, 20_000_001, 24_999_999, 25_000_000, 25_000_001, 39_999_999, 40_000_000, 40_000_001,
];
const aim = aimsAt(
  ['amount', 'amount', 'pool', 'pool', 'control', 'control-of-all'],
  fen,
  SPECIAL_FEN,
);

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { disease: '肺癌', special: true, treatment: 'dialysis', treatmentListed: false },
  { registered: false, patientAge: 81, homeMaintenance: true, primaryCareFirst: true },
  { disease: '苯丙酮尿症', special: false, filedOn: '2024-02-01' },
];

/** Those with a pool, or a share and conditions, of their own are drawn twice as often. */
const CARES_OF_THEIR_OWN = ['ordinary-outpatient', 'rare-disease-drug'];

export const bill = (year: string) =>
  fc.record({
    ...usualFacts({
      aim,
      paid: paymentsOf(fen),
      care: fc.oneof(fc.constant('inpatient'), fc.constantFrom(...CARES, ...CARES_OF_THEIR_OWN)),
      day: dayIn(year),
      elsewhereOnly: FACTS_OF_OTHER_DOCUMENTS,
    }),
    rareDiseaseListed: chance(92),
    rareFacilityNamed: chance(92),
    /** The drugs' own cost: left out, all in the catalogue, so many fen of it, or above the bill. */
    catalogue: fc.constantFrom('left-out', 'left-out', 'whole', 'none', 'part', 'above-total'),
  });
export type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

/** The bill whose base is `base`, where commercial cover comes before aid or not. */
export function billFrom(drawn: Draft, base: number, commercialFirst: boolean): Json {
  const { referral, agencyException, standardElsewhere } = drawn;
  const { rareDiseaseListed, rareFacilityNamed } = drawn;
  const { fees, rareDrugCost } = costs(drawn, costFor(drawn, base, commercialFirst));
  const whose = { referral, agencyException, standardElsewhere };
  return billOf(drawn, fees, { ...whose, rareDiseaseListed, rareFacilityNamed, rareDrugCost });
}

/** `cost` is what aid's base is reckoned from: rare-disease drugs may lie outside the catalogue. */
function costs(drawn: Draft, cost: number) {
  const { catalogue, outOfScope } = drawn;
  const stated = catalogue !== 'left-out';
  const ofDrugs = stated && drawn.care === 'rare-disease-drug';
  const part = { none: 0, part: Math.trunc(cost / 3), 'above-total': Math.trunc(cost / 2) };
  const fromCatalogue = catalogue === 'whole' || catalogue === 'left-out' ? cost : part[catalogue];
  const inScope = ofDrugs ? fromCatalogue : cost;
  const outside = outOfScope + (catalogue === 'above-total' ? 0 : cost - inScope);
  return {
    fees: { inScope, outOfScope: outside },
    // On bills of other care it is a fact that must not matter, so there it is another amount.
    rareDrugCost: stated ? fenText(ofDrugs ? cost : cost + 12_345) : null,
  };
}
