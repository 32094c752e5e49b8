import { z } from 'zod';
import { dayField, moneyField, shareField } from '../fields.ts';
import { CARE_KINDS, CATEGORIES, FIGURES, PLACES, REFERRALS, toClauseId } from '../terms.ts';

/** The values that every part of a pack is written with; each amount and share stands beside its clause. */

export const clause = z.string().min(1).transform(toClauseId);
export const words = z.string().min(1);
/** Words with hyphens; with the place before it where it was taken over from another pack. */
export const id = z
  .string()
  .regex(/^([a-z-]+:)?[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words-with-hyphens');
const packPath = /^[a-z-]+\/\d{4}-\d{2}-\d{2}$/;
export const packRef = z.string().regex(packPath, 'must be <place>/<first day in force>');
export const category = z.enum(CATEGORIES);
export const categories = z.array(category).min(1);
export const allOrCategories = z.union([z.literal('all'), categories]);
export const care = z.enum(CARE_KINDS);
export const cares = z.array(care).min(1);
export const places = z.array(z.enum(PLACES)).min(1);
export const referrals = z.array(z.enum(REFERRALS)).min(1);
const figure = z.enum(FIGURES);

/** One value for each level of facility: 1 is primary care. */
const byLevel = <T extends z.ZodType>(value: T) => z.strictObject({ 1: value, 2: value, 3: value });

/** How a share of a figure becomes a line: to the fen half up unless the office's practice says otherwise. */
const rounding = z.strictObject({
  to: z.enum(['fen', 'yuan', 'ten', 'hundred']),
  how: z.enum(['half-up', 'down']),
});
export type Rounding = z.output<typeof rounding>;

/** Where a line may come from: the figure that an office enters, an amount that the document prints for some days, or a share. */
const lineSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('figure'), figure }),
  z.strictObject({
    kind: z.literal('printed'),
    yuan: moneyField,
    from: dayField,
    until: dayField.nullable(),
  }),
  z.strictObject({
    kind: z.literal('share-of-figure'),
    share: shareField,
    figure,
    rounding: rounding.exactOptional(),
  }),
]);
export type LineSource = z.output<typeof lineSource>;

const lines = [
  z.strictObject({ kind: z.literal('none'), clause }),
  z.strictObject({ kind: z.literal('amount'), yuan: moneyField, clause }),
  z.strictObject({ kind: z.literal('first-of'), sources: z.array(lineSource).min(1), clause }),
] as const;

/** A line: expressly none, an amount, or the first of several sources that has a value on the day. */
export const line = z.discriminatedUnion('kind', lines);

/** A line of one bill: it may also depend on the level of the facility, or on which stay of the year this is. */
export const billLine = z.discriminatedUnion('kind', [
  ...lines,
  z.strictObject({ kind: z.literal('by-level'), yuan: byLevel(moneyField), clause }),
  /** The first stay of the year, the second …; the last amount holds for all further ones. */
  z.strictObject({ kind: z.literal('by-stay'), yuan: z.array(moneyField).min(2), clause }),
]);
export type BillLine = z.output<typeof billLine>;

/** A limit: expressly none, an amount, or a floor that a district's own published figure may raise. */
export const limit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none'), clause }),
  z.strictObject({ kind: z.literal('amount'), yuan: moneyField, clause }),
  z.strictObject({ kind: z.literal('at-least'), yuan: moneyField, figure, clause }),
]);
export type Limit = z.output<typeof limit>;

const band = z.strictObject({ upTo: moneyField.nullable(), share: shareField });
export type Band = z.output<typeof band>;

/** A share of what is above the deductible: one, one by level, bands over this bill, or a floor that a figure may raise. */
export const share = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('of-all'), value: shareField, clause }),
  z.strictObject({ kind: z.literal('by-level'), value: byLevel(shareField), clause }),
  z.strictObject({ kind: z.literal('bands'), bands: z.array(band).min(1), clause }),
  z.strictObject({ kind: z.literal('at-least'), value: shareField, figure, clause }),
]);
export type Share = z.output<typeof share>;
