/** What random cases of every document are drawn from: weights, days and amounts of money. */
import fc from 'fast-check';

export const often = <T>(weight: number, usual: T, others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { arbitrary: fc.constant(usual), weight },
    { arbitrary: fc.constantFrom(...others), weight: 1 },
  );
/** True so many times of a hundred. */
export const chance = (of100: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 0, max: 99 }).map((n) => n >= 100 - of100);

export function fenText(amount: number): string {
  return `${Math.trunc(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;
}
/** Yuan as text: now one of the amounts that matter, in fen, now any other. */
export const yuanText = (...special: readonly number[]): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom(...special), fc.integer({ min: 0, max: 40_000_000 })).map(fenText);
/** In fen: a few, within a small bill, and up to the largest bill that the document cares about. */
export const fenUpTo = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ min: 0, max: 300_000 }),
    fc.integer({ min: 0, max: most }),
  );

export type DayIn = (year: string) => fc.Arbitrary<string>;
/** A day of the year that matters to a document; now and then one of any other year. */
export const daysOf = (daysByYear: Readonly<Record<string, readonly string[]>>): DayIn => {
  const all = Object.values(daysByYear).flat();
  return (year) => {
    const days = daysByYear[year] ?? all;
    return often(6, null, all).chain((day) =>
      day === null ? fc.constantFrom(...days) : fc.constant(day),
    );
  };
};

/** No reading half of the time, for only so the document's own words are compared often enough. */
export const someReadings = (readings: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc.oneof(fc.constant<readonly string[]>([]), fc.subarray([...readings]));
