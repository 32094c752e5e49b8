/** Random bills of the 济源 pack: what it asks of one, and what is out of scope of it. */
import fc from 'fast-check';
import { aimsAt } from '../aim.ts';
import { CARES, PLACES, type Json } from '../case-form.ts';
import { billOf, costFor, paymentsOf, usualFacts } from '../random-bill.ts';
import { chance, fenUpTo, often } from '../random.ts';
import { allowedOutOfScope } from './aim.ts';
import { dayIn } from './random-figures.ts';

const fen = fenUpTo(12_000_000);
const SPECIAL_FEN = [
  0, 1, 2, 3, 5, 7, 320_000, 320_001, 800_000, 800_001, 1_000_000, 1_600_000, 1_858_462, 1_858_463,
  2_000_000, 3_000_000, 3_333_333, 3_333_334, 4_285_714, 4_285_715, 4_600_000, 6_000_000, 6_000_001,
  10_000_000,
];
const aim = aimsAt(
  ['amount', 'amount', 'deductible', 'pool', 'pool', 'nearly-pool', 'tilt-line', 'tilt-cap'],
  fen,
  SPECIAL_FEN,
);

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
    ...usualFacts({
      aim,
      paid: paymentsOf(fen),
      care: often(3, usually, ['inpatient', 'chronic-outpatient', ...CARES]),
      day: dayIn(year),
      elsewhereOnly: FACTS_OF_OTHER_DOCUMENTS,
    }),
    outOfScope: fc.constantFrom('none', 'none', 'limit', 'limit', 'amount'),
    outOfScopeFen: fen,
    outOfScopeBeside: fc.constantFrom(0, 1, -1, 2, -2, 50_000),
    // Tilt is paid within the province only, and often enough to come to its limit.
    place: often(2, 'county', PLACES),
    primaryCareFirst: fc.boolean(),
    disease,
    treatmentListed: chance(92),
  });
export type Draft = ReturnType<typeof bill> extends fc.Arbitrary<infer T> ? T : never;

export function billFrom(draft: Draft, base: number, commercialFirst: boolean): Json {
  const { referral, primaryCareFirst, treatmentListed } = draft;
  const { agencyException, standardElsewhere } = draft;
  const inScope = costFor(draft, base, commercialFirst);
  const whose = { referral, primaryCareFirst, agencyException, standardElsewhere };
  const disease = draft.care === 'inpatient' ? null : draft.disease;
  const fees = { inScope, outOfScope: outOfScopeOf(draft, inScope) };
  return billOf(draft, fees, { ...whose, treatmentListed, disease });
}

function outOfScopeOf(draft: Draft, inScope: number): number {
  if (draft.outOfScope === 'none') return 0;
  if (draft.outOfScope === 'amount') return draft.outOfScopeFen;
  return Math.max(0, allowedOutOfScope(inScope, draft.level) + draft.outOfScopeBeside);
}
