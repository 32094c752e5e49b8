import { z } from 'zod';
import { moneyField, parseWith } from '../engine/fields.ts';
import { addFen, inYuan, lessFen, ZERO, type Fen } from '../engine/money.ts';
import { ok, type Problem, type Result } from '../engine/problem.ts';
import type { Payment } from './ledger/records.ts';

/** How the person pays, as it is typed: yuan; what is left out is nothing. */
export type PaymentInput = {
  readonly account?: string;
  readonly mobile?: string;
  readonly tendered?: string;
};

const paymentSchema = z.strictObject({
  account: moneyField.default(ZERO),
  mobile: moneyField.default(ZERO),
  tendered: moneyField.default(ZERO),
});

/**
 * Reads how the person pays what is theirs; the change follows, whether it can be given or not. That is asked when the
 * bill is recorded: a bill recorded before is answered first, and one that was computed anew meanwhile is STALE.
 */
export function paymentFrom(input: PaymentInput | undefined, cash: Fen): Result<Payment | null> {
  if (input === undefined) return ok(null);
  const read = parseWith(paymentSchema, input, 'payment');
  if (!read.ok) return read;
  const { account, mobile, tendered } = read.value;
  const change = lessFen(addFen(account, mobile, tendered), cash);
  return ok({ account, mobile, tendered, change });
}

/** Says what is wrong where it is too little, or where account and mobile alone are more than the sum: change is only given of cash. */
export function paymentMismatch(
  { account, mobile, tendered, change }: Payment,
  cash: Fen,
): Problem<'PAYMENT_MISMATCH'> | null {
  if (change >= ZERO && change <= tendered) return null;
  const facts = {
    cash: inYuan(cash),
    account: inYuan(account),
    mobile: inYuan(mobile),
    tendered: inYuan(tendered),
  };
  const message =
    change < ZERO
      ? `account ${facts.account}, mobile ${facts.mobile} and cash ${facts.tendered} are less than the ${facts.cash} to pay: enter what is still missing`
      : `account ${facts.account} and mobile ${facts.mobile} are more than the ${facts.cash} to pay, and change is only given of cash: enter less`;
  return { code: 'PAYMENT_MISMATCH', message, at: 'payment', facts };
}
