/**
 * Whole random cases of the 合川 pack for the comparison with the oracle and for the properties: one
 * person, several bills over several days and years. Amounts love the boundaries: many a bill is
 * drawn so that it comes to exactly (or a fen beside) 30000 in scope, what is left of a pool, 3000
 * left to pay, or what is left of the year's tilt.
 */
import fc from 'fast-check';
import { aimedBase, type Aim } from './aim.ts';
import { CARES, PLACES, REFERRALS, type Json } from '../case-form.ts';
import { PACK, READINGS } from './form.ts';
import {
  chance,
  dayIn,
  disease,
  fen,
  figures,
  identity,
  often,
  payments,
  SPECIAL_FEN,
  type People,
} from './random-parts.ts';

const aim: fc.Arbitrary<Aim> = fc.record({
  at: fc.constantFrom(
    'amount',
    'amount',
    'large-stay',
    'pool',
    'pool',
    'tilt-line',
    'tilt-line',
    'tilt-cap',
  ),
  amount: fc.oneof(fen, fc.constantFrom(...SPECIAL_FEN)),
  beside: fc.constantFrom(0, 0, 1, -1, 2, -2),
});

/** Ways to spoil a bill, each in one way only: there is one right answer to what is wrong. */
const SPOILT: Readonly<Record<string, (bill: Json) => unknown>> = {
  'unknown key': (bill) => ({ ...bill, ward: '内科' }),
  'unknown payment': (bill) => ({ ...bill, paid: { basics: '1' } }),
  'money as number': (bill) => ({ ...bill, fees: { total: 100, inScope: '100' } }),
  negative: (bill) => ({ ...bill, paid: { basic: '-0.01' } }),
  'three decimals': (bill) => ({ ...bill, fees: { total: '10.005', inScope: '10' } }),
  'not money': (bill) => ({ ...bill, paid: { charity: '1e3' } }),
  'scope above total': (bill) => ({ ...bill, fees: { total: '10', inScope: '10.01' } }),
  'scope sum': (bill) => ({ ...bill, fees: { total: '10', inScope: '9', outOfScope: '0.99' } }),
  'no such day': (bill) => ({ ...bill, settledOn: '2025-02-29' }),
  'no day': ({ settledOn, ...rest }) => ({ ...rest, filedOn: settledOn }),
  'no such care': (bill) => ({ ...bill, care: 'dental' }),
  'flag as text': (bill) => ({ ...bill, special: 'yes' }),
  'no such level': (bill) => ({ ...bill, facility: { level: 4 } }),
  'no such referral': (bill) => ({ ...bill, referral: 'maybe' }),
  'not a bill': () => 'inpatient',
};

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
    aim,
    paid: payments,
    exceeds: often(14, null, [0, 1, 5000]),
    outOfScope: often(2, 0, [1, 50_000, 200_000]),
    statesOutOfScope: fc.boolean(),
    leavesOut: fc.boolean(),
    spoil: often(24, null, Object.keys(SPOILT)),
    care: CARES_BY_PEOPLE[people],
    settledOn: dayIn(year),
    filedOn: fc.option(dayIn(year), { freq: 2 }),
    level: fc.constantFrom(1, 2, 2, 3),
    designated: chance(94),
    place: often(1, 'county', PLACES),
    referral: often(2, 'not-needed', REFERRALS),
    primaryCareFirst: fc.boolean(),
    agencyException: chance(8),
    standardElsewhere: chance(3),
    disease,
    special: fc.constantFrom(null, null, true, true, false),
    treatment: fc.constantFrom(null, 'chemo-radiotherapy', 'dialysis', 'transfusion', '口服药物'),
    registered: chance(85),
    elsewhereOnly: often(10, {}, FACTS_OF_OTHER_DOCUMENTS),
  });
type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

export function fenText(amount: number): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}

/** The contract's defaults: half of the bills leave out what is as usual. */
const USUAL: Json = {
  level: 2,
  designated: true,
  place: 'county',
  referral: 'not-needed',
  primaryCareFirst: false,
  agencyException: false,
  standardElsewhere: false,
  registered: true,
};

function paidBeforeAid({ paid }: Draft, readings: readonly string[]): number {
  const commercialFirst = readings.includes('commercial-before-aid');
  return (
    paid.basic +
    paid.catastrophic +
    paid.otherInsurance +
    paid.rareDiseaseFund +
    (commercialFirst ? paid.commercial : 0)
  );
}

