import { assert } from '../../../engine/problem.ts';
import type { ToyAmounts } from './engine.ts';

/** What `ours.ts` brings: the toy policy settled by our engine, each amount read from its explanation. */
export type SettleToy = {
  readonly settleToy: (inScope: number) => ToyAmounts & { readonly trace: object };
};

export function isSettleToy(found: unknown): found is SettleToy {
  return (
    typeof found === 'object' &&
    found !== null &&
    'settleToy' in found &&
    typeof found.settleToy === 'function'
  );
}

/**
 * Counts the objects of an explanation, and makes sure that it is all there: plain objects and lists with plain values.
 * A getter or a function would be an explanation still to be made, and its making would not be in the time.
 */
export function partsOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) {
    assert(typeof part !== 'function', 'the explanation holds a function');
    return 0;
  }
  const made: unknown = Object.getPrototypeOf(part);
  assert(made === Object.prototype || made === Array.prototype, 'a part is no plain object');
  let parts = 1;
  for (const [key, at] of Object.entries(Object.getOwnPropertyDescriptors(part))) {
    assert('value' in at, `${key} of the explanation is made only when it is read`);
    parts += partsOf(at.value);
  }
  return parts;
}
