/**
 * Up to which entry the derived rows may be asked: no further than the entry at which the first fault was found. Of those
 * before it, each was compared with its entry.
 */
export type Trust = { until: number };

/** What is carried from entry to entry under a name. */
export type Carried<Key, T> = {
  /** As the entries before that number left it. */
  get(key: Key, seq: number): T;
  set(key: Key, value: T): void;
};

/** So much is remembered of each; what a day's entries ask for again and again. */
const KEPT = 10_000;

/**
 * In bounded memory, however long the journal: what was forgotten is asked of the rows again, which say the same as the
 * entries that they were compared with. From the first fault on nothing is forgotten any more, and of the rows only those
 * from before it are asked: a broken row makes its own entry a fault, and no other.
 */
export function carry<Key, T>(
  trust: Trust,
  nameOf: (key: Key) => string,
  fromRows: (key: Key, before: number) => T,
  kept: number = KEPT,
): Carried<Key, T> {
  const known = new Map<string, T>();
  return {
    get: (key, seq) => {
      const found = known.get(nameOf(key));
      return found === undefined ? fromRows(key, Math.min(seq, trust.until)) : found;
    },
    set: (key, value) => {
      if (known.size >= kept && trust.until === Infinity) known.clear();
      known.set(nameOf(key), value);
    },
  };
}