function billFrom(draft: Draft, inScope: number): Json {
  const { paid, outOfScope, level, designated, place, disease: named, special } = draft;
  const { referral, primaryCareFirst, agencyException, standardElsewhere, registered } = draft;
  const stated = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all).filter(([key, value]) => !draft.leavesOut || value !== USUAL[key]),
    );
  const paidText = Object.entries(paid)
    .filter(([, amount]) => amount > 0 || !draft.leavesOut)
    .map(([key, amount]) => [key, fenText(amount)]);
  return {
    care: draft.care,
    settledOn: draft.settledOn,
    ...(draft.filedOn === null ? {} : { filedOn: draft.filedOn }),
    fees: {
      total: fenText(inScope + outOfScope),
      inScope: fenText(inScope),
      ...(draft.statesOutOfScope ? { outOfScope: fenText(outOfScope) } : {}),
    },
    paid: Object.fromEntries(paidText),
    facility: stated({ level, designated, place }),
    ...stated({ referral, primaryCareFirst, agencyException, standardElsewhere, registered }),
    ...(named === null ? {} : { disease: named }),
    ...(special === null ? {} : { special }),
    ...(draft.treatment === null ? {} : { treatment: draft.treatment }),
    ...draft.elsewhereOnly,
  };
}

/** The bill with all of a large stay paid by insurance, so that its pool and nothing else shows. */
function probeOf(draft: Draft, readings: readonly string[]): Json {
  const paid = { ...draft.paid, basic: draft.paid.basic + 3_000_001 };
  return billFrom({ ...draft, paid }, paidBeforeAid({ ...draft, paid }, readings));
}

function aimedBill(draft: Draft, head: Json, earlier: readonly unknown[], readings: string[]) {
  const before = paidBeforeAid(draft, readings);
  if (draft.exceeds !== null) return billFrom(draft, Math.max(0, before - draft.exceeds));
  const probed = { ...head, claims: [...earlier, probeOf(draft, readings)] };
  return billFrom(draft, before + aimedBase(probed, draft.aim, before));
}

/** What can be wrong with a case as a whole. */
const CASE_FAULTS: readonly Json[] = [
  { colour: 'red' },
  { readings: ['students-ordinary-inpatient'] },
  { pack: 'hechuan/2023-06-25' },
  { identities: [{ category: 'nobody', from: '2010-01-01' }] },
  { identities: [{ category: 'orphan', from: '2010-13-01' }] },
  { figures: [{ key: 'large-cost-cap', from: '2023-01-01', value: '60000.005' }] },
  { claims: { care: 'inpatient' } },
];

const readingSets: fc.Arbitrary<string[]> = fc.oneof(
  fc.constant<string[]>([]),
  fc.constantFrom(...READINGS).map((one) => [one]),
  fc.subarray(READINGS),
);

const READINGS_BY_PEOPLE: Readonly<Record<People, fc.Arbitrary<string[]>>> = {
  'aided here': readingSets,
  'as before': readingSets.map((some) => [...new Set([...some, 'original-policy-2012'])]),
};

const caseOf = (year: string, people: People, withFaults: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      readings: READINGS_BY_PEOPLE[people],
      figures,
      identities: fc.oneof(
        { arbitrary: fc.array(identity(year, people), { minLength: 1, maxLength: 3 }), weight: 16 },
        { arbitrary: fc.constant([]), weight: 1 },
      ),
      drafts: fc.array(bill(year, people), { minLength: 1, maxLength: 7 }),
      leavesOut: often(16, [], [['figures'], ['identities']]),
      fault: often(80, {}, withFaults ? CASE_FAULTS : [{}]),
    })
    .map(({ drafts, fault, leavesOut, ...rest }) => {
      const stated = Object.entries(rest).filter(
        ([key, value]) => !leavesOut.includes(key) && (key !== 'readings' || value.length > 0),
      );
      const head = { id: 'R', pack: PACK, ...Object.fromEntries(stated) };
      const claims = drafts.reduce<readonly unknown[]>((earlier, draft) => {
        const made = aimedBill(draft, head, earlier, rest.readings);
        const spoil = withFaults && draft.spoil !== null ? SPOILT[draft.spoil] : undefined;
        return [...earlier, spoil === undefined ? made : spoil(made)];
      }, []);
      return { ...head, claims, ...fault };
    });
const SETTINGS = fc.record({
  year: fc.constantFrom('2024', '2024', '2024', '2025', '2028'),
  people: often<People>(3, 'aided here', ['as before']),
});

/** Cases as they come: also refused, spoilt, out of force. */
export const anyCase: fc.Arbitrary<Json> = SETTINGS.chain(({ year, people }) =>
  caseOf(year, people, true),
);
/** Cases without anything malformed: every bill is settled, or meets a district below its floor. */
export const wellFormedCase: fc.Arbitrary<Json> = SETTINGS.chain(({ year, people }) =>
  caseOf(year, people, false),
);
