import { z } from 'zod';
import { dayField, moneyField, shareField } from '../fields.ts';
import {
  CARE_KINDS,
  CATEGORIES,
  FIGURES,
  PLACES,
  REFERRALS,
  type ClauseId,
  type PackId,
} from '../terms.ts';
import { AMOUNT_WORDS, type AmountName } from '../words.ts';

/** What a pack may say. Strict: an unknown key is an error. Every value stands beside its clause. */

const clause = z
  .string()
  .min(1)
  .transform((text) => text as ClauseId);
const words = z.string().min(1);
const category = z.enum(CATEGORIES);
const care = z.enum(CARE_KINDS);
const categories = z.array(category).min(1);
const cares = z.array(care).min(1);
const shareBy = z.strictObject({ value: shareField, clause });
const place = z.enum(PLACES);

/** A limit that is an amount, or expressly none. */
const limit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), clause }),
  z.strictObject({ kind: z.literal('amount'), yuan: moneyField, clause }),
]);
export type Limit = z.output<typeof limit>;

/** A line: none, an amount in the document, a figure published elsewhere, or a share of one (rounded to the fen). */
const line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), clause }),
  z.strictObject({ kind: z.literal('amount'), yuan: moneyField, clause }),
  z.strictObject({ kind: z.literal('figure'), figure: z.enum(FIGURES), clause }),
  z.strictObject({
    kind: z.literal('share-of-figure'),
    share: shareField,
    figure: z.enum(FIGURES),
    clause,
  }),
]);
export type Line = z.output<typeof line>;

const benefit = z.strictObject({
  title: words,
  care: cares,
  pool: words,
  clause,
  rows: z
    .array(z.strictObject({ categories, share: shareBy, deductible: line, cap: limit }))
    .min(1),
});

const notCovered = z.strictObject({
  care: cares,
  categories: z.union([z.literal('all'), categories]),
  reason: z.enum(['CARE_NOT_COVERED', 'CARE_NOT_COVERED_FOR_CATEGORY']),
  clause,
});

/** Tilt that pays a share of the year's self-pay above a line, growing with the year. */
const tilt = z.strictObject({
  kind: z.literal('year-over-line'),
  title: words,
  clause,
  counts: cares,
  countsEvenUncovered: z.array(care),
  route: z.strictObject({
    referral: z.array(z.enum(REFERRALS)).min(1),
    place: z.array(place).min(1),
    clause,
  }),
  line,
  share: shareBy,
  cap: limit,
});

const reading = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  clause,
  /** The amounts whose explanation says which reading was used. */
  shownAt: z.array(z.enum(Object.keys(AMOUNT_WORDS) as [AmountName, ...AmountName[]])).min(1),
  byDefault: words,
  alternative: words,
  because: words,
  /** Paths in this file and the values they take when the reading is switched on. */
  set: z.record(z.string(), z.unknown()),
});

export const packSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z-]+\/\d{4}-\d{2}-\d{2}$/)
    .transform((text) => text as PackId),
  region: z.strictObject({ name: words, code: z.string().regex(/^\d{6}$/) }),
  document: z.strictObject({
    title: words,
    number: words.nullable(),
    issuer: words,
    publishedOn: z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/),
    replaces: words.nullable(),
  }),
  inForce: z.strictObject({ from: dayField, until: dayField.nullable(), clause }),
  reviewed: z.strictObject({ on: dayField, by: words }),
  figures: z.array(z.strictObject({ key: z.enum(FIGURES), name: words, clause })),
  categories: z.strictObject({
    /** The clause by which the best of several identities counts; the list is ranked, best first. */
    bestOf: clause,
    ranked: z.array(z.strictObject({ id: category, name: words, clause })).min(1),
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
  }),
  pools: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), title: words, clause }))
    .min(1),
  benefits: z.array(benefit).min(1),
  notCovered: z.array(notCovered),
  tilt: tilt.nullable(),
  deposits: z.array(
    z.strictObject({
      kind: z.enum(['waived', 'reduced']),
      categories: z.union([z.literal('all'), categories]),
      place: z.array(place).min(1),
      primaryCareFirst: z.boolean(),
      clause,
    }),
  ),
  payout: z.strictObject({
    clause,
    byApplication: z.strictObject({ categories, clause }).nullable(),
  }),
  subsidy: z
    .strictObject({
      clause,
      employees: z.strictObject({ clause }),
      rows: z.array(z.strictObject({ categories, share: shareField, clause })).min(1),
    })
    .nullable(),
  catastrophic: z
    .strictObject({
      categories,
      deductibleShare: shareField,
      raise: shareField,
      cap: z.enum(['kept', 'removed']),
      clause,
    })
    .nullable(),
  warning: z
    .strictObject({
      who: z.union([z.literal('everyone'), categories]),
      line,
      clause,
    })
    .nullable(),
  readings: z.array(reading),
  /** Clauses with nothing to compute: shown to people or only reported on. */
  notComputed: z.array(
    z.strictObject({ clauses: z.array(clause).min(1), as: z.enum(['displayed', 'reported']) }),
  ),
});

export type PackData = z.output<typeof packSchema>;
