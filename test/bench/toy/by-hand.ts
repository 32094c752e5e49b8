import type { ToyAmounts } from './engine.ts';

/** The limit: the toy policy as one would write it for nothing else, in integers, with no word of explanation. */
export function settleByHand(inScope: number): ToyAmounts {
  const base = Math.max(0, inScope - 80_000);
  const basic = halfUp(
    Math.min(base, 2_000_000) * 75 + Math.max(0, Math.min(base, 10_000_000) - 2_000_000) * 85,
  );
  const left = Math.max(0, inScope - basic - 1_200_000);
  const catastrophic = halfUp(
    Math.min(left, 5_000_000) * 60 +
      Math.max(0, Math.min(left, 10_000_000) - 5_000_000) * 65 +
      Math.max(0, left - 10_000_000) * 70,
  );
  const aid = Math.min(3_000_000, halfUp((inScope - basic - catastrophic) * 70));
  return { basic, catastrophic, aid };
}

function halfUp(hundredths: number): number {
  return Math.floor((hundredths + 50) / 100);
}
