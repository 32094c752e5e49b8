import { z } from 'zod';
import {
  allOrCategories,
  care,
  cares,
  clause,
  limit,
  line,
  places,
  referrals,
  share,
  words,
} from './field-schema.ts';
import { refusalCode } from './answer-schema.ts';

/** What of a bill counts as the year's self-pay, whether or not the document has a tilt that looks at it. */
export const yearSelfPay = z.strictObject({
  care: cares,
  /** Bills of these kinds count without a benefit too; bills refused for these reasons as well. */
  evenUncovered: z.array(care),
  evenRefusedFor: z.array(refusalCode),
  /** Bills off the tilt's route do not count. */
  onRouteOnly: z.boolean(),
  clause,
});

const route = z.strictObject({ referral: referrals, place: places, clause });
const common = { title: words, clause, categories: allOrCategories, route, line, cap: limit };

/** Tilt on the year: a share of the year's self-pay above a line, growing with the year. */
const overLineOfYear = z.strictObject({
  kind: z.literal('year-over-line'),
  ...common,
  share,
  /** Opens only when basic aid has used up its yearly limit; what was above the line before then waits, or is lost. */
  gate: z.strictObject({ before: z.enum(['waits', 'is-lost']), clause }).nullable(),
});

/** Tilt on one visit: where its self-pay reaches a line, a share of the whole of it or of what is above. */
const visitAtLine = z.strictObject({
  kind: z.literal('visit-at-line'),
  ...common,
  share,
  of: z.enum(['whole', 'excess']),
  needsBenefit: z.boolean(),
});

/** The document has tilt aid and leaves its rules to another. */
const elsewhere = z.strictObject({ kind: z.literal('rules-elsewhere'), title: words, clause });

export const tilt = z.discriminatedUnion('kind', [overLineOfYear, visitAtLine, elsewhere]);
export type OverLineOfYear = z.output<typeof overLineOfYear>;
export type VisitAtLine = z.output<typeof visitAtLine>;
