/** Random bills of the 济源 pack: their facts, what was paid of them, and ways to spoil them. */
import fc from 'fast-check';
import { CARES, PLACES, REFERRALS, type Json } from '../case-form.ts';
import { allowedOutOfScope, type Aim } from './aim.ts';
import { chance, dayIn, often } from './random-figures.ts';

const fen = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 300_000 }),
  fc.integer({ min: 0, max: 12_000_000 }),
);
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 320_000, 320_001, 800_000, 800_001, 1_000_000, 1_600_000, 1_858_462, 1_858_463,
  2_000_000, 3_000_000, 3_333_333, 3_333_334, 4_285_714, 4_285_715, 4_600_000, 6_000_000, 6_000_001,
  10_000_000,
];
const aim: fc.Arbitrary<Aim> = fc.record({
  at: fc.constantFrom(
    ...(['amount', 'amount', 'deductible', 'pool', 'pool'] as const),
    ...(['nearly-pool', 'tilt-line', 'tilt-cap'] as const),
  ),
  amount: fc.oneof(fen, fc.constantFrom(...SPECIAL_FEN)),
  beside: fc.constantFrom(0, 0, 1, -1, 2, -2),
});

/**
 * Ways to spoil a bill, each in one way only, so that there is one right answer to what is wrong.
 */
export const SPOILT: Readonly<Record<string, (bill: Json) => unknown>> = {
  'unknown key': (bill) => ({ ...bill, ward: '内科' }),
  'unknown payment': (bill) => ({ ...bill, paid: { basics: '1' } }),
  'unknown fact of the facility': (bill) => ({ ...bill, facility: { grade: 2 } }),
  'money as number': (bill) => ({ ...bill, fees: { total: 100, inScope: '100' } }),
  negative: (bill) => ({ ...bill, paid: { basic: '-0.01' } }),
  'three decimals': (bill) => ({ ...bill, fees: { total: '10.005', inScope: '10' } }),
  'not money': (bill) => ({ ...bill, paid: { charity: '1e3' } }),
  'empty money': (bill) => ({ ...bill, paid: { charity: '' } }),
  'scope above total': (bill) => ({ ...bill, fees: { total: '10', inScope: '10.01' } }),
  'scope sum': (bill) => ({ ...bill, fees: { total: '10', inScope: '9', outOfScope: '0.99' } }),
  'no such day': (bill) => ({ ...bill, settledOn: '2023-02-29' }),
  'no day': ({ settledOn, ...rest }) => ({ ...rest, filedOn: settledOn }),
  'no such care': (bill) => ({ ...bill, care: 'dental' }),
  'disease as number': (bill) => ({ ...bill, disease: 9 }),
  'flag as text': (bill) => ({ ...bill, treatmentListed: 'yes' }),
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

/** 四(三)2, and others; in the document the fourth is written with a space in it. */
const DISEASES = (
  '终末期肾病 血友病 慢性粒细胞性白血病 I型糖尿病 耐多药肺结核 再生障碍性贫血 恶性肿瘤门诊放化疗 ' +
  '器官移植术后抗排异治疗 重性精神病人药物维持治疗'
).split(' ');
const disease = fc.oneof(
  { arbitrary: fc.constantFrom(...DISEASES, 'I 型糖尿病'), weight: 8 },
  { arbitrary: fc.constantFrom(null, '', '肺癌', '高血压', '型糖尿病', '血友'), weight: 1 },
);

/** What only other documents ask about: it must change nothing here. */
const FACTS_OF_OTHER_DOCUMENTS: readonly Json[] = [
  { special: true, treatment: 'dialysis' },
  { special: false, treatment: 'chemo-radiotherapy' },
  { registered: false, patientAge: 81, homeMaintenance: true },
  { rareDiseaseListed: false, rareFacilityNamed: false, rareDrugCost: '8000' },
];

/** `usually` is the care of most of a person's bills: only so does one limit fill up by it. */
export const bill = (year: string, usually: string) =>
  fc.record({
    aim,
    paid: payments,
    exceeds: often(14, null, [0, 1, 5000]),
    outOfScope: fc.constantFrom('none', 'none', 'limit', 'limit', 'amount'),
    outOfScopeFen: fen,
    outOfScopeBeside: fc.constantFrom(0, 1, -1, 2, -2, 50_000),
    statesOutOfScope: fc.boolean(),
    leavesOut: fc.boolean(),
    spoil: often(24, null, Object.keys(SPOILT)),
    care: often(3, usually, ['inpatient', 'chronic-outpatient', ...CARES]),
    settledOn: dayIn(year),
    filedOn: fc.option(dayIn(year), { freq: 8 }),
    level: fc.constantFrom(1, 2, 3),
    designated: chance(94),
    place: often(2, 'county', PLACES),
    referral: often(2, 'not-needed', REFERRALS),
    primaryCareFirst: fc.boolean(),
    disease,
    treatmentListed: chance(92),
    agencyException: chance(10),
    standardElsewhere: chance(3),
    elsewhereOnly: often(10, {}, FACTS_OF_OTHER_DOCUMENTS),
  });
export type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

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
  treatmentListed: true,
  agencyException: false,
  standardElsewhere: false,
};

export function billFrom(draft: Draft, base: number, commercialFirst: boolean): Json {
  const { paid, level, designated, place, referral, primaryCareFirst } = draft;
  const { treatmentListed, agencyException, standardElsewhere } = draft;
  const stated = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all).filter(([key, value]) => !draft.leavesOut || value !== USUAL[key]),
    );
  const before =
    paid.basic +
    paid.catastrophic +
    paid.otherInsurance +
    paid.rareDiseaseFund +
    (commercialFirst ? paid.commercial : 0);
  const inScope = draft.exceeds === null ? before + base : Math.max(0, before - draft.exceeds);
  const outOfScope = outOfScopeOf(draft, inScope);
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
    ...stated({ referral, primaryCareFirst, treatmentListed, agencyException, standardElsewhere }),
    ...(draft.disease === null || draft.care === 'inpatient' ? {} : { disease: draft.disease }),
    ...draft.elsewhereOnly,
  };
}

function outOfScopeOf(draft: Draft, inScope: number): number {
  if (draft.outOfScope === 'none') return 0;
  if (draft.outOfScope === 'amount') return draft.outOfScopeFen;
  return Math.max(0, allowedOutOfScope(inScope, draft.level) + draft.outOfScopeBeside);
}
