/**
 * Property 9: a bill settled as two in turn finds the year's sums where one bill would have left
 * them.
 */
import { expect, test } from 'vitest';
import { under, type Json } from '../oracle/case-form.ts';
import { billsOf, fenOf, settledOf, sum, yuanText } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import { unexplained } from './cliffs.ts';
import { amountOf, atMost, outside, type Comparison, type Field } from './comparison.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testTwoStays({ pack, wellFormedCase }: PackUnderTest): void {
  const title = '一笔账单分作两笔先后结算，起付相同，救助与倾斜相差不过舍入的一两分';
  test.each([
    [`${title}：年度的第一笔`, 0],
    [`${title}：此前已有账单的`, -1],
  ])(
    '%s',
    (_, which) => {
      checkEach(wellFormedCase, (given) => {
        const bills = billsOf(given);
        const earlier = which === 0 ? [] : bills.slice(0, -1);
        const bill = bills.at(which);
        if (bill === undefined) return;
        const whole = fenOf(under(bill, 'fees')['inScope']);
        const alone = { ...given, claims: [...earlier, bill] };
        expect(unexplained(pack, compareSplit(alone, Math.trunc(whole / 3)))).toEqual([]);
      });
    },
    30 * MINUTES,
  );
}

/**
 * The last bill, with nothing paid of it before, as one and as a bill of `part` fen and one of the
 * rest.
 */
export function compareSplit(given: Json, part: number): Comparison {
  const earlier = billsOf(given).slice(0, -1);
  const [last] = billsOf(given).slice(-1);
  const { rareDrugCost: _, ...bill } = last ?? {};
  const whole = fenOf(under(bill, 'fees')['inScope']);
  const of = (inScope: number) => ({
    ...bill,
    paid: {},
    fees: { total: yuanText(inScope), inScope: yuanText(inScope) },
  });
  const lastOnes = (...bills: readonly Json[]) =>
    settledOf({ ...given, claims: [...earlier, ...bills] }).filter((one) =>
      bills.includes(one.bill),
    );
  const before = lastOnes(of(whole));
  const after = lastOnes(of(part), of(whole - part));
  if (before.length === 0) return { given, before, after, faults: [] };
  const gap = (field: Field) =>
    Math.abs(
      sum(after.map((o) => amountOf(o, field))) - sum(before.map((o) => amountOf(o, field))),
    );
  const faults = [
    ...outside('split', 'deductible', gap('deductible'), atMost(0)),
    ...outside('split', 'aid', gap('aid'), atMost(1)),
    ...outside('split', 'tilt', gap('tilt'), atMost(2)),
  ];
  return { given, before, after, faults };
}
