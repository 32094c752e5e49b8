import { z } from 'zod';
import { ZERO } from '../../engine/money.ts';
import { REASON_CODES, type Reason } from '../../engine/reasons.ts';
import type {
  Deposit,
  IdentityApplied,
  Payout,
  Settlement,
  YearSums,
} from '../../engine/settlement.ts';
import { CATEGORIES } from '../../engine/terms.ts';
import type { BandPart } from '../../engine/bands.ts';
import type { How, Term, ToldStep } from '../../engine/told.ts';
import type { OverrideUsed, ReadingUsed } from '../../engine/trace.ts';
import { AMOUNT_WORDS, type AmountName } from '../../engine/words.ts';
import { clause, day, exactly, fen, pack, rate, text, whole, type Shape } from './shapes.ts';

const amountName = z.custom<AmountName>(
  (value) => typeof value === 'string' && Object.hasOwn(AMOUNT_WORDS, value),
  'is not the name of an amount',
);

const reason: z.ZodType<Reason> = exactly<Reason>()(
  z.strictObject({
    code: z.enum(REASON_CODES),
    clause: z.exactOptional(clause),
    facts: z.record(text, text),
  } satisfies Shape<Reason>),
);

const reading: z.ZodType<ReadingUsed> = exactly<ReadingUsed>()(
  z.strictObject({
    id: text,
    on: z.boolean(),
    says: text,
  } satisfies Shape<ReadingUsed>),
);

const override: z.ZodType<OverrideUsed> = exactly<OverrideUsed>()(
  z.strictObject({
    path: text,
    clause,
    because: text,
  } satisfies Shape<OverrideUsed>),
);

const term: z.ZodType<Term> = exactly<Term>()(
  z.strictObject({
    name: amountName,
    amount: fen,
  } satisfies Shape<Term>),
);

const terms = z.array(term).readonly();

const bandPart: z.ZodType<BandPart> = exactly<BandPart>()(
  z.strictObject({
    of: fen,
    share: rate,
    raisedFrom: z.exactOptional(rate),
  } satisfies Shape<BandPart>),
);

const how = exactly<How>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('given') }),
    z.strictObject({ kind: z.literal('carried') }),
    z.strictObject({ kind: z.literal('stated') }),
    z.strictObject({ kind: z.literal('tabled'), table: text, source: text }),
    z.strictObject({
      kind: z.literal('published'),
      figure: text,
      figureName: text,
      from: text,
      source: z.exactOptional(text),
    }),
    z.strictObject({
      kind: z.literal('difference'),
      of: term,
      less: terms,
      neverBelowZero: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('sum'), of: terms }),
    z.strictObject({ kind: z.literal('share'), of: term, share: rate, by: z.exactOptional(text) }),
    z.strictObject({
      kind: z.literal('share-in-units'),
      of: term,
      share: rate,
      step: whole,
      rounding: z.enum(['half-up', 'down']),
    }),
    z.strictObject({ kind: z.literal('bands'), of: term, parts: z.array(bandPart).readonly() }),
    z.strictObject({ kind: z.literal('above-share'), of: term, whole: term, share: rate }),
    z.strictObject({ kind: z.literal('smallest'), of: terms }),
    z.strictObject({ kind: z.literal('nothing'), because: text }),
  ]),
);

const step: z.ZodType<ToldStep> = exactly<ToldStep>()(
  z.strictObject({
    name: amountName,
    title: z.exactOptional(text),
    amount: fen,
    how,
    clause: z.exactOptional(clause),
    readings: z.exactOptional(z.array(reading).readonly()),
    /** Written since changes to a parent's text are told apart from readings. */
    overrides: z.exactOptional(z.array(override).readonly()),
    reasons: z.exactOptional(z.array(reason).readonly()),
    steps: z.lazy((): z.ZodType<readonly ToldStep[]> => z.array(step).readonly()),
  } satisfies Shape<ToldStep>),
);

const OLDEST_SUMS = {
  deductible: fen,
  pools: z.record(text, fen),
  tilt: fen,
  selfPay: fen,
  tiltExcess: fen,
  afterInsurance: fen,
};

const sums: z.ZodType<YearSums> = exactly<YearSums>()(
  z.strictObject({
    ...OLDEST_SUMS,
    stays: whole,
    basic: fen,
    catastrophic: fen,
    afterBasic: fen,
  } satisfies Shape<YearSums>),
);

/** Sums as they were written before stays and insurance were counted: nothing of these is known. */
const olderSums: z.ZodType<YearSums> = z
  .strictObject(OLDEST_SUMS)
  .transform((said) => ({ ...said, stays: 0, basic: ZERO, catastrophic: ZERO, afterBasic: ZERO }));

const identityApplied: z.ZodType<IdentityApplied> = exactly<IdentityApplied>()(
  z.strictObject({
    category: z.enum(CATEGORIES),
    name: text,
    from: day,
    until: day.nullable(),
    clause,
  } satisfies Shape<IdentityApplied>),
);

const poolDrawn = z.strictObject({
  id: text,
  name: text,
  cap: fen.nullable(),
  used: fen,
  left: fen.nullable(),
} satisfies Shape<NonNullable<Settlement['pool']>>);

const deposit = exactly<Deposit>()(z.enum(['normal', 'waived', 'reduced']));
const payout = exactly<Payout>()(z.enum(['one-stop', 'by-application', 'retroactive']));

/** A settlement with its whole explanation, as the journal keeps it. */
export const settlementBody = settlementWith(sums);

/** The same as it was written before stays and insurance were counted. */
export const olderSettlementBody = settlementWith(olderSums);

function settlementWith(yearSums: z.ZodType<YearSums>): z.ZodType<Settlement> {
  return exactly<Settlement>()(
    z.strictObject({
      pack,
      readings: z.array(reading).readonly(),
      identity: identityApplied.nullable(),
      retroactive: z.boolean(),
      aidBase: fen,
      deductible: fen,
      deductibleUsed: fen,
      deductibleLeft: fen,
      aid: fen,
      tilt: fen,
      tiltRefund: fen,
      hospitalBorne: fen,
      selfPayInScope: fen,
      cash: fen,
      fundAdvance: fen,
      pool: poolDrawn.nullable(),
      tiltLimits: z.strictObject({ line: fen, cap: fen.nullable() }).nullable(),
      control: z.strictObject({ within: z.boolean(), excess: fen }).nullable(),
      deposit: deposit.nullable(),
      payout: payout.nullable(),
      reasons: z.array(reason).readonly(),
      counts: yearSums,
      before: yearSums,
      after: yearSums,
      trace: step,
    } satisfies Shape<Settlement>),
  );
}
