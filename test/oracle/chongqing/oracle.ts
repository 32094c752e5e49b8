/** The oracle: what the 重庆 document of 2012 makes of a case, in the words of the case format. */
import { askOf, faultOfCase, faultOfClaim, isJson, textAt, type Json } from '../case-form.ts';
import { catastrophic, deadline, fundCheck, subsidy, warning } from './asks.ts';
import { PACK, READINGS } from './form.ts';
import { NEW_YEAR, settleBill, type Year } from './settle.ts';
import { faultOfShares, withoutShares } from './standards.ts';

export function oracle(given: unknown): Json {
  if (!isJson(given)) return { problem: { code: 'WRONG_TYPE' } };
  const id = given['id'];
  const form = { pack: PACK, readings: READINGS };
  const fault = faultOfCase(withoutShares(given), form) ?? faultOfShares(given);
  if (fault !== null) return { id, problem: { code: fault } };
  if (askOf(given) === 'settle') return { id, results: settleAll(given) };
  const result = resultOf(given);
  return result === null ? { id, problem: { code: 'WRONG_TYPE' } } : { id, result };
}

function resultOf(given: Json): Json | null {
  switch (askOf(given)) {
    case 'subsidy':
      return subsidy(given);
    case 'catastrophic':
      return catastrophic(given);
    case 'warning':
      return warning();
    case 'deadline':
      return deadline(given);
    default:
      return fundCheck(given);
  }
}

/**
 * One person's bills in turn; the sums of each calendar year go on from the last bill of that year.
 */
function settleAll(given: Json): readonly Json[] {
  const years = new Map<string, Year>();
  const claims = given['claims'];
  return (Array.isArray(claims) ? claims : []).map((bill: unknown) => {
    const fault = faultOfClaim(bill);
    if (fault !== null || !isJson(bill)) return { problem: { code: fault ?? 'WRONG_TYPE' } };
    const year = textAt(bill, 'settledOn', '').slice(0, 4);
    const outcome = settleBill(given, bill, years.get(year) ?? NEW_YEAR);
    years.set(year, outcome.year);
    return outcome.answer;
  });
}
