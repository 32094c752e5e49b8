/**
 * Property 8: what a bill counts is exactly what it adds to the year, so that taking it off again
 * leaves no trace.
 */
import { expect, test } from 'vitest';
import { lessFen, ZERO } from '../../engine/money.ts';
import { settle } from '../../engine/settle.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { engineAnswer } from '../oracle/engine-answer.ts';
import { isJson, type Json } from '../oracle/case-form.ts';
import { checkEach, MINUTES } from './cases.ts';
import { explainedTurn, packs, resultOf, settledInTurn } from './engine-level.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testReversal({ wellFormedCase }: PackUnderTest): void {
  test(
    '结算后再冲销，年度累计一分不差地回到结算之前；再结一次，结果相同',
    () => {
      checkEach(wellFormedCase, expectReversible);
    },
    30 * MINUTES,
  );

  test(
    '逐笔承前结算，与整份一起结算，答案相同',
    () => {
      checkEach(wellFormedCase, (given) => {
        const turns = settledInTurn(given, packs).map(({ settlement }) => resultOf(settlement));
        const results = engineAnswer(given)['results'];
        if (!Array.isArray(results)) throw new Error('the case was not settled');
        expect(turns).toEqual(results.filter((r) => isJson(r) && r['problem'] === undefined));
      });
    },
    30 * MINUTES,
  );
}

export function expectReversible(given: Json): void {
  for (const { pack, input, settlement } of settledInTurn(given, packs)) {
    const { before, counts, after } = settlement;
    expect(before).toEqual(input.year);
    expect(amounts(after)).toEqual(combined(before, counts, (a, b) => a + b));
    expect(combined(after, counts, (a, b) => a - b)).toEqual(amounts(before));
    const back = { ...input, year: reversed(after, counts) };
    const again = settle(pack, back);
    if (!again.ok) throw new Error(again.problem.message);
    const explained = explainedTurn({ pack, input: back, settlement: again.value });
    expect(explained).toEqual(explainedTurn({ pack, input, settlement }));
  }
}

/**
 * Every sum of the year by its name, those of the pools among them; what is nothing is left out.
 */
function amounts({ pools, ...rest }: YearSums): ReadonlyMap<string, number> {
  const ofPools = Object.entries(pools).map(([id, fen]) => [`pool ${id}`, fen] as const);
  return new Map([...Object.entries(rest), ...ofPools].filter(([, fen]) => fen !== 0));
}

function combined(
  a: YearSums,
  b: YearSums,
  by: (a: number, b: number) => number,
): ReadonlyMap<string, number> {
  const [left, right] = [amounts(a), amounts(b)];
  const names = new Set([...left.keys(), ...right.keys()]);
  const all = [...names].map((n) => [n, by(left.get(n) ?? 0, right.get(n) ?? 0)] as const);
  return new Map(all.filter(([, amount]) => amount !== 0));
}

/** The year's sums with one bill taken off again. */
function reversed(after: YearSums, counts: YearSums): YearSums {
  const pools = Object.entries(after.pools).map(([id, fen]) => [
    id,
    lessFen(fen, counts.pools[id] ?? ZERO),
  ]);
  return {
    deductible: lessFen(after.deductible, counts.deductible),
    pools: Object.fromEntries(pools),
    tilt: lessFen(after.tilt, counts.tilt),
    selfPay: lessFen(after.selfPay, counts.selfPay),
    tiltExcess: lessFen(after.tiltExcess, counts.tiltExcess),
    afterInsurance: lessFen(after.afterInsurance, counts.afterInsurance),
    stays: after.stays - counts.stays,
    basic: lessFen(after.basic, counts.basic),
    catastrophic: lessFen(after.catastrophic, counts.catastrophic),
    afterBasic: lessFen(after.afterBasic, counts.afterBasic),
  };
}
