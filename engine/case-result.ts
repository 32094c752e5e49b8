import { explain } from './explain.ts';
import { inYuan, type Fen } from './money.ts';
import type { Problem } from './problem.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { SettleInput } from './settle.ts';
import type { Settled, Settlement } from './settlement.ts';
import type { TraceWanted } from './trace.ts';
import { traceText } from './trace-text.ts';

type Amounts = Omit<Settlement, 'reasons' | 'trace'> & Pick<Settled, 'reasons'>;
type Result = Readonly<Record<string, unknown>>;

/** A settlement in the words of the case format, with its explanation as it is wanted. */
export function explainedResult(
  pack: CompiledPack,
  input: SettleInput,
  settled: Settled,
  wanted: TraceWanted,
): Result {
  if (wanted === 'none') return caseResult(settled);
  const { trace } = explain(pack, input, settled);
  return { ...caseResult(settled), trace: wanted === 'text' ? traceText(trace) : trace };
}

/** The amounts of a settlement: money as yuan text, null where nothing applies. */
export function caseResult(s: Amounts): Result {
  return {
    category: s.identity?.category ?? null,
    retroactive: s.retroactive,
    aidBase: inYuan(s.aidBase),
    deductible: inYuan(s.deductible),
    deductibleUsed: inYuan(s.deductibleUsed),
    deductibleLeft: inYuan(s.deductibleLeft),
    aid: inYuan(s.aid),
    tilt: inYuan(s.tilt),
    tiltRefund: inYuan(s.tiltRefund),
    hospitalBorne: inYuan(s.hospitalBorne),
    selfPayInScope: inYuan(s.selfPayInScope),
    cash: inYuan(s.cash),
    fundAdvance: inYuan(s.fundAdvance),
    pool: s.pool?.id ?? null,
    poolUsed: s.pool === null ? null : inYuan(s.pool.used),
    poolLeft: yuanOrNull(s.pool?.left ?? null),
    tiltUsed: inYuan(s.after.tilt),
    yearSelfPay: inYuan(s.after.selfPay),
    yearAfterInsurance: inYuan(s.after.afterInsurance),
    deposit: s.deposit,
    payout: s.payout,
    control:
      s.control === null ? null : { within: s.control.within, excess: inYuan(s.control.excess) },
    reasons: s.reasons.map((r) => r.code),
  };
}

function yuanOrNull(amount: Fen | null): string | null {
  return amount === null ? null : inYuan(amount);
}

/** A problem as the case format writes it: code, message, place, and the facts beside them. */
export function problemOf(problem: Problem): Result {
  const at = problem.at === undefined ? {} : { at: problem.at };
  return { code: problem.code, message: problem.message, ...at, ...problem.facts };
}
