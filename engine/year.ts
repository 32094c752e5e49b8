import { plusFen, ZERO, type Fen } from './money.ts';
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
  return {
    deductible: plusFen(a.deductible, b.deductible),
    pools: addPools(a.pools, b.pools),
    tilt: plusFen(a.tilt, b.tilt),
    selfPay: plusFen(a.selfPay, b.selfPay),
    tiltExcess: plusFen(a.tiltExcess, b.tiltExcess),
    afterInsurance: plusFen(a.afterInsurance, b.afterInsurance),
    stays: a.stays + b.stays,
    basic: plusFen(a.basic, b.basic),
    catastrophic: plusFen(a.catastrophic, b.catastrophic),
    afterBasic: plusFen(a.afterBasic, b.afterBasic),
  };
}

function addPools(a: YearSums['pools'], b: YearSums['pools']): YearSums['pools'] {
  if (isEmpty(a)) return b;
  const pools: Record<string, Fen> = { ...a };
  for (const id in b) pools[id] = plusFen(a[id] ?? ZERO, b[id] ?? ZERO);
  return pools;
}

/** As the year's pools are before its first bill. */
function isEmpty(pools: YearSums['pools']): boolean {
  for (const _id in pools) return false;
  return true;
}
