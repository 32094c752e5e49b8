/** Random bills of the 常州 pack, and the ways to spoil one. */
import fc from 'fast-check';
import { CARES, PLACES, REFERRALS, type Json } from '../case-form.ts';
import type { Aim } from './aim.ts';
import { chance, dayIn, often } from './random-person.ts';

const fen = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 300_000 }),
  fc.integer({ min: 0, max: 45_000_000 }),
);
/** What the limits come to at each share, and a fen beside. */
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 31, 999_999, 1_000_000, 1_000_001, 1_249_999, 1_250_000, 1_250_001, 19_999_999,
  20_000_000, 20_000_001, 24_999_999, 25_000_000, 25_000_001, 39_999_999, 40_000_000, 40_000_001,
];
const aim: fc.Arbitrary<Aim> = fc.record({
  at: fc.constantFrom('amount', 'amount', 'pool', 'pool', 'control', 'control-of-all'),
  amount: fc.oneof(fen, fc.constantFrom(...SPECIAL_FEN)),
  beside: fc.constantFrom(0, 0, 1, -1, 2, -2),
});

/**
 * Ways to spoil a bill, each in one way only, so that there is one right answer to what is wrong.
 */
export const SPOILT: Readonly<Record<string, (bill: Json) => unknown>> = {
  'unknown key': (bill) => ({ ...bill, ward: '内科' }),
  'unknown payment': (bill) => ({ ...bill, paid: { mutualAid: '1' } }),
  'money as number': (bill) => ({ ...bill, fees: { total: 100, inScope: '100' } }),
  negative: (bill) => ({ ...bill, paid: { rareDiseaseFund: '-0.01' } }),
  'three decimals': (bill) => ({ ...bill, rareDrugCost: '10.005' }),
  'not money': (bill) => ({ ...bill, paid: { charity: '1e3' } }),
  'scope above total': (bill) => ({ ...bill, fees: { total: '10', inScope: '10.01' } }),
  'scope sum': (bill) => ({ ...bill, fees: { total: '10', inScope: '9', outOfScope: '0.99' } }),
  'no such day': (bill) => ({ ...bill, settledOn: '2023-02-29' }),
  'no day': ({ settledOn, ...rest }) => ({ ...rest, filedOn: settledOn }),
  'no such care': (bill) => ({ ...bill, care: 'rare-disease' }),
  'flag as text': (bill) => ({ ...bill, rareDiseaseListed: 'yes' }),
  'no such place': (bill) => ({ ...bill, facility: { place: 'district' } }),
  'no such referral': (bill) => ({ ...bill, referral: 'yes' }),
  'not a bill': () => null,
};

const payments = fc.record({
  basic: fc.oneof(fc.constant(0), fen),
  catastrophic: often(4, 0, [1, 500_000, 1_234_567]),
  otherInsurance: often(6, 0, [1, 10_050]),
  rareDiseaseFund: often(5, 0, [1, 80_000, 20_000_000]),
  commercial: often(3, 0, [1, 33_333, 700_000]),
  commercialOutOfScope: often(5, 0, [1, 50_000]),
  charity: often(4, 0, [1, 20_000, 300_000, 9_000_000]),
});

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { disease: '肺癌', special: true, treatment: 'dialysis', treatmentListed: false },
  { registered: false, patientAge: 81, homeMaintenance: true, primaryCareFirst: true },
  { disease: '苯丙酮尿症', special: false, filedOn: '2024-02-01' },
];

/** Those with a pool, or a share and conditions, of their own are drawn twice as often. */
const CARES_OF_THEIR_OWN = ['ordinary-outpatient', 'rare-disease-drug'];

export const draft = (year: string) =>
  fc.record({
    aim,
    paid: payments,
    exceeds: often(14, null, [0, 1, 5000]),
    outOfScope: often(2, 0, [1, 2, 50_000, 200_000]),
    statesOutOfScope: fc.boolean(),
    leavesOut: fc.boolean(),
    spoil: often(24, null, Object.keys(SPOILT)),
    care: fc.oneof(fc.constant('inpatient'), fc.constantFrom(...CARES, ...CARES_OF_THEIR_OWN)),
    settledOn: dayIn(year),
    level: fc.constantFrom(1, 2, 3),
    designated: chance(94),
    place: often(1, 'county', PLACES),
    referral: often(2, 'not-needed', REFERRALS),
    agencyException: chance(12),
    standardElsewhere: chance(4),
    rareDiseaseListed: chance(92),
    rareFacilityNamed: chance(92),
    /** The drugs' own cost: left out, all in the catalogue, so many fen of it, or above the bill. */
    catalogue: fc.constantFrom('left-out', 'left-out', 'whole', 'none', 'part', 'above-total'),
    elsewhereOnly: often(10, {}, FACTS_OF_OTHER_DOCUMENTS),
  });
export type Draft = ReturnType<typeof draft> extends fc.Arbitrary<infer T> ? T : never;

export function fenText(amount: number): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

/** The contract's defaults: half of the bills leave out what is as usual. */
const USUAL: Json = {
  level: 2,
  designated: true,
  place: 'county',
  referral: 'not-needed',
  agencyException: false,
  standardElsewhere: false,
  rareDiseaseListed: true,
  rareFacilityNamed: true,
};

/** The bill whose base is `base`, where commercial cover comes before aid or not. */
export function billFrom(drawn: Draft, base: number, commercialFirst: boolean): Json {
  const { paid, level, designated, place, referral, agencyException } = drawn;
  const { standardElsewhere, rareDiseaseListed, rareFacilityNamed } = drawn;
  const stated = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all).filter(([key, value]) => !drawn.leavesOut || value !== USUAL[key]),
    );
  const before =
    paid.basic +
    paid.catastrophic +
    paid.otherInsurance +
    paid.rareDiseaseFund +
    (commercialFirst ? paid.commercial : 0);
  const cost = drawn.exceeds === null ? before + base : Math.max(0, before - drawn.exceeds);
  const paidText = Object.entries(paid)
    .filter(([, amount]) => amount > 0 || !drawn.leavesOut)
    .map(([key, amount]) => [key, fenText(amount)]);
  return {
    care: drawn.care,
    settledOn: drawn.settledOn,
    ...costs(drawn, cost),
    paid: Object.fromEntries(paidText),
    facility: stated({ level, designated, place }),
    ...stated({ referral, agencyException, standardElsewhere }),
    ...stated({ rareDiseaseListed, rareFacilityNamed }),
    ...drawn.elsewhereOnly,
  };
}

/** `cost` is what aid's base is reckoned from: rare-disease drugs may lie outside the catalogue. */
function costs(drawn: Draft, cost: number): Json {
  const { catalogue, outOfScope } = drawn;
  const stated = catalogue !== 'left-out';
  const ofDrugs = stated && drawn.care === 'rare-disease-drug';
  const part = { none: 0, part: Math.trunc(cost / 3), 'above-total': Math.trunc(cost / 2) };
  const fromCatalogue = catalogue === 'whole' || catalogue === 'left-out' ? cost : part[catalogue];
  const inScope = ofDrugs ? fromCatalogue : cost;
  const outside = outOfScope + (catalogue === 'above-total' ? 0 : cost - inScope);
  return {
    fees: {
      total: fenText(inScope + outside),
      inScope: fenText(inScope),
      ...(drawn.statesOutOfScope ? { outOfScope: fenText(outside) } : {}),
    },
    // On bills of other care it is a fact that must not matter, so there it is another amount.
    ...(stated ? { rareDrugCost: fenText(ofDrugs ? cost : cost + 12_345) } : {}),
  };
}
