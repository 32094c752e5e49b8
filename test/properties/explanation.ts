/** Property 10: the explanation is the sum itself, and each of its numbers comes from somewhere. */
import { expect, test } from 'vitest';
import { isJson, textAt, textsAt, under, type Json } from '../oracle/case-form.ts';
import { byYear, fenOf, settledOf, sum, type Settled } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import { packs } from './engine-level.ts';
import { amountsOf, type PackAmounts } from './pack-amounts.ts';
import type { Limit, PackUnderTest } from './pack-under-test.ts';
import { allSteps, faultsOfTrace, fenAt } from './trace-check.ts';
import { aidFrom } from './year-sums.ts';

const TOLD = ['aidBase', 'deductible', 'aid', 'tilt', 'tiltRefund', 'hospitalBorne'];

export function testExplanation(of: PackUnderTest): void {
  const pack = amountsOf(of.pack, packs);

  test(
    '说明树里的每个金额都能按它写明的算法重新算出，算到根就是个人现金',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const one of settledOf(given, 'tree')) expectToldRightly(given, one, pack);
      });
    },
    30 * MINUTES,
  );

  test(
    '说明树里承前的累计数，就是同一年度此前各笔结算的累计数',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const year of byYear(settledOf(given, 'tree'))) {
          for (const [index, one] of year.entries()) {
            const carried = carriedSums(of, given, one, year.slice(0, index));
            const wrong = allSteps(under(one.result, 'trace')).filter((step) => {
              const before = carried[textAt(step, 'name', '')];
              return before !== undefined && before !== fenAt(step);
            });
            expect(wrong).toEqual([]);
          }
        }
      });
    },
    30 * MINUTES,
  );
}

export function expectToldRightly(given: Json, one: Settled, pack: PackAmounts): void {
  const { bill, result, fen } = one;
  const trace = under(result, 'trace');
  const steps = allSteps(trace);
  expect(faultsOfTrace({ given, bill, pack }, trace)).toEqual([]);
  expect(trace['name']).toBe('cash');
  expect(fenAt(trace)).toBe(fen('cash'));
  for (const field of TOLD) {
    const told = steps.filter((step) => step['name'] === field);
    expect(told.map(fenAt)).toEqual(told.map(() => fen(field)));
    if (fen(field) > 0) expect(told).toHaveLength(1);
  }
  const control = result['control'];
  const excess = steps.filter((step) => step['name'] === 'controlExcess');
  expect(excess.map(fenAt)).toEqual(isJson(control) ? [fenOf(control['excess'])] : []);
}

/**
 * What the year's earlier bills come to, for each sum that a later one's explanation carries on.
 */
function carriedSums(
  of: PackUnderTest,
  given: Json,
  one: Settled,
  earlier: readonly Settled[],
): Readonly<Record<string, number>> {
  const [own, wider] = one.result['pool'] === null ? [] : of.limits(given, one);
  const added = (field: string) => sum(earlier.map((before) => before.fen(field)));
  const used = (limit: Limit | undefined) =>
    limit === undefined ? 0 : aidFrom(earlier, limit.pools);
  const reckoned = earlier.flatMap(({ result }) =>
    allSteps(under(result, 'trace')).filter((step) => step['name'] === 'tiltBase'),
  );
  const isLost = textsAt(given, 'readings').includes('tilt-after-cap-only');
  return {
    deductibleUsedBefore: added('deductible'),
    poolUsedBefore: used(own),
    widerPoolUsedBefore: used(wider),
    tiltUsedBefore: added('tilt'),
    yearSelfPayBefore: earlier.at(-1)?.fen('yearSelfPay') ?? 0,
    // Where what is above the line is lost while the gate is shut, no step tells of it.
    ...(isLost ? {} : { tiltExcessCounted: sum(reckoned.map(fenAt)) }),
  };
}
