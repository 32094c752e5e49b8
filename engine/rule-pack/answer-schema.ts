import { z } from 'zod';
import { condition } from './condition-schema.ts';
import {
  allOrCategories,
  billLine,
  cares,
  categories,
  category,
  clause,
  id,
  limit,
  packRef,
  share,
  words,
} from './field-schema.ts';

/** What a document answers to a category and a care kind. Read from top to bottom: the first answer that holds is the one. */

const row = z.strictObject({
  categories,
  when: condition.exactOptional(),
  share,
  deductible: billLine,
  /** A deductible of the year is used up once; one of the stay is owed again at each. */
  deductiblePer: z.enum(['year', 'stay']).exactOptional(),
  cap: limit,
});

const benefit = z.strictObject({
  id,
  kind: z.literal('benefit'),
  title: words,
  care: cares,
  when: condition.exactOptional(),
  pool: id,
  /** A second, wider pool that this benefit also draws on, with its limit. */
  within: z.strictObject({ pool: id, cap: limit }).nullable(),
  clause,
  rows: z.array(row).min(1),
});

const REFUSALS = [
  'CARE_NOT_COVERED',
  'CARE_NOT_COVERED_FOR_CATEGORY',
  'ORIGINAL_POLICY',
  'NOT_SPECIAL_DISEASE',
  'LEVEL_TOO_LOW',
  'STAY_NOT_OVER_THRESHOLD',
  'DISEASE_NOT_LISTED',
  'TREATMENT_NOT_LISTED',
  'QUOTA_POLICY',
  'SCHOOL_AID',
  'NOT_REGISTERED',
  'RARE_DISEASE_NOT_LISTED',
  'RARE_FACILITY_NOT_NAMED',
] as const;
export const refusalCode = z.enum(REFUSALS);

const refusal = z.strictObject({
  id,
  kind: z.literal('refusal'),
  reason: refusalCode,
  care: cares,
  categories: allOrCategories,
  when: condition.exactOptional(),
  clause,
});

/** Other documents' rules, taken over whole for some categories: their answers, limits and floors, cited as theirs. */
const elsewhere = z.strictObject({
  id,
  kind: z.literal('of-pack'),
  pack: packRef,
  care: cares,
  categories,
  /** A category of this document that the other one knows under another name. */
  countsAs: z.partialRecord(category, category),
  clause,
});

export const answer = z.discriminatedUnion('kind', [benefit, refusal, elsewhere]);

export type Answer = z.output<typeof answer>;
export type BenefitAnswer = z.output<typeof benefit>;
export type BenefitRow = z.output<typeof row>;
