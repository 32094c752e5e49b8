import { isDeepStrictEqual } from 'node:util';
import type { Problem, Result } from '../../engine/problem.ts';
import type { YearSums } from '../../engine/settlement.ts';
import type { RecordedSettlement, Stamp } from '../../electron/ledger/records.ts';
import type { Dice } from './seeded.ts';
import { add, type Memory, type Said, type Sums } from './model-memory.ts';

/** What all cashiers of a run have in common. */
export type Town = {
  readonly dice: Dice;
  readonly memory: Memory;
  /** Every step so far, one line each: printed where the ledger and the model differ. */
  readonly history: string[];
  /** How often each answer was given, by operation and code. */
  readonly tally: Map<string, number>;
  /** Milliseconds of the one clock that all windows' clocks are set by. */
  now: number;
};

/** Where the ledger answers otherwise than the model. */
class Differs extends Error {
  constructor(what: string, expected: unknown, actual: unknown) {
    const lines = [
      what,
      `  the model says:  ${JSON.stringify(expected)}`,
      `  the ledger says: ${JSON.stringify(actual)}`,
    ];
    super(lines.join('\n'));
    this.name = 'Differs';
  }
}

export function same(what: string, expected: unknown, actual: unknown): void {
  if (!isDeepStrictEqual(expected, actual)) throw new Differs(what, expected, actual);
}

/** An operation that writes: notes it down, and compares what both say of it. */
export function agreed(town: Town, who: string, what: string, expected: Said, actual: Said): Said {
  town.history.push(`${who}: ${what} → ${JSON.stringify(actual)}`);
  const name = `${what.split(' ')[0] ?? ''} ${actual.code}`;
  town.tally.set(name, (town.tally.get(name) ?? 0) + 1);
  same(`${who}: ${what}`, expected, actual);
  return actual;
}

/** The ledger's answer in the model's words. */
export function said<T>(
  result: Result<T, Problem>,
  words: (value: T) => Readonly<Record<string, unknown>>,
): Said {
  return result.ok ? { code: 'ok', ...words(result.value) } : { code: result.problem.code };
}

export function settledWords({ id, sentAs, reversedBy }: RecordedSettlement) {
  return { id, ...sentAs, reversedBy: reversedBy?.id ?? null };
}

/** The sums of a year by name; those of nothing are left out. */
export function plain({ pools, ...rest }: YearSums): Sums {
  const drawn = Object.entries(pools).map(([pool, used]) => ({ [`pool:${pool}`]: used }));
  return add(rest, ...drawn);
}

const OFFSET = 8 * 3_600_000;

/** Time passes with everything that is done; now and then a night. */
export function stampOf(town: Town, by: string, skew: number): Stamp {
  town.now += 1000 * (town.dice.chance(2) ? 36_000 : 1 + town.dice.below(40));
  const wrong = town.dice.chance(2) ? -600_000 : skew;
  return { at: moment(town.now + wrong), by };
}

export function moment(ms: number): string {
  return new Date(ms + OFFSET).toISOString().replace('Z', '+08:00');
}
