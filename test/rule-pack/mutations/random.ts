/** Seeded choices (mulberry32), so that a survivor is found again by its seed. */
export type Random = { readonly below: (n: number) => number };

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return {
    below: (n) => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
    },
  };
}

export function oneOf<T>(random: Random, items: readonly T[]): T | undefined {
  return items[random.below(Math.max(1, items.length))];
}
