/**
 * Whole random cases of the 攀枝花 pack for the comparison with the oracle and for the properties:
 * one person, several bills over several days and years. Amounts love the boundaries: many a bill
 * is drawn so that its base comes to exactly (or a fen beside) what is still owed of the
 * deductible, left in the pool, or missing to the tilt line.
 */
import fc from 'fast-check';
import { aimedBase, type Aim } from './aim.ts';
import { CARES, CATEGORIES, PLACES, REFERRALS, type Json } from '../case-form.ts';
import { PACK, READINGS } from './form.ts';

const often = <T>(weight: number, usual: T, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
const chance = (of100: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 99 }).map((n) => n >= 100 - of100);

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
const ALL_DAYS = Object.values(DAYS).flat();
const dayIn = (year: string): fc.Arbitrary<string> => {
  const days = DAYS[year] ?? ALL_DAYS;
  return often(6, null, ALL_DAYS).chain((day) =>
    day === null ? fc.constantFrom(...days) : fc.constant(day),
  );
};

const KNOWN = (
  'destitute orphan minimum-living minimum-living poverty-monitored poverty-monitored ' +
  'low-income-margin low-income-margin illness-impoverished illness-impoverished'
).split(' ');
const identity = (year: string): fc.Arbitrary<Json> =>
  fc
    .record({
      category: fc.oneof(
        { arbitrary: fc.constantFrom(...KNOWN), weight: 8 },
        { arbitrary: fc.constant('other'), weight: 2 },
        { arbitrary: fc.constantFrom(...CATEGORIES), weight: 1 },
      ),
      treatedAs: fc.option(fc.constantFrom(...KNOWN, 'entitled-group', 'other'), { freq: 3 }),
      from: fc.oneof(fc.constant('2010-01-01'), fc.constant(`${year}-01-01`), dayIn(year)),
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

const fen = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 300_000 }),
  fc.integer({ min: 0, max: 30_000_000 }),
);
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 114_285, 114_286, 114_287, 180_000, 360_000, 900_000, 900_001, 1_600_000,
  2_666_667, 7_000_000, 10_000_000, 10_000_001, 10_769_231, 14_000_000, 14_360_000,
];
const aim: fc.Arbitrary<Aim> = fc.record({
  at: fc.constantFrom('amount', 'amount', 'deductible', 'pool', 'pool', 'tilt-line', 'tilt-cap'),
  amount: fc.oneof(fen, fc.constantFrom(...SPECIAL_FEN)),
  beside: fc.constantFrom(0, 0, 1, -1, 2, -2),
});

/**
 * Ways to spoil a bill, each in one way only, so that there is one right answer to what is wrong.
 */
const SPOILT: Readonly<Record<string, (bill: Json) => unknown>> = {
  'unknown key': (bill) => ({ ...bill, ward: '内科' }),
  'unknown payment': (bill) => ({ ...bill, paid: { basics: '1' } }),
  'money as number': (bill) => ({ ...bill, fees: { total: 100, inScope: '100' } }),
  negative: (bill) => ({ ...bill, paid: { basic: '-0.01' } }),
  'three decimals': (bill) => ({ ...bill, fees: { total: '10.005', inScope: '10' } }),
  'not money': (bill) => ({ ...bill, paid: { charity: '1e3' } }),
  'empty money': (bill) => ({ ...bill, paid: { charity: '' } }),
  'scope above total': (bill) => ({ ...bill, fees: { total: '10', inScope: '10.01' } }),
  'scope sum': (bill) => ({
    ...bill,
    fees: { total: '10', inScope: '9', outOfScope: '0.99' },
  }),
  'no such day': (bill) => ({ ...bill, settledOn: '2023-02-29' }),
  'no day': ({ settledOn, ...rest }) => ({ ...rest, filedOn: settledOn }),
  'no such care': (bill) => ({ ...bill, care: 'dental' }),
  'flag as text': (bill) => ({ ...bill, primaryCareFirst: 'yes' }),
  'no such level': (bill) => ({ ...bill, facility: { level: 4 } }),
  'not a bill': () => 'inpatient',
};

