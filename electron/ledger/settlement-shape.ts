import { z } from 'zod';
import { isRate, type Rate } from '../../engine/money.ts';
import { REASON_CODES, type Reason } from '../../engine/reasons.ts';
import type {
  Deposit,
  IdentityApplied,
  Payout,
  Settlement,
  YearSums,
} from '../../engine/settlement.ts';
import { CATEGORIES } from '../../engine/terms.ts';
import type { How, ReadingUsed, Step, Term } from '../../engine/trace.ts';
import { AMOUNT_WORDS, type AmountName } from '../../engine/words.ts';
import { clause, day, exactly, fen, pack, text, type Shape } from './shapes.ts';

const amountName = z.custom<AmountName>(
  (value) => typeof value === 'string' && Object.hasOwn(AMOUNT_WORDS, value),
  'is not the name of an amount',
);
const rate = z.custom<Rate>((value) => typeof value === 'string' && isRate(value), 'is no share');

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

const term: z.ZodType<Term> = exactly<Term>()(
  z.strictObject({
    name: amountName,
    amount: fen,
  } satisfies Shape<Term>),
);

const terms = z.array(term).readonly();

const how = exactly<How>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('given') }),
    z.strictObject({ kind: z.literal('carried') }),
    z.strictObject({ kind: z.literal('stated') }),
    z.strictObject({
      kind: z.literal('published'),
      figure: text,
      figureName: text,
      from: text,
    }),
    z.strictObject({
      kind: z.literal('difference'),
      of: term,
      less: terms,
      neverBelowZero: z.boolean(),
    }),
    z.strictObject({ kind: z.literal('sum'), of: terms }),
    z.strictObject({ kind: z.literal('share'), of: term, share: rate }),
    z.strictObject({ kind: z.literal('smallest'), of: terms }),
    z.strictObject({ kind: z.literal('nothing'), because: text }),
  ]),
);

const step: z.ZodType<Step> = exactly<Step>()(
  z.strictObject({
    name: amountName,
    title: z.exactOptional(text),
    amount: fen,
    how,
    clause: z.exactOptional(clause),
    readings: z.exactOptional(z.array(reading).readonly()),
    reasons: z.exactOptional(z.array(reason).readonly()),
    steps: z.lazy((): z.ZodType<readonly Step[]> => z.array(step).readonly()),
  } satisfies Shape<Step>),
);

const sums: z.ZodType<YearSums> = exactly<YearSums>()(
  z.strictObject({
    deductible: fen,
    pools: z.record(text, fen),
    tilt: fen,
    selfPay: fen,
    tiltExcess: fen,
    afterInsurance: fen,
  } satisfies Shape<YearSums>),
);

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
export const settlementBody: z.ZodType<Settlement> = exactly<Settlement>()(
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
    counts: sums,
    before: sums,
    after: sums,
    trace: step,
  } satisfies Shape<Settlement>),
);
