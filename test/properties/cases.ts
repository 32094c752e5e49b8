/** Runs a property over the random cases of a pack and prints the smallest case that breaks it. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Json } from '../oracle/case-form.ts';

/**
 * Cases of several bills each. A larger number, and another seed, search wider than every run needs
 * to.
 */
export const RUNS = Number(process.env['YIDAN_PROPERTY_RUNS'] ?? '200');
/** Where each case is settled in many ways. */
export const HALF_RUNS = Math.ceil(RUNS / 2);
const SEED = Number(process.env['YIDAN_ORACLE_SEED'] ?? '20230201');
export const MINUTES = 60_000;

/** Fails with the smallest failing case as JSON, ready to be kept as a golden. */
export function checkEach(
  of: fc.Arbitrary<Json>,
  holds: (given: Json) => void,
  runs: number = RUNS,
): void {
  const broken = casesOf(of, runs).find((given) => breaks(holds, given));
  if (broken === undefined) return;
  checkDrawn(of, holds, runs);
  expect.fail(`only at times: ${JSON.stringify(broken)}`);
}

/** The same for what is drawn with a case: an amount, a share. */
export function checkDrawn<T>(
  of: fc.Arbitrary<T>,
  holds: (drawn: T) => void,
  runs: number = RUNS,
): void {
  const { failed, counterexample, errorInstance } = fc.check(fc.property(of, holds), {
    numRuns: runs,
    seed: SEED,
  });
  const [smallest] = counterexample ?? [];
  expect(failed, `${JSON.stringify(smallest)}\n${String(errorInstance)}`).toBe(false);
}

function breaks(holds: (given: Json) => void, given: Json): boolean {
  try {
    holds(given);
    return false;
  } catch {
    return true;
  }
}

/**
 * The cases that a check with this seed draws: to draw them is most of the work, so it is done
 * once.
 */
export function casesOf(of: fc.Arbitrary<Json>, runs: number = RUNS): readonly Json[] {
  const known = drawn.get(of) ?? [];
  if (known.length >= runs) return known.slice(0, runs);
  const cases: Json[] = [];
  fc.assert(
    fc.property(of, (given) => {
      cases.push(given);
    }),
    { numRuns: runs, seed: SEED },
  );
  drawn.set(of, cases);
  return cases;
}
const drawn = new WeakMap<fc.Arbitrary<Json>, readonly Json[]>();
