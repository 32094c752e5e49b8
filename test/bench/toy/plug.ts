import { assert } from '../../../engine/problem.ts';
import type { ToyAmounts } from './engine.ts';

type Settled = ToyAmounts & { readonly trace: object };

/** What `ours.ts` brings: the toy policy settled by our engine, each amount read from its explanation. */
export type SettleToy = {
  /** With the explanation as the engine makes it. */
  readonly settleToy: (inScope: number) => Settled;
  /** With the explanation written out as ledgers and files hold it. */
  readonly settleAndTellToy: (inScope: number) => Settled;
};

export function isSettleToy(found: unknown): found is SettleToy {
  return (
    typeof found === 'object' &&
    found !== null &&
    'settleToy' in found &&
    typeof found.settleToy === 'function' &&
    'settleAndTellToy' in found &&
    typeof found.settleAndTellToy === 'function'
  );
}

/**
 * Counts the objects of an explanation, each once, and makes sure that it is all there: plain objects and lists with
 * plain values. A getter or a function would be an explanation still to be made, and its making would not be in the time.
 */
export function partsOf(part: unknown, seen = new Set<object>()): number {
  if (typeof part !== 'object' || part === null) {
    assert(typeof part !== 'function', 'the explanation holds a function');
    return 0;
  }
  if (seen.has(part)) return 0;
  seen.add(part);
  const made: unknown = Object.getPrototypeOf(part);
  assert(made === Object.prototype || made === Array.prototype, 'a part is no plain object');
  let parts = 1;
  for (const [key, at] of Object.entries(Object.getOwnPropertyDescriptors(part))) {
    assert('value' in at, `${key} of the explanation is made only when it is read`);
    parts += partsOf(at.value, seen);
  }
  return parts;
}
