/**
 * The amounts that the case format itself derives from others, whatever the document: which payers
 * come before aid, and how much aid there is, each document says.
 */
import { moneyAt, under, type Json } from './case-form.ts';
import { compare, minus, NOTHING, notNegative, plus, yuan, type Rational } from './rational.ts';

export type Base = { readonly amount: Rational; readonly reasons: readonly string[] };

export function totalOf(bill: Json): Rational {
  return moneyAt(under(bill, 'fees'), 'total');
}
export function inScopeOf(bill: Json): Rational {
  return moneyAt(under(bill, 'fees'), 'inScope');
}

/** `aidBase`: the cost less what the payers before aid paid of it; never below nothing. */
export function baseAfter(bill: Json, cost: Rational, payers: readonly string[]): Base {
  const paid = under(bill, 'paid');
  const left = minus(cost, ...payers.map((payer) => moneyAt(paid, payer)));
  const exceeds = compare(left, NOTHING) < 0;
  return { amount: notNegative(left), reasons: exceeds ? ['PAYMENTS_EXCEED_SCOPE'] : [] };
}

type Amounts = {
  readonly base: Rational;
  readonly aid: Rational;
  readonly tilt?: Rational;
  readonly hospitalBorne?: Rational;
};

/**
 * What is left for the person to pay: in scope after aid and tilt, and in cash after everybody's
 * payments. Tilt above the bill's own self-pay goes back for earlier bills.
 */
export function amountsOf(
  bill: Json,
  { base, aid, tilt = NOTHING, hospitalBorne = NOTHING }: Amounts,
): { readonly fields: Json; readonly reasons: readonly string[] } {
  const selfPay = minus(base, aid);
  const refund = notNegative(minus(tilt, selfPay));
  const here = minus(tilt, refund);
  const paid = under(bill, 'paid');
  const payments = Object.keys(paid).map((payer) => moneyAt(paid, payer));
  const cash = minus(totalOf(bill), ...payments, aid, here, hospitalBorne);
  const fields = {
    aidBase: yuan(base),
    aid: yuan(aid),
    tilt: yuan(tilt),
    tiltRefund: yuan(refund),
    hospitalBorne: yuan(hospitalBorne),
    selfPayInScope: yuan(minus(selfPay, here)),
    cash: yuan(notNegative(cash)),
    fundAdvance: yuan(plus(aid, here)),
  };
  return { fields, reasons: compare(cash, NOTHING) < 0 ? ['PAYMENTS_EXCEED_COST'] : [] };
}

/** What a bill under a document without any deductible says of it. */
export const NO_DEDUCTIBLE: Json = {
  deductible: '0.00',
  deductibleUsed: '0.00',
  deductibleLeft: '0.00',
};

export const NO_POOL: Json = { pool: null, poolUsed: null, poolLeft: null };
/** The year's limit after a bill that has a benefit; `left` is null where there is no limit. */
export function poolFields(pool: string, used: Rational, left: Rational | null): Json {
  return { pool, poolUsed: yuan(used), poolLeft: left === null ? null : yuan(left) };
}
