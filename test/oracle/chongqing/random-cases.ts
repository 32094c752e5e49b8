/**
 * Whole random cases of the 重庆 pack for the comparison with the oracle and for the properties:
 * one person, several bills over several days and years. Amounts love the boundaries: many a bill
 * is drawn so that its share comes to exactly (or a fen beside) what its pool has left, or its cost
 * to the 3 万元 of 大额费用.
 */
import fc from 'fast-check';
import { CARES, PLACES, REFERRALS, type Json } from '../case-form.ts';
import { aimedBase, LARGE_LINE, paidBefore, type Aim } from './aim.ts';
import { PACK, READINGS } from './form.ts';
import {
  CASE_FAULTS,
  chance,
  dayIn,
  disease,
  fenText,
  figures,
  identity,
  often,
  SPOILT,
} from './random-parts.ts';

const fen = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 30_000 }),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.integer({ min: 0, max: 22_000_000 }),
);
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 10_000, 16_666, 16_667, 20_000, 20_001, 1_000_000, 1_000_001, 1_500_000,
  1_500_001, 8_571_429, 12_000_000, 14_285_713, 14_285_715, 20_000_000, 20_000_001,
];
const aim: fc.Arbitrary<Aim> = fc.record({
  at: fc.constantFrom('amount', 'amount', 'pool', 'pool', 'large-line', 'large-pool'),
  amount: fc.oneof(fen, fen, fc.constantFrom(...SPECIAL_FEN)),
  beside: fc.constantFrom(0, 0, 1, -1, 2, -2),
});

const payments = fc.record({
  basic: fc.oneof(
    fc.constant(0),
    fen,
    fc.integer({ min: 0, max: LARGE_LINE }),
    fc.constantFrom(LARGE_LINE - 1, LARGE_LINE, LARGE_LINE + 1, 2_999_999),
  ),
  catastrophic: often(4, 0, [1, 500_000, 1_234_567]),
  otherInsurance: often(6, 0, [1, 10_050]),
  rareDiseaseFund: often(12, 0, [1, 80_000]),
  commercial: often(3, 0, [1, 33_333, 700_000]),
  commercialOutOfScope: often(5, 0, [1, 50_000]),
  charity: often(4, 0, [1, 20_000, 300_000, 9_000_000]),
});

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
    aim,
    paid: payments,
    exceeds: often(14, null, [0, 1, 5000]),
    outOfScope: often(2, 0, [1, 50_000, 200_000]),
    statesOutOfScope: fc.boolean(),
    leavesOut: fc.boolean(),
    spoil: often(24, null, Object.keys(SPOILT)),
    care: fc.oneof(
      { arbitrary: fc.constantFrom(...CARE_WEIGHTS), weight: 12 },
      { arbitrary: fc.constantFrom(...CARES), weight: 1 },
    ),
    settledOn: dayIn(year),
    filedOn: fc.option(dayIn(year), { freq: 2 }),
    level: fc.constantFrom(1, 2, 3),
    designated: chance(94),
    place: often(1, 'county', PLACES),
    referral: often(1, 'not-needed', REFERRALS),
    disease: fc.option(disease, { freq: 2 }),
    treatment: fc.constantFrom('chemo-radiotherapy', 'dialysis', 'transfusion', 'drug', null),
    registered: chance(92),
    patientAge: fc.constantFrom(0, 8, 60, 79, 80, 81, 100),
    homeMaintenance: chance(20),
    agencyException: chance(8),
    standardElsewhere: chance(3),
    elsewhereOnly: often(8, {}, FACTS_OF_OTHER_DOCUMENTS),
  });
type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

/** The contract's defaults: half of the bills leave out what is as usual. */
const USUAL: Json = {
  level: 2,
  designated: true,
  place: 'county',
  referral: 'not-needed',
  registered: true,
  patientAge: 0,
  homeMaintenance: false,
  agencyException: false,
  standardElsewhere: false,
};

function billFrom(given: Json, draft: Draft, base: number): Json {
  const { outOfScope, level, designated, place, referral, registered, patientAge } = draft;
  const { homeMaintenance, agencyException, standardElsewhere } = draft;
  const stated = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all).filter(([key, value]) => !draft.leavesOut || value !== USUAL[key]),
    );
  const paid = Object.fromEntries(
    Object.entries(draft.paid)
      .filter(([, amount]) => amount > 0 || !draft.leavesOut)
      .map(([key, amount]) => [key, fenText(amount)]),
  );
  const before = paidBefore(given, { paid });
  const inScope = draft.exceeds === null ? before + base : Math.max(0, before - draft.exceeds);
  return {
    care: draft.care,
    settledOn: draft.settledOn,
    ...(draft.filedOn === null ? {} : { filedOn: draft.filedOn }),
    fees: {
      total: fenText(inScope + outOfScope),
      inScope: fenText(inScope),
      ...(draft.statesOutOfScope ? { outOfScope: fenText(outOfScope) } : {}),
    },
    paid,
    facility: stated({ level, designated, place }),
    ...(draft.disease === null ? {} : { disease: draft.disease }),
    ...(draft.treatment === null ? {} : { treatment: draft.treatment }),
    ...stated({ referral, registered, patientAge, homeMaintenance }),
    ...stated({ agencyException, standardElsewhere }),
    ...draft.elsewhereOnly,
  };
}

/** The bill, drawn once without an aim to see what is paid before aid and what the year has left. */
function aimedBill(given: Json, before: readonly unknown[], draft: Draft): Json {
  const probe = (base: number) => billFrom(given, { ...draft, exceeds: null }, base);
  const head = { ...given, claims: before };
  const base = aimedBase(head, draft.aim, paidBefore(given, probe(0)), probe);
  return billFrom(given, draft, base);
}

const caseOf = (year: string, withFaults: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      readings: fc.oneof(fc.constant([]), fc.subarray(READINGS)),
      figures: fc.oneof(fc.constant([]), figures(year)),
      identities: fc.oneof(
        { arbitrary: fc.array(identity(year), { minLength: 1, maxLength: 3 }), weight: 12 },
        { arbitrary: fc.constant([]), weight: 1 },
      ),
      drafts: fc.array(bill(year), { minLength: 1, maxLength: 7 }),
      leavesOut: often(16, [], [['figures'], ['identities', 'readings']]),
      fault: often(80, {}, withFaults ? CASE_FAULTS : [{}]),
    })
    .map(({ drafts, fault, leavesOut, ...rest }) => {
      const stated = Object.entries(rest).filter(([key]) => !leavesOut.includes(key));
      const head = { id: 'R', pack: PACK, ...Object.fromEntries(stated) };
      const claims = drafts.reduce<readonly unknown[]>((before, draft) => {
        const made = aimedBill(head, before, draft);
        const spoil = withFaults && draft.spoil !== null ? SPOILT[draft.spoil] : undefined;
        return [...before, spoil === undefined ? made : spoil(made)];
      }, []);
      return { ...head, claims, ...fault };
    });
const YEARS = fc.constantFrom('2012', '2013', '2013', '2013', '2016', '2031');

/** Cases as they come: also refused, spoilt, out of force. */
export const anyCase: fc.Arbitrary<Json> = YEARS.chain((year) => caseOf(year, true));
/** Cases without anything malformed: every bill is settled, or its district below the floor. */
export const wellFormedCase: fc.Arbitrary<Json> = YEARS.chain((year) => caseOf(year, false));
