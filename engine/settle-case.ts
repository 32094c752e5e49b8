import { z } from 'zod';
import { caseHead, packOf, type Answer } from './case-head.ts';
import { explainedResult, problemOf } from './case-result.ts';
import { parseClaim, parseFigures, parseIdentities, type Figure, type Identity } from './claim.ts';
import { parseWith } from './fields.ts';
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
});

/** A settle case read: the pack compiled, what holds for all its claims, and the claims still raw. */
export type SettleCase = {
  readonly pack: CompiledPack;
  readonly figures: readonly Figure[];
  readonly plans: readonly InsurancePlan[];
  readonly identities: readonly Identity[];
  readonly claims: readonly unknown[];
  readonly person: unknown;
};

/** Reads all of a settle case but its claims, which go wrong one by one. */
export function readSettleCase(input: unknown, packs: PackBook): Result<SettleCase> {
  const read = parseWith(settleSchema, input);
  if (!read.ok) return read;
  const pack = packOf(read.value, packs);
  if (!pack.ok) return pack;
  const figures = figuresOf(read.value.figures, pack.value);
  if (!figures.ok) return figures;
  const identities = parseIdentities(read.value.identities ?? []);
  if (!identities.ok) return identities;
  const plans: InsurancePlan[] = [];
  for (const [index, raw] of read.value.plans.entries()) {
    const plan = parsePlan(raw, `plans.${index}`);
    if (!plan.ok) return plan;
    plans.push(plan.value);
  }
  const { claims, person } = read.value;
  return ok({
    pack: pack.value,
    figures: figures.value,
    plans: [...plans, ...pack.value.plans],
    identities: identities.value,
    claims,
    person,
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
    const settled = settle(pack, {
      claim: claim.value,
      identities,
      figures,
      year: before,
      plan: plan.value,
    });
    if (!settled.ok) return { problem: problemOf(settled.problem) };
    years.set(year, settled.value.after);
    return explainedResult(settled.value, trace);
  });
  return ok({ results });
}
