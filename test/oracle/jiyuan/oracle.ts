/**
 * The oracle: what the 济源 document of 2022 makes of a case, in the words of the case format.
 */
import { askOf, faultOfCase, faultOfClaim, isJson, textAt, type Json } from '../case-form.ts';
import { catastrophic, subsidy, warning } from './asks.ts';
import { NEW_YEAR, type Year } from './benefit.ts';
import { PACK, READINGS } from './form.ts';
import { settleBill } from './settle.ts';

export function oracle(given: unknown): Json {
  if (!isJson(given)) return { problem: { code: 'WRONG_TYPE' } };
  const id = given['id'];
  const fault = faultOfCase(given, { pack: PACK, readings: READINGS });
  if (fault !== null) return { id, problem: { code: fault } };
  switch (askOf(given)) {
    case 'subsidy':
      return { id, result: subsidy(given) };
    case 'catastrophic':
      return { id, result: catastrophic(given) };
    case 'warning':
      return { id, ...warning(given) };
    case 'deadline':
      return { id, result: { dueOn: null, reason: 'NO_CLAUSE' } };
    case 'fund-check':
      return {
        id,
        result: { ownBudgetEnough: null, surplusWithinLimit: null, reason: 'NO_CLAUSE' },
      };
    default:
      return { id, results: settleAll(given) };
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