const payments = fc.record({
  basic: fc.oneof(fc.constant(0), fen),
  catastrophic: often(4, 0, [1, 500_000, 1_234_567]),
  otherInsurance: often(6, 0, [1, 10_050]),
  rareDiseaseFund: often(12, 0, [1, 80_000]),
  commercial: often(3, 0, [1, 33_333, 700_000]),
  commercialOutOfScope: often(5, 0, [1, 50_000]),
  charity: often(4, 0, [1, 20_000, 300_000, 9_000_000]),
});

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { disease: '肺癌', special: true, treatment: 'dialysis', treatmentListed: false },
  { registered: false, patientAge: 81, homeMaintenance: true },
  { rareDiseaseListed: false, rareFacilityNamed: false, rareDrugCost: '8000' },
];

const bill = (year: string) =>
  fc.record({
    aim,
    paid: payments,
    exceeds: often(14, null, [0, 1, 5000]),
    outOfScope: often(2, 0, [1, 50_000, 200_000]),
    statesOutOfScope: fc.boolean(),
    leavesOut: fc.boolean(),
    spoil: often(24, null, Object.keys(SPOILT)),
    care: often(1, 'inpatient', ['chronic-outpatient', 'ordinary-outpatient', ...CARES]),
    settledOn: dayIn(year),
    filedOn: fc.option(dayIn(year), { freq: 2 }),
    level: fc.constantFrom(1, 2, 3),
    designated: chance(94),
    place: often(1, 'county', PLACES),
    referral: often(2, 'not-needed', REFERRALS),
    primaryCareFirst: fc.boolean(),
    agencyException: chance(8),
    standardElsewhere: chance(3),
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
};

function billFrom(draft: Draft, base: number): Json {
  const { paid, outOfScope, level, designated, place } = draft;
  const { referral, primaryCareFirst, agencyException, standardElsewhere } = draft;
  const stated = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all).filter(([key, value]) => !draft.leavesOut || value !== USUAL[key]),
    );
  const commercialFirst = ['inpatient', 'chronic-outpatient'].includes(draft.care);
  const before =
    paid.basic +
    paid.catastrophic +
    paid.otherInsurance +
    paid.rareDiseaseFund +
    (commercialFirst ? paid.commercial : 0);
  const inScope = draft.exceeds === null ? before + base : Math.max(0, before - draft.exceeds);
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
    ...stated({ referral, primaryCareFirst, agencyException, standardElsewhere }),
    ...draft.elsewhereOnly,
  };
}

/** What can be wrong with a case as a whole. */
const CASE_FAULTS: readonly Json[] = [
  { colour: 'red' },
  { readings: ['tilt-on-excess-only'] },
  { pack: 'panzhihua/2022-02-01' },
  { identities: [{ category: 'nobody', from: '2010-01-01' }] },
  { identities: [{ category: 'orphan', from: '2010-13-01' }] },
  { figures: [{ key: 'resident-income', from: '2023-01-01', value: '1.005' }] },
  { claims: { care: 'inpatient' } },
];

const caseOf = (year: string, withFaults: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      readings: fc.oneof(fc.constant([]), fc.subarray(READINGS)),
      figures,
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
        const probe = billFrom({ ...draft, exceeds: 0 }, 0);
        const made = billFrom(draft, aimedBase({ ...head, claims: [...before, probe] }, draft.aim));
        const spoil = withFaults && draft.spoil !== null ? SPOILT[draft.spoil] : undefined;
        return [...before, spoil === undefined ? made : spoil(made)];
      }, []);
      return { ...head, claims, ...fault };
    });
const YEARS = fc.constantFrom('2023', '2023', '2023', '2024', '2028');

/** Cases as they come: also refused, spoilt, out of force. */
export const anyCase: fc.Arbitrary<Json> = YEARS.chain((year) => caseOf(year, true));
/** Cases without anything malformed: every bill is settled or lacks a figure. */
export const wellFormedCase: fc.Arbitrary<Json> = YEARS.chain((year) => caseOf(year, false));
