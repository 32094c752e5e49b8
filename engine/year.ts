import { addFen, ZERO, type Fen } from './money.ts';
import type { YearSums } from './settlement.ts';

export const EMPTY_YEAR: YearSums = {
  deductible: ZERO,
  pools: {},
  tilt: ZERO,
  selfPay: ZERO,
  tiltExcess: ZERO,
  afterInsurance: ZERO,
  stays: 0,
  basic: ZERO,
  catastrophic: ZERO,
  afterBasic: ZERO,
};

/** The year's sums with one claim's added. */
export function addYears(a: YearSums, b: YearSums): YearSums {
  const pools: Record<string, Fen> = { ...a.pools };
  for (const [id, used] of Object.entries(b.pools)) pools[id] = addFen(pools[id] ?? ZERO, used);
  return {
    deductible: addFen(a.deductible, b.deductible),
    pools,
    tilt: addFen(a.tilt, b.tilt),
    selfPay: addFen(a.selfPay, b.selfPay),
    tiltExcess: addFen(a.tiltExcess, b.tiltExcess),
    afterInsurance: addFen(a.afterInsurance, b.afterInsurance),
    stays: a.stays + b.stays,
    basic: addFen(a.basic, b.basic),
    catastrophic: addFen(a.catastrophic, b.catastrophic),
    afterBasic: addFen(a.afterBasic, b.afterBasic),
  };
}
