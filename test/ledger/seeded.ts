/** Chance that can be had again: the same seed throws the same dice. */
export type Dice = {
  /** A whole number from nothing up to, and without, `n`. */
  below(n: number): number;
  chance(percent: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** Null where there is nothing to pick from. */
  pickOrNull<T>(list: readonly T[]): T | null;
};

/** Mulberry32: small, and good enough to choose by. */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const below = (n: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
  const pickOrNull = <T>(list: readonly T[]) => list[below(Math.max(list.length, 1))] ?? null;
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => list[below(list.length)] ?? list[0],
    pickOrNull,
  };
}

/** A whole number from the environment, so that a wide run or a failing seed can be asked for. */
export function wholeFromEnv(name: string, otherwise: number): number {
  const said = process.env[name];
  if (said === undefined) return otherwise;
  if (!/^\d{1,9}$/.test(said)) throw new Error(`${name} is not a whole number: ${said}`);
  return Number(said);
}
