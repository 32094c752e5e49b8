import { z } from 'zod';
import { caseHead, readCase, type Answer } from './case-head.ts';
import { explainedResult, problemOf } from './case-result.ts';
import { parseClaim, parseFigures, parseIdentities, type Figure, type Identity } from './claim.ts';
import { parsePlan, planFor, type InsurancePlan } from './insurance/plan.ts';
import { ok, type Result } from './problem.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { PackBook } from './rule-pack/pack-book.ts';
import { settle } from './settle.ts';
import type { YearSums } from './settlement.ts';
import { yearOf } from './terms.ts';
import type { TraceWanted } from './trace.ts';
import { EMPTY_YEAR } from './year.ts';

const settleSchema = z.strictObject({
  ...caseHead,
  ask: z.literal('settle').default('settle'),
  figures: z.unknown().optional(),
  plans: z.array(z.unknown()).max(1000).default([]),
  identities: z.unknown().optional(),
  claims: z.array(z.unknown()),
  person: z.unknown().optional(),
  details: z.array(z.unknown()).default([]),
});

/** A settle case read: the pack compiled, what holds for all its claims, and the claims still raw. */
export type SettleCase = {
  readonly pack: CompiledPack;
  readonly figures: readonly Figure[];
  readonly plans: readonly InsurancePlan[];
  readonly identities: readonly Identity[];
  readonly claims: readonly unknown[];
  readonly person: unknown;
  /** What is said of each claim beside its sums, in the claims' order; of no use but to whoever records them. */
  readonly details: readonly unknown[];
};

/** Reads all of a settle case but its claims, which go wrong one by one. */
export function readSettleCase(input: unknown, packs: PackBook): Result<SettleCase> {
  const read = readCase(settleSchema, input, packs);
  if (!read.ok) return read;
  const { asked, pack } = read.value;
  const figures = figuresOf(asked.figures, pack);
  if (!figures.ok) return figures;
  const identities = parseIdentities(asked.identities ?? []);
  if (!identities.ok) return identities;
  const plans: InsurancePlan[] = [];
  for (const [index, raw] of asked.plans.entries()) {
    const plan = parsePlan(raw, `plans.${index}`);
    if (!plan.ok) return plan;
    plans.push(plan.value);
  }
  const { claims, person, details } = asked;
  return ok({
    pack,
    figures: figures.value,
    plans: [...plans, ...pack.plans],
    identities: identities.value,
    claims,
    person,
    details,
  });
}

/** A case that brings figures uses only its own; one that brings none has those of the pack. */
export function figuresOf(given: unknown, pack: CompiledPack): Result<readonly Figure[]> {
  const figures = parseFigures(given ?? []);
  return figures.ok && figures.value.length === 0 ? ok(pack.published) : figures;
}

/** One person's claims in turn; the sums of a calendar year go on from its last claim without a problem. */
export function answerSettle(input: object, packs: PackBook, trace: TraceWanted): Result<Answer> {
  const read = readSettleCase(input, packs);
  if (!read.ok) return read;
  const { pack, figures, plans, identities, claims } = read.value;
  const years = new Map<number, YearSums>();
  const results = claims.map((raw): Answer => {
    const claim = parseClaim(raw);
    if (!claim.ok) return { problem: problemOf(claim.problem) };
    const plan = planFor(claim.value, plans);
    if (!plan.ok) return { problem: problemOf(plan.problem) };
    const year = yearOf(claim.value.settledOn);
    const before = years.get(year) ?? EMPTY_YEAR;
    const input = { claim: claim.value, identities, figures, year: before, plan: plan.value };
    const settled = settle(pack, input);
    if (!settled.ok) return { problem: problemOf(settled.problem) };
    years.set(year, settled.value.after);
    return explainedResult(pack, input, settled.value, trace);
  });
  return ok({ results });
}
