import { z } from 'zod';
import type { Claim } from '../engine/claim.ts';
import { dayField, moneyField, parseWith } from '../engine/fields.ts';
import { addFen, inYuan, ZERO, type Fen } from '../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import { FEE_TYPES } from '../engine/terms.ts';
import type { BillDetails, FeeItem, Stay } from './ledger/records.ts';

const orZero = moneyField.default(ZERO);

const detailsSchema = z.strictObject({
  stay: z.strictObject({ admittedOn: dayField, dischargedOn: dayField }).nullable().default(null),
  feeItems: z
    .array(
      z.strictObject({
        type: z.enum(FEE_TYPES),
        amount: moneyField,
        classA: orZero,
        classB: orZero,
        classC: orZero,
        paidFirst: orZero,
        overLimit: orZero,
      }),
    )
    .max(FEE_TYPES.length)
    .default([]),
});

/** The stay and the kinds of charge as people and files write them: yuan as text, what is nothing left out. */
export type BillDetailsInput = z.input<typeof detailsSchema>;

/**
 * Reads what is said of a bill beside its sums, and that it is of this very bill: the kinds of charge add up to its total
 * and to what is out of scope. Problems: PERIOD_INVALID; SCOPE_SUM_MISMATCH, of one kind of charge or of all together;
 * WRONG_TYPE, for a kind twice.
 */
export function billDetailsFrom(
  input: BillDetailsInput | undefined,
  { fees }: Pick<Claim, 'fees'>,
): Result<BillDetails | null> {
  const read = parseWith(detailsSchema, input ?? {}, 'details');
  if (!read.ok) return read;
  const { stay, feeItems } = read.value;
  if (stay === null && feeItems.length === 0) return ok(null);
  const wrong = stayProblem(stay) ?? itemsProblem(feeItems) ?? sumProblem(feeItems, fees);
  return wrong === null ? ok({ stay, feeItems }) : fail(wrong);
}

/** What of a kind of charge no insurance looks at: 丙类, 先行自付 and 超限价. */
function outOfScopeOf({ classC, paidFirst, overLimit }: FeeItem): Fen {
  return addFen(classC, paidFirst, overLimit);
}

function stayProblem(stay: Stay | null): Problem | null {
  if (stay === null || stay.admittedOn <= stay.dischargedOn) return null;
  return {
    code: 'PERIOD_INVALID',
    message: `details.stay ends on ${stay.dischargedOn}, before it begins on ${stay.admittedOn}: correct one of the days`,
    at: 'details.stay.dischargedOn',
    facts: { from: stay.admittedOn, until: stay.dischargedOn },
  };
}

function itemsProblem(items: readonly FeeItem[]): Problem | null {
  for (const [index, item] of items.entries()) {
    const at = `details.feeItems.${index}`;
    if (items.findIndex(({ type }) => type === item.type) < index) {
      return {
        code: 'WRONG_TYPE',
        message: `${at}: ${item.type} is there twice: add the two up`,
        at: `${at}.type`,
        facts: { value: item.type },
      };
    }
    const classes = addFen(item.classA, item.classB, item.classC);
    if (classes !== item.amount) {
      return mismatch(`${at}.amount`, 'classA + classB + classC', classes, item.amount);
    }
    const paid = addFen(item.paidFirst, item.overLimit);
    const payable = addFen(item.classA, item.classB);
    if (paid > payable) {
      return mismatch(`${at}.paidFirst`, 'paidFirst + overLimit', paid, payable);
    }
  }
  return null;
}

function sumProblem(items: readonly FeeItem[], fees: Claim['fees']): Problem | null {
  if (items.length === 0) return null;
  const total = addFen(...items.map((item) => item.amount));
  if (total !== fees.total) {
    return mismatch('details.feeItems', 'the sum of all amounts', total, fees.total);
  }
  const outOfScope = addFen(...items.map(outOfScopeOf));
  if (outOfScope === fees.outOfScope) return null;
  const what = 'the sum of all classC, paidFirst and overLimit';
  return mismatch('details.feeItems', what, outOfScope, fees.outOfScope);
}

function mismatch(at: string, what: string, is: Fen, wanted: Fen): Problem<'SCOPE_SUM_MISMATCH'> {
  const facts = { what, is: inYuan(is), wanted: inYuan(wanted) };
  return {
    code: 'SCOPE_SUM_MISMATCH',
    message: `${at}: ${what} is ${facts.is}, where the bill has ${facts.wanted}: correct one of them`,
    at,
    facts,
  };
}
