import { ok } from './problem.ts';
import { tellReason } from './reasons.ts';
import { remembered } from './remembered.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import { sameValue } from './rule-pack/tree-path.ts';
import { settle, type SettleInput } from './settle.ts';
import type { Settled, Settlement } from './settlement.ts';
import { tell } from './told.ts';
import type { NotedAt, ReadingUsed } from './trace.ts';

/**
 * Writes a settlement's explanation out; its top step says why less than everything was paid. A reading that the office
 * switched on is told wherever it shows, the default one only where the other would have made this very bill come out
 * differently there. To know that the bill is settled by the other as well, which `settle` itself has no time for.
 */
export function explain(pack: CompiledPack, input: SettleInput, settled: Settled): Settlement {
  const byOther = remembered((reading: ReadingUsed) => {
    const other = pack.withReading(reading);
    return other === null ? ok(settled) : settle(other, input);
  });
  const isTold = (reading: ReadingUsed, at: NotedAt) => {
    if (reading.on) return true;
    const other = byOther(reading);
    return !other.ok || !sameValue(RESULT_AT[at](settled), RESULT_AT[at](other.value));
  };
  const reasons = settled.reasons.map(tellReason);
  return { ...settled, reasons, trace: { ...tell(settled.trace, isTold), reasons } };
}

/** What a bill comes to at each amount: what is paid, and what it counts in the year, on which later bills are settled. */
const RESULT_AT: Readonly<Record<NotedAt, (settled: Settled) => object>> = {
  aidBase: ({ aidBase }) => ({ aidBase }),
  aid: ({ aid, counts: { deductible, pools } }) => ({ aid, deductible, pools }),
  tilt: ({ tilt, tiltRefund, counts: { selfPay, tiltExcess } }) => {
    return { tilt, tiltRefund, selfPay, tiltExcess };
  },
  hospitalBorne: ({ hospitalBorne }) => ({ hospitalBorne }),
  cash: ({ cash, control }) => ({ cash, control }),
};
