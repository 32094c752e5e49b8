import { z } from 'zod';
import { dayField, moneyField, shareField } from '../fields.ts';
import { tableFields } from '../insurance/plan.ts';
import { FIGURES, type PackId } from '../terms.ts';
import { NOTED_AT } from '../trace.ts';
import { answer } from './answer-schema.ts';
import { catastrophic, deadlines, fundCheck, subsidy, warning } from './ask-schema.ts';
import {
  allOrCategories,
  care,
  cares,
  categories,
  category,
  clause,
  id,
  packRef,
  places,
  words,
} from './field-schema.ts';
import { tilt, yearSelfPay } from './tilt-schema.ts';

export type { Band, BillLine, Limit, LineSource, Rounding, Share } from './field-schema.ts';

/** What a pack may say. Strict: an unknown key is an error. Every value stands beside its clause. */

/** The amounts at which an explanation says which reading or override was used. */
const shownAt = z.array(z.enum(NOTED_AT));

const reading = z.strictObject({
  id,
  clause,
  shownAt,
  byDefault: words,
  alternative: words,
  because: words,
  /** Paths in this file and the values they take when the reading is switched on. */
  set: z
    .record(z.string(), z.unknown())
    .refine(
      (set) => Object.keys(set).length > 0,
      'a reading must set something: write a path and its value',
    ),
});

/** What a pack changes of its parent's text: the value, and where an explanation says so. */
export const override = z.strictObject({
  path: words,
  value: z.unknown(),
  clause,
  shownAt,
  because: words,
});

/** How the source of a value that other documents set was seen. */
const confidence = z.enum(['seen (official)', 'seen (press)']);

const diseaseList = z.strictObject({
  id,
  name: words,
  clause,
  /** Where the agency marks a bill as of this list or not, its mark decides. */
  agencyMarks: z.boolean(),
  diseases: z.union([
    z.array(z.strictObject({ name: words, also: z.array(words).exactOptional() })).min(1),
    /** The list of another pack, taken over whole. */
    z.strictObject({ pack: packRef, list: id }),
  ]),
});

export const head = {
  id: packRef.transform((text) => text as PackId),
  region: z.strictObject({ name: words, code: z.string().regex(/^\d{6}$/, 'must be six digits') }),
  document: z.strictObject({
    title: words,
    number: words.nullable(),
    issuer: words,
    publishedOn: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be YYYY-MM or YYYY-MM-DD'),
    replaces: words.nullable(),
  }),
  inForce: z.strictObject({ from: dayField, until: dayField.nullable(), clause }),
  reviewed: z.strictObject({ on: dayField, by: words }),
};

/** Clauses with nothing to compute: shown to people or only reported on. */
export const notComputed = z.array(
  z.strictObject({ clauses: z.array(clause).min(1), as: z.enum(['displayed', 'reported']) }),
);

const packSchema = z.strictObject({
  ...head,
  /** Changes to the parent that this pack was made from; empty where it stands alone. */
  overrides: z.array(override).exactOptional(),
  figures: z.array(z.strictObject({ key: z.enum(FIGURES), name: words, clause })),
  /** Figures that an official source was seen for; an office's own entry for the day comes first. */
  published: z.array(
    z.strictObject({
      key: z.enum(FIGURES),
      yuan: moneyField,
      from: dayField,
      until: dayField.nullable(),
      source: words,
      confidence,
    }),
  ),
  /** Insurance tables that an official source was seen for; an office's own table of the same name comes first. */
  plans: z.array(z.strictObject({ ...tableFields, confidence })),
  diseaseLists: z.array(diseaseList),
  categories: z.strictObject({
    /** The clause by which the best of several identities counts; the list is ranked, best first. */
    bestOf: clause,
    ranked: z
      .array(
        z.strictObject({
          id: category,
          name: words,
          clause,
          localHouseholdOnly: z.boolean().exactOptional(),
        }),
      )
      .min(1),
    /** Others whom a county names and classes as one of the above; null where the document has none. */
    treatedAs: z.strictObject({ name: words, clause }).nullable(),
    retroactive: z.strictObject({ clause, onlyIfUnrecognised: z.boolean() }).nullable(),
  }),
  access: z.strictObject({
    designated: z.strictObject({ clause }),
    referral: z.strictObject({ clause }).nullable(),
    standardElsewhere: z.strictObject({ clause }),
  }),
  beforeAid: z.strictObject({
    clause,
    commercial: z.strictObject({ care: z.array(care), clause }),
    /** Care kinds whose base is the cost of the drug itself, in scope or not. */
    drugCost: z.strictObject({ care: cares, clause }).nullable(),
  }),
  pools: z.array(z.strictObject({ id, title: words, clause })).min(1),
  answers: z.array(answer).min(1),
  yearSelfPay,
  tilt: tilt.nullable(),
  hospitalBears: z
    .strictObject({
      care: cares,
      place: places,
      /** The share of the whole bill that out-of-scope cost may reach, by level; the hospital bears the rest. */
      shares: z.strictObject({ 1: shareField, 2: shareField, 3: shareField }),
      clause,
    })
    .nullable(),
  /** A figure that hospitals are held to; no payment. */
  control: z
    .strictObject({
      care: cares,
      place: places,
      share: shareField,
      countsOutOfScope: z.boolean(),
      clause,
    })
    .nullable(),
  deposits: z.array(
    z.strictObject({
      kind: z.enum(['waived', 'reduced']),
      categories: allOrCategories,
      place: places,
      primaryCareFirst: z.boolean(),
      clause,
    }),
  ),
  payout: z.strictObject({
    clause,
    byApplication: z.strictObject({ categories, clause }).nullable(),
  }),
  subsidy: subsidy.nullable(),
  catastrophic: catastrophic.nullable(),
  warning: warning.nullable(),
  deadlines,
  fundCheck: fundCheck.nullable(),
  readings: z.array(reading),
  notComputed,
});

export type PackData = z.output<typeof packSchema>;

/** Reads a tree as a pack. A schema that is compiled first reads faster, but so few trees are read that it never pays. */
export function readPackData(tree: unknown): z.ZodSafeParseResult<PackData> {
  return packSchema.safeParse(tree, { jitless: true });
}

const changesSchema = packSchema.partial();

/** Reads what a pack's tree says otherwise than one that was read before; the same value is not read twice. */
export function readChanges(
  tree: unknown,
  before: unknown,
): z.ZodSafeParseResult<z.output<typeof changesSchema>> {
  const known = new Map(partsOf(before));
  const changed = partsOf(tree).filter(([key, value]) => value !== known.get(key));
  return changesSchema.safeParse(Object.fromEntries(changed), { jitless: true });
}

function partsOf(tree: unknown): readonly (readonly [string, unknown])[] {
  return typeof tree === 'object' && tree !== null ? Object.entries(tree) : [];
}
export type Reading = PackData['readings'][number];
