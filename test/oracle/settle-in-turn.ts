/** One person's bills, settled one after another; what is wrong with one leaves the others alone. */
import { faultOfClaim, isJson, textAt, type Json } from './case-form.ts';

/** A bill's answer, and the sums of its year after it. */
export type Outcome<Year> = { readonly answer: Json; readonly year: Year };
export type SettleBill<Year> = (given: Json, bill: Json, year: Year) => Outcome<Year>;

/** The sums of each calendar year go on from the last bill of that year. */
export function settleInTurn<Year>(
  given: Json,
  newYear: Year,
  settleBill: SettleBill<Year>,
): readonly Json[] {
  const years = new Map<string, Year>();
  const claims = given['claims'];
  return (Array.isArray(claims) ? claims : []).map((bill: unknown) => {
    const fault = faultOfClaim(bill);
    if (fault !== null || !isJson(bill)) return { problem: { code: fault ?? 'WRONG_TYPE' } };
    const year = textAt(bill, 'settledOn', '').slice(0, 4);
    const outcome = settleBill(given, bill, years.get(year) ?? newYear);
    years.set(year, outcome.year);
    return outcome.answer;
  });
}
