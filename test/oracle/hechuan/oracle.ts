/** The oracle: what the 合川 document of 2024 makes of a case, in the words of the case format. */
import {
  askOf,
  faultOfCase,
  faultOfClaim,
  figureOn,
  isJson,
  moneyAt,
  textAt,
  textsAt,
  type Json,
} from '../case-form.ts';
import { catastrophic } from './catastrophic.ts';
import { PACK, READINGS } from './form.ts';
import { NEW_YEAR, type Year } from './pool.ts';
import { settleBill } from './settle.ts';
import { subsidy } from './subsidy.ts';
import { isAbove, yuan } from '../rational.ts';

export function oracle(given: Json): Json {
  const id = given['id'];
  const fault = faultOfCase(given, { pack: PACK, readings: READINGS });
  if (fault !== null) return { id, problem: { code: fault } };
  switch (askOf(given)) {
    case 'subsidy':
      return { id, ...subsidy(given) };
    case 'catastrophic':
      return { id, result: catastrophic(given) };
    case 'warning':
      return { id, result: warning(given) };
    case 'deadline':
      return { id, result: deadline(given) };
    case 'fund-check':
      return {
        id,
        result: { ownBudgetEnough: null, surplusWithinLimit: null, reason: 'NO_CLAUSE' },
      };
    default:
      return { id, results: settleAll(given) };
  }
}

/** One person's bills in turn; each calendar year goes on from the last bill of that year. */
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

/** 二(四)1: four classes are watched; the document leaves the line to the office. */
const WATCHED = ['destitute', 'minimum-living', 'low-income-margin', 'poverty-monitored'];
function warning(given: Json): Json {
  const on = textAt(given, 'on', '');
  if (on < '2024-06-25') return { warn: false, reason: 'NOT_IN_FORCE' };
  if (!textsAt(given, 'categories').some((category) => WATCHED.includes(category))) {
    return { warn: false, reason: 'CATEGORY_NOT_MONITORED' };
  }
  const line = figureOn(given, 'warning-line', on);
  if (line === null) return { warn: false, reason: 'NO_LINE_IN_DOCUMENT' };
  return { warn: isAbove(moneyAt(given, 'amount'), line), line: yuan(line) };
}

/** 二(四)2: lists go over by the 5th, statutory holidays moving it; `weekendsToo` moves it too. */
function deadline(given: Json): Json {
  if (given['what'] !== 'list-handover') return { dueOn: null, reason: 'NO_CLAUSE' };
  const holidays = textsAt(given, 'holidays');
  const day = new Date(Date.UTC(Number(given['year']), Number(given['month']) - 1, 5));
  const text = () => day.toISOString().slice(0, 10);
  const isWeekend = () => given['weekendsToo'] === true && [0, 6].includes(day.getUTCDay());
  while (holidays.includes(text()) || isWeekend()) day.setUTCDate(day.getUTCDate() + 1);
  return { dueOn: text() };
}
