import { z } from 'zod';
import { payPlan, type Plan } from './asks/catastrophic.ts';
import { parseClaim, parseFigures, parseIdentities, type Figure, type Identity } from './claim.ts';
import { choiceField, dayField, moneyField, parseWith, shareField } from './fields.ts';
import { caseResult } from './case-result.ts';
import { inYuan } from './money.ts';
import { fail, ok, type Problem, type Result } from './problem.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { PackBook } from './rule-pack/pack-book.ts';
import { settle } from './settle.ts';
import type { YearSums } from './settlement.ts';
import { CATEGORIES, yearOf } from './terms.ts';
import type { TraceWanted } from './trace.ts';
import { addYears, EMPTY_YEAR } from './year.ts';

const categories = z.array(choiceField(CATEGORIES, 'CATEGORY_NOT_IN_LIST'));

/** What every case may carry; these never change an answer. */
const notes = {
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  clause: z.unknown().optional(),
  expect: z.unknown().optional(),
  why: z.unknown().optional(),
};
const common = {
  ...notes,
  pack: z.string(),
  readings: z.array(z.string()).default([]),
};

const settleSchema = z.strictObject({
  ...common,
  ask: z.literal('settle').default('settle'),
  figures: z.unknown().optional(),
  identities: z.unknown().optional(),
  claims: z.array(z.unknown()),
  person: z.unknown().optional(),
});
const subsidySchema = z.strictObject({
  ...common,
  ask: z.literal('subsidy'),
  categories,
  contribution: moneyField,
  tier: z.union([z.literal(1), z.literal(2)]).default(1),
  tierOneContribution: moneyField.optional(),
  recognisedOn: dayField.optional(),
  enrolmentClosesOn: dayField.optional(),
  otherPolicyAmount: moneyField.optional(),
  employee: z.boolean().default(false),
  alreadyInsured: z.boolean().default(false),
  year: z.number().int().min(1900).max(9999).optional(),
});
const catastrophicSchema = z.strictObject({
  ...common,
  ask: z.literal('catastrophic'),
  categories,
  plan: z.strictObject({
    deductible: moneyField,
    bands: z.array(z.strictObject({ upTo: moneyField.nullable(), share: shareField })).min(1),
    cap: moneyField.nullable(),
  }),
  amount: moneyField.optional(),
  figures: z.unknown().optional(),
});
const warningSchema = z.strictObject({
  ...common,
  ask: z.literal('warning'),
  categories,
  amount: moneyField,
  on: dayField,
  figures: z.unknown().optional(),
});

type Answer = Readonly<Record<string, unknown>>;

/**
 * Answers one case of the case format: `{id, results}` for settle, `{id, result…}` for the other asks, `{id, problem}`
 * where the case itself is wrong. Pure but for the packs it is given.
 */
export function answerCase(input: unknown, packs: PackBook, trace: TraceWanted = 'none'): Answer {
  const id = idOf(input);
  const answer = answerAsk(input, packs, trace);
  return answer.ok ? { id, ...answer.value } : { id, problem: problemOf(answer.problem) };
}

/** A problem as the case format writes it: code, message, place, and the facts beside them. */
export function problemOf(problem: Problem): Answer {
  const at = problem.at === undefined ? {} : { at: problem.at };
  return { code: problem.code, message: problem.message, ...at, ...problem.facts };
}

/** The id by which an answer is keyed; null where the case has none. */
export function idOf(input: unknown): string | number | null {
  if (typeof input !== 'object' || input === null || !('id' in input)) return null;
  return typeof input.id === 'string' || typeof input.id === 'number' ? input.id : null;
}

function answerAsk(input: unknown, packs: PackBook, trace: TraceWanted): Result<Answer> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return fail({ code: 'MALFORMED', message: 'a case is one JSON object' });
  }
  const ask: unknown = Reflect.get(input, 'ask') ?? 'settle';
  switch (ask) {
    case 'settle':
      return answerSettle(input, packs, trace);
    case 'subsidy':
      return answerSubsidy(input, packs);
    case 'catastrophic':
      return answerCatastrophic(input, packs);
    case 'warning':
      return answerWarning(input, packs);
    default:
      return fail({
        code: 'ASK_NOT_ANSWERED',
        message: `ask ${JSON.stringify(ask)} is not answered; asks are: settle, subsidy, catastrophic, warning`,
        at: 'ask',
      });
  }
}

