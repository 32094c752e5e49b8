import { lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { assert } from '../../engine/problem.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { addYears } from '../../engine/year.ts';
import { canonical } from './chain.ts';

/**
 * Sums as the ledger gives them: a pool of nothing is the same as no pool, so neither is listed.
 */
export function plainSums(sums: YearSums): YearSums {
  return { ...sums, pools: poolsInUse(sums.pools) };
}

export function poolsInUse(pools: YearSums['pools']): YearSums['pools'] {
  return Object.values(pools).includes(ZERO)
    ? Object.fromEntries(Object.entries(pools).filter(([, amount]) => amount !== ZERO))
    : pools;
}

/** Whether two sums are the same, a pool of nothing being as good as none. */
export function areSameSums(a: YearSums, b: YearSums): boolean {
  const { pools: drawn, ...sums } = a;
  return (
    Object.entries(sums).every(([name, amount]) => Reflect.get(b, name) === amount) &&
    [...Object.keys(drawn), ...Object.keys(b.pools)].every(
      (pool) => (drawn[pool] ?? ZERO) === (b.pools[pool] ?? ZERO),
    )
  );
}

/** What a reversal adds to the year: the negatives of what it takes back. */
export function negativeSums(sums: YearSums): YearSums {
  const negative = (amount: Fen) => lessFen(ZERO, amount);
  const pools = Object.entries(sums.pools).map(
    ([pool, amount]) => [pool, negative(amount)] as const,
  );
  return plainSums({
    deductible: negative(sums.deductible),
    pools: Object.fromEntries(pools),
    tilt: negative(sums.tilt),
    selfPay: negative(sums.selfPay),
    tiltExcess: negative(sums.tiltExcess),
    afterInsurance: negative(sums.afterInsurance),
    stays: -sums.stays,
    basic: negative(sums.basic),
    catastrophic: negative(sums.catastrophic),
    afterBasic: negative(sums.afterBasic),
  });
}

/** What must be added to `b` to come to `a`. */
export function lessSums(a: YearSums, b: YearSums): YearSums {
  return plainSums(addYears(a, negativeSums(b)));
}

/** The sums that entries written before schema 4 do not say. */
export function laterSums(sums: YearSums): Omit<YearSums, keyof OldestSums> {
  const { stays, basic, catastrophic, afterBasic } = sums;
  return { stays, basic, catastrophic, afterBasic };
}
type OldestSums = Pick<
  YearSums,
  'deductible' | 'pools' | 'tilt' | 'selfPay' | 'tiltExcess' | 'afterInsurance'
>;

/** The ledger and a settlement, reckoned apart, must agree. */
export function assertSameSums(a: YearSums, b: YearSums, what: string): void {
  const said = () => `${canonical(plainSums(a))} and ${canonical(plainSums(b))}`;
  if (areSameSums(a, b)) return;
  assert(false, `${what}: the ledger and the settlement differ, ${said()}`);
}

export function isAnyNegative(sums: YearSums): boolean {
  const { pools, ...others } = sums;
  return [...Object.values(others), ...Object.values(pools)].some((amount) => amount < 0);
}
