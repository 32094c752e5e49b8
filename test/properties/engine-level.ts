/**
 * The bills of a case settled one by one by the engine itself, with the sums before and after each.
 */
import { parseClaim } from '../../engine/claim.ts';
import { caseResult, explainedResult } from '../../engine/case-result.ts';
import { planFor } from '../../engine/insurance/plan.ts';
import type { CompiledPack } from '../../engine/rule-pack/compile.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { readSettleCase } from '../../engine/settle-case.ts';
import { settle, type SettleInput } from '../../engine/settle.ts';
import type { Settled as SettledByEngine, YearSums } from '../../engine/settlement.ts';
import { yearOf } from '../../engine/terms.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { isJson, type Json } from '../oracle/case-form.ts';
import { rulePacks } from '../rule-pack/read-pack.ts';
import { asSettled, billsOf, type Settled } from './bills.ts';

/** The project's own packs, read once for all properties of a file. */
export const packs = rulePacks();

export type Turn = {
  readonly pack: CompiledPack;
  readonly bill: Json;
  readonly input: SettleInput;
  readonly settlement: SettledByEngine;
};

/** One after another; a bill that is a problem counts nothing and stands aside. */
export function settledInTurn(given: Json, packs: PackBook): readonly Turn[] {
  const read = readSettleCase(given, packs);
  if (!read.ok) throw new Error(`${read.problem.message}: ${JSON.stringify(given)}`);
  const { pack, identities, figures, plans } = read.value;
  const years = new Map<number, YearSums>();
  return billsOf(given).flatMap((bill) => {
    const claim = parseClaim(bill);
    if (!claim.ok) return [];
    const plan = planFor(claim.value, plans);
    if (!plan.ok) return [];
    const of = yearOf(claim.value.settledOn);
    const year = years.get(of) ?? EMPTY_YEAR;
    const input = { claim: claim.value, identities, figures, year, plan: plan.value };
    const settled = settle(pack, input);
    if (!settled.ok) return [];
    years.set(of, settled.value.after);
    return [{ pack, bill, input, settlement: settled.value }];
  });
}

/** A settlement as its answer goes out, beside its bill. */
export function settledFrom(bill: Json, settlement: SettledByEngine): Settled {
  return asSettled(bill, resultOf(settlement));
}

export function resultOf(settlement: SettledByEngine): Json {
  return asWritten(caseResult(settlement));
}

/** The same with its explanation, for which a turn knows by what the bill was settled. */
export function explainedTurn({ pack, input, settlement }: Omit<Turn, 'bill'>): Json {
  return asWritten(explainedResult(pack, input, settlement, 'tree'));
}

function asWritten(answer: object): Json {
  const result: unknown = JSON.parse(JSON.stringify(answer));
  if (!isJson(result)) throw new Error(`not an answer: ${JSON.stringify(result)}`);
  return result;
}
