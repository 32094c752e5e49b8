import { z } from 'zod';
import { moneyField, shareField } from '../fields.ts';
import {
  allOrCategories,
  categories,
  category,
  clause,
  id,
  line,
  packRef,
} from './field-schema.ts';

/** What a document answers beside settlements: help with contributions, catastrophic tilt, warnings, days, the fund. */

/** A row may have a name, by which a reading finds it. */
const rowId = id.exactOptional();

const subsidyRow = z.discriminatedUnion('kind', [
  z.strictObject({
    id: rowId,
    kind: z.literal('share'),
    value: shareField,
    of: z.enum(['contribution', 'tier-one-contribution']),
    categories,
    tiers: z.array(z.union([z.literal(1), z.literal(2)])).min(1),
    clause,
  }),
  z.strictObject({
    id: rowId,
    kind: z.literal('fixed'),
    yuan: moneyField,
    categories,
    tiers: z.array(z.union([z.literal(1), z.literal(2)])).min(1),
    clause,
  }),
  /** An amount that another policy sets; asked for with the amount. */
  z.strictObject({ id: rowId, kind: z.literal('other-policy'), categories, clause }),
  z.strictObject({ id: rowId, kind: z.literal('original-policy'), categories, clause }),
  z.strictObject({
    id: rowId,
    kind: z.literal('of-pack'),
    pack: packRef,
    categories,
    countsAs: z.partialRecord(category, category),
    clause,
  }),
]);
export type SubsidyRow = z.output<typeof subsidyRow>;

export const subsidy = z.strictObject({
  clause,
  /** The first year of the subsidy, where it is later than the document. */
  from: z.strictObject({ year: z.number().int(), clause }).nullable(),
  employees: z.strictObject({ clause }),
  /** Recognised after enrolment has closed: none that year. Null = recognised at any time. */
  afterEnrolment: z.strictObject({ clause }).nullable(),
  rows: z.array(subsidyRow).min(1),
});

export const catastrophic = z.strictObject({
  categories: allOrCategories,
  deductibleShare: shareField,
  raise: shareField,
  cap: z.enum(['kept', 'removed']),
  clause,
});

export const warning = z.strictObject({
  who: z.union([z.literal('everyone'), allOrCategories]),
  line,
  /** Whether the document gives a line at all; where not, only an office's own line warns. */
  lineInDocument: z.boolean(),
  clause,
});

export const deadlines = z.strictObject({
  /** The day of each month by which recipients' lists are handed over; moved by statutory holidays. */
  listHandover: z.strictObject({ day: z.number().int().min(1).max(28), clause }).nullable(),
  aidReview: z.strictObject({ workingDays: z.number().int().min(1), clause }).nullable(),
});

export const fundCheck = z.strictObject({
  ownBudget: z.strictObject({ atLeast: shareField, clause }),
  surplus: z.strictObject({ atMost: shareField, clause }),
});
