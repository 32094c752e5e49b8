/** The other questions the 重庆 document of 2012 answers, or has no clause for. */
import { moneyAt, textsAt, type Json } from '../case-form.ts';
import { noDeadline, type Answered } from '../oracle-of.ts';
import { compare, fromText, least, minus, times, yuan } from '../rational.ts';
import { RANKED } from './identity.ts';

const WHOLE = ['three-withouts', 'five-guarantees'];

/** 二(一): from 2013 on; the first tier whole or 50 yuan, the second 60 yuan for everybody. */
export function subsidy(given: Json): Json {
  const contribution = moneyAt(given, 'contribution');
  const refusal = refusalOfSubsidy(given);
  if (refusal !== null) {
    return { subsidy: '0.00', person: yuan(contribution), reasons: [refusal] };
  }
  const isWhole = textsAt(given, 'categories').some((category) => WHOLE.includes(category));
  const inTierOne = isWhole ? contribution : fromText('50');
  const stated = given['tier'] === 2 ? fromText('60') : inTierOne;
  const amount = least(stated, contribution);
  return { subsidy: yuan(amount), person: yuan(minus(contribution, amount)), reasons: [] };
}

function refusalOfSubsidy(given: Json): string | null {
  const year = given['year'];
  if (typeof year === 'number' && year < 2013) return 'NOT_IN_FORCE';
  if (given['employee'] === true) return 'EMPLOYEE_INSURANCE';
  if (given['alreadyInsured'] === true) return 'DUPLICATE_ENROLMENT';
  const categories = textsAt(given, 'categories');
  if (categories.length === 0) return 'NO_SUBSIDY_FOR_CATEGORY';
  return categories.some((category) => RANKED.includes(category)) ? null : 'CATEGORY_UNKNOWN';
}

export function warning(): Json {
  return { warn: false, reason: 'NO_CLAUSE' };
}

/** 三(三): the last of so many working days after the day of declaration. */
export function deadline(given: Json): Answered {
  if (given['what'] !== 'aid-review') return noDeadline();
  const declaredOn = given['declaredOn'];
  if (typeof declaredOn !== 'string') return { problem: { code: 'WRONG_TYPE' } };
  const holidays = textsAt(given, 'holidays');
  let left = typeof given['workingDays'] === 'number' ? given['workingDays'] : 3;
  const day = new Date(`${declaredOn}T00:00:00Z`);
  while (left > 0) {
    day.setUTCDate(day.getUTCDate() + 1);
    const isWeekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    if (!isWeekend && !holidays.includes(textOf(day))) left -= 1;
  }
  return { result: { dueOn: textOf(day) } };
}
function textOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** 四(一)、四(二): 15% each, exactly 15% being allowed. */
export function fundCheck(given: Json): Json {
  const part = (key: string) => times(moneyAt(given, key), fromText('0.15'));
  return {
    ownBudgetEnough: compare(moneyAt(given, 'ownBudget'), part('lastYearGrant')) >= 0,
    surplusWithinLimit: compare(moneyAt(given, 'surplus'), part('raised')) <= 0,
  };
}
