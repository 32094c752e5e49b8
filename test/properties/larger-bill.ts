/** Properties 5 and 6: what more cost on the last bill does to what is paid of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../oracle/case-form.ts';
import { billsOf, enlarged, lastOf, withLast, type Part } from './bills.ts';
import { checkDrawn, checkEach, MINUTES, RUNS } from './cases.ts';
import { unexplained } from './cliffs.ts';
import { amountOf, atMost, NEVER_LESS, outside, type Comparison } from './comparison.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testLargerBills({ pack, wellFormedCase }: PackUnderTest): void {
  test(
    '同一笔账单政策范围内多一分钱，个人现金、救助、倾斜都不减少，也最多多一分钱',
    () => {
      const holds = (given: Json) => {
        for (const part of partsOf(given)) {
          expect(unexplained(pack, compareEnlarged(given, part, 1))).toEqual([]);
        }
      };
      checkEach(wellFormedCase, holds, 4 * RUNS);
    },
    30 * MINUTES,
  );

  test(
    '同一笔账单政策范围内费用越大，个人现金只增不减，增加额不超过多出的费用',
    () => {
      const more = fc.integer({ min: 1, max: 20_000_000 });
      checkDrawn(fc.record({ given: wellFormedCase, by: more }), ({ given, by }) => {
        for (const part of partsOf(given)) {
          expect(unexplained(pack, compareEnlarged(given, part, by))).toEqual([]);
        }
      });
    },
    30 * MINUTES,
  );
}

/** A bill that states the cost of a rare-disease drug can grow by that as well. */
export function partsOf(given: Json): readonly Part[] {
  const hasDrug = billsOf(given).at(-1)?.['rareDrugCost'] !== undefined;
  return hasDrug ? ['inScope', 'rareDrugCost'] : ['inScope'];
}

/** Nothing that is paid falls, and nothing rises by more than the bill. */
export function compareEnlarged(given: Json, part: Part, by: number): Comparison {
  const before = lastOf(given);
  const after = lastOf(withLast(given, (bill) => enlarged(bill, part, by)));
  if (before === null || after === null) return { given, before: [], after: [], faults: [] };
  const faults = (['cash', 'borne', 'aid', 'tilt'] as const).flatMap((field) => {
    const more = amountOf(after, field) - amountOf(before, field);
    return [
      ...(field === 'borne' ? [] : outside('larger', field, more, NEVER_LESS)),
      ...outside('fen-by-fen', field, more, atMost(by)),
    ];
  });
  return { given, before: [before], after: [after], faults };
}
