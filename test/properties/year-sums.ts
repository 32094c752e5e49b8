/** Property 3, and the year's sums that it stands on: limits are of the year and of the person. */
import { expect, test } from 'vitest';
import { isJson } from '../oracle/case-form.ts';
import { engineAnswer } from '../oracle/engine-answer.ts';
import { byYear, settledOf, sum, yearOf, type Settled } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testYearSums(of: PackUnderTest): void {
  test(
    '一年之内，基本救助不超过每一个适用的年度限额，倾斜救助不超过倾斜限额',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const year of byYear(settledOf(given))) {
          for (const [index, one] of year.entries()) {
            if (one.fen('aid') === 0) continue;
            for (const { pools, fen } of of.limits(given, one)) {
              const used = aidFrom(year.slice(0, index + 1), pools);
              if (fen !== null) expect(used).toBeLessThanOrEqual(fen);
            }
          }
          const tilted = sum(year.map((one) => one.fen('tilt')));
          expect(tilted).toBeLessThanOrEqual(of.tilt?.cap ?? 0);
        }
      });
    },
    30 * MINUTES,
  );

  test(
    '先后结算的各笔账单，起付、限额、倾斜和自付的年度累计逐笔相加',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const year of byYear(settledOf(given))) {
          for (const [index, { result, fen }] of year.entries()) {
            const soFar = year.slice(0, index + 1);
            const added = (field: string) => sum(soFar.map((one) => one.fen(field)));
            expect(fen('deductibleUsed')).toBe(added('deductible'));
            expect(fen('tiltUsed')).toBe(added('tilt'));
            expect(fen('yearAfterInsurance')).toBe(added('aidBase'));
            const before = year[index - 1]?.fen('yearSelfPay') ?? 0;
            expect([0, fen('aidBase') - fen('aid')]).toContain(fen('yearSelfPay') - before);
            expect(result['poolUsed'] === null).toBe(result['pool'] === null);
            if (result['pool'] === null) expect(result['poolLeft']).toBeNull();
          }
        }
      });
    },
    30 * MINUTES,
  );

  test(
    '已用限额是本年各笔救助之和；剩余限额取各个适用限额所剩最少的',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const year of byYear(settledOf(given))) {
          for (const [index, one] of year.entries()) {
            if (one.result['pool'] === null) continue;
            const limits = of.limits(given, one);
            const used = limits.map(({ pools }) => aidFrom(year.slice(0, index + 1), pools));
            expect(one.fen('poolUsed')).toBe(used[0]);
            const left = limits.flatMap(({ fen }, i) =>
              fen === null ? [] : [fen - (used[i] ?? 0)],
            );
            if (left.length === 0) expect(one.result['poolLeft']).toBeNull();
            else expect(one.fen('poolLeft')).toBe(Math.max(0, Math.min(...left)));
          }
        }
      });
    },
    30 * MINUTES,
  );

  test(
    '别的年度的账单、有错的账单，都不影响本年度的结算',
    () => {
      checkEach(of.anyCase, (given) => {
        const results = engineAnswer(given)['results'];
        const claims = given['claims'];
        if (!Array.isArray(results) || !Array.isArray(claims)) return;
        const good = claims.filter((_, i) => isJson(results[i]) && !('problem' in results[i]));
        for (const year of new Set(good.map((bill) => (isJson(bill) ? yearOf(bill) : '')))) {
          const isOfYear = (bill: unknown) => isJson(bill) && yearOf(bill) === year;
          const alone = engineAnswer({ ...given, claims: good.filter(isOfYear) })['results'];
          expect(alone).toEqual(
            results.filter((_, i) => good.includes(claims[i]) && isOfYear(claims[i])),
          );
        }
      });
    },
    30 * MINUTES,
  );
}

/** What these bills were given from the pools. */
export function aidFrom(settled: readonly Settled[], pools: readonly string[]): number {
  const within = settled.filter(({ result }) => pools.some((pool) => pool === result['pool']));
  return sum(within.map(({ fen }) => fen('aid')));
}
