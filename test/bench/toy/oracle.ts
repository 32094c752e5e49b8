// What the toy policy comes to, by exact integers of any size, band by band; slow, and the judge of all others.
import type { ToyAmounts } from './engine.ts';

type Band = { readonly from: bigint; readonly upTo: bigint | null; readonly percent: bigint };

const BASIC: readonly Band[] = [
  { from: 0n, upTo: 2_000_000n, percent: 75n },
  { from: 2_000_000n, upTo: 10_000_000n, percent: 85n },
];
const CATASTROPHIC: readonly Band[] = [
  { from: 0n, upTo: 5_000_000n, percent: 60n },
  { from: 5_000_000n, upTo: 10_000_000n, percent: 65n },
  { from: 10_000_000n, upTo: null, percent: 70n },
];

/** `endsOnHalf`: whether a layer, before it is rounded, ends on exactly half a fen. */
export function settleExactly(inScope: number): ToyAmounts & { readonly endsOnHalf: boolean } {
  const cost = BigInt(inScope);
  const basicDue = hundredths(above(cost, 80_000n), BASIC);
  const basic = halfUp(basicDue);
  const catastrophicDue = hundredths(above(cost - basic, 1_200_000n), CATASTROPHIC);
  const catastrophic = halfUp(catastrophicDue);
  const aidDue = (cost - basic - catastrophic) * 70n;
  const aid = smaller(halfUp(aidDue), 3_000_000n);
  return {
    basic: Number(basic),
    catastrophic: Number(catastrophic),
    aid: Number(aid),
    endsOnHalf: [basicDue, catastrophicDue, aidDue].some((due) => due % 100n === 50n),
  };
}

/** Hundredths of a fen that the bands give. */
function hundredths(amount: bigint, bands: readonly Band[]): bigint {
  return bands.reduce((sum, { from, upTo, percent }) => {
    const top = upTo === null ? amount : smaller(amount, upTo);
    return top > from ? sum + (top - from) * percent : sum;
  }, 0n);
}

function above(amount: bigint, line: bigint): bigint {
  return amount > line ? amount - line : 0n;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function halfUp(due: bigint): bigint {
  const whole = due / 100n;
  return due % 100n >= 50n ? whole + 1n : whole;
}