/** A settle case read: the pack compiled, what holds for all its claims, and the claims still raw. */
export type SettleCase = {
  readonly pack: CompiledPack;
  readonly figures: readonly Figure[];
  readonly identities: readonly Identity[];
  readonly claims: readonly unknown[];
  readonly person: unknown;
};

/** Reads all of a settle case but its claims, which go wrong one by one. */
export function readSettleCase(input: unknown, packs: PackBook): Result<SettleCase> {
  const read = parseWith(settleSchema, input);
  if (!read.ok) return read;
  const pack = packs.compiled(read.value.pack, read.value.readings);
  if (!pack.ok) return pack;
  const figures = parseFigures(read.value.figures ?? []);
  if (!figures.ok) return figures;
  const identities = parseIdentities(read.value.identities ?? []);
  if (!identities.ok) return identities;
  const { claims, person } = read.value;
  return ok({
    pack: pack.value,
    figures: figures.value,
    identities: identities.value,
    claims,
    person,
  });
}

function answerSettle(input: object, packs: PackBook, trace: TraceWanted): Result<Answer> {
  const read = readSettleCase(input, packs);
  if (!read.ok) return read;
  const { pack, figures, identities, claims } = read.value;
  const years = new Map<number, YearSums>();
  const results = claims.map((raw): Answer => {
    const claim = parseClaim(raw);
    if (!claim.ok) return { problem: problemOf(claim.problem) };
    const year = yearOf(claim.value.settledOn);
    const before = years.get(year) ?? EMPTY_YEAR;
    const settled = settle(pack, { claim: claim.value, identities, figures, year: before });
    if (!settled.ok) return { problem: problemOf(settled.problem) };
    years.set(year, addYears(before, settled.value.counts));
    return caseResult(settled.value, trace);
  });
  return ok({ results });
}

function packOf(read: { pack: string; readings: string[] }, packs: PackBook): Result<CompiledPack> {
  return packs.compiled(read.pack, read.readings);
}

function answerSubsidy(input: object, packs: PackBook): Result<Answer> {
  const read = parseWith(subsidySchema, input);
  if (!read.ok) return read;
  const pack = packOf(read.value, packs);
  if (!pack.ok) return pack;
  const { subsidy, person, reasons } = pack.value.subsidy({
    ...read.value,
    year: read.value.year ?? null,
  });
  return ok({ result: { subsidy: inYuan(subsidy), person: inYuan(person), reasons } });
}

function answerCatastrophic(input: object, packs: PackBook): Result<Answer> {
  const read = parseWith(catastrophicSchema, input);
  if (!read.ok) return read;
  const pack = packOf(read.value, packs);
  if (!pack.ok) return pack;
  const bad = badBand(read.value.plan);
  if (bad !== null) return fail(bad);
  const plan = pack.value.catastrophic(read.value.categories, read.value.plan);
  const pays =
    read.value.amount === undefined ? {} : { pays: inYuan(payPlan(plan, read.value.amount)) };
  return ok({
    result: {
      deductible: inYuan(plan.deductible),
      bands: plan.bands.map((b) => ({
        upTo: b.upTo === null ? null : inYuan(b.upTo),
        share: b.share,
      })),
      cap: plan.cap === null ? null : inYuan(plan.cap),
      ...pays,
    },
  });
}

function badBand(plan: Plan): Problem | null {
  const bad = plan.bands.findIndex((band, index) => {
    const next = plan.bands[index + 1];
    return (
      next !== undefined && (band.upTo === null || (next.upTo !== null && next.upTo <= band.upTo))
    );
  });
  if (bad < 0) return null;
  return {
    code: 'PLAN_INVALID',
    message: `band ${bad + 1} of the plan does not end below band ${bad + 2}: bands ascend, only the last may be open`,
    at: `plan.bands.${bad + 1}.upTo`,
  };
}

function answerWarning(input: object, packs: PackBook): Result<Answer> {
  const read = parseWith(warningSchema, input);
  if (!read.ok) return read;
  const pack = packOf(read.value, packs);
  if (!pack.ok) return pack;
  const figures = parseFigures(read.value.figures ?? []);
  if (!figures.ok) return figures;
  const warning = pack.value.warning({ ...read.value, figures: figures.value });
  if (!warning.ok) return warning;
  const { warn, line, reason } = warning.value;
  return ok({
    result: {
      warn,
      ...(line === null ? {} : { line: inYuan(line) }),
      ...(reason === null ? {} : { reason }),
    },
  });
}
