/** Random identities: running out, starting late, of another class, from another household. */
import fc from 'fast-check';
import { CATEGORIES, type Json } from './case-form.ts';
import type { DayIn } from './random.ts';

/** Mostly a class that the document knows, at times one put in another, or any at all. */
export const classAmong = (known: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...known), weight: 8 },
    { arbitrary: fc.constant('other'), weight: 2 },
    { arbitrary: fc.constantFrom(...CATEGORIES), weight: 1 },
  );

export const randomIdentity = (of: {
  readonly category: fc.Arbitrary<string>;
  readonly treatedAs: readonly string[];
  readonly year: string;
  readonly dayIn: DayIn;
}): fc.Arbitrary<Json> =>
  fc
    .record({
      category: of.category,
      treatedAs: fc.option(fc.constantFrom(...of.treatedAs), { freq: 3 }),
      from: fc.oneof(
        { arbitrary: fc.constant('2010-01-01'), weight: 4 },
        { arbitrary: fc.constant(`${of.year}-01-01`), weight: 1 },
        { arbitrary: of.dayIn(of.year), weight: 2 },
      ),
      until: fc.option(of.dayIn(of.year), { freq: 2 }),
      localHousehold: fc.option(fc.boolean(), { freq: 3 }),
    })
    .map(({ category, treatedAs, from, until, localHousehold }) => ({
      category,
      from,
      ...(until === null || until < from ? {} : { until }),
      ...(category === 'other' && treatedAs !== null ? { treatedAs } : {}),
      ...(localHousehold === null ? {} : { localHousehold }),
    }));
