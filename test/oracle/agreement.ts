/** Compares the program with an oracle over random cases, and reports each kind of difference once. */
import fc from 'fast-check';
import { type Json } from './case-form.ts';
import { differences } from './comparison.ts';
import { engineAnswer } from './engine-answer.ts';
import type { Oracle } from './oracle-of.ts';

/**
 * Cases of several claims each. A larger number, and another seed, search wider than every run
 * needs to.
 */
export const RUNS = Number(process.env['YIDAN_ORACLE_RUNS'] ?? '2500');
export const SEED = Number(process.env['YIDAN_ORACLE_SEED'] ?? '20230201');
const BATCH = 1000;

/** The shortest case of each kind of difference, with how many there were. */
type Tally = Map<string, { readonly times: number; readonly shown: string }>;

/** What differs, most frequent first, and how many claims were compared. */
export function compareWith(
  oracle: Oracle,
  given: fc.Arbitrary<Json>,
  runs: number,
): { readonly differ: readonly string[]; readonly claims: number } {
  const tally: Tally = new Map();
  let claims = 0;
  for (let done = 0; done < runs; done += BATCH) {
    const numRuns = Math.min(BATCH, runs - done);
    for (const one of fc.sample(given, { numRuns, seed: SEED + done })) {
      claims += Array.isArray(one['claims']) ? one['claims'].length : 1;
      // Later claims of a case differ because the first one did: they would only hide it.
      for (const difference of differences(engineAnswer(one), oracle(one)).slice(0, 1)) {
        const { kind, claim, ...sides } = difference;
        const shown = JSON.stringify({ case: upTo(one, claim), claim, ...sides });
        const before = tally.get(kind) ?? { times: 0, shown };
        const shortest = shown.length < before.shown.length ? shown : before.shown;
        tally.set(kind, { times: before.times + 1, shown: shortest });
      }
    }
  }
  return { differ: report(tally), claims };
}

/**
 * The case without the claims after the one that differs: shorter to read, and ready to be kept as
 * a golden.
 */
function upTo(one: Json, claim: number): Json {
  return Array.isArray(one['claims']) ? { ...one, claims: one['claims'].slice(0, claim + 1) } : one;
}

/**
 * Each kind with its shortest case, the most frequent first; a dozen are enough to see what is
 * wrong.
 */
function report(tally: Tally): readonly string[] {
  const kinds = [...tally].toSorted(([, a], [, b]) => b.times - a.times);
  const lines = kinds.map(([kind, { times, shown }]) => `${times} × ${kind}: ${shown}`);
  return lines.length > 12 ? [...lines.slice(0, 12), `… ${lines.length} kinds in all`] : lines;
}
