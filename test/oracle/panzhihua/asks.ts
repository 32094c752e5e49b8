/** 第六条、第八条、第十八条: the questions that are not about a bill. */
import { figureOn, moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { planAfter, type PlanTilt } from '../catastrophic.ts';
import type { Answered } from '../oracle-of.ts';
import { fromText, isAbove, minus, times, toTheFen, yuan, type Rational } from '../rational.ts';
import { RANKED } from './identity.ts';

/** 第六条: the contribution whole, or 75% of it; 第五条 leaves employees to their own insurance. */
const SUBSIDISED: Readonly<Record<string, Rational>> = {
  destitute: fromText('1'),
  orphan: fromText('1'),
  'minimum-living': fromText('0.75'),
  'poverty-monitored': fromText('0.75'),
};
export function subsidy(given: Json): Json {
  const categories = textsAt(given, 'categories');
  const contribution = moneyAt(given, 'contribution');
  const none = (reason: string) => ({
    subsidy: '0.00',
    person: yuan(contribution),
    reasons: [reason],
  });
  if (given['employee'] === true) return none('EMPLOYEE_INSURANCE');
  if (given['alreadyInsured'] === true) return none('DUPLICATE_ENROLMENT');
  const known = categories.filter((category) => RANKED.includes(category));
  if (known.length === 0 && categories.length > 0) return none('CATEGORY_UNKNOWN');
  const amounts = known
    .map((category) => SUBSIDISED[category])
    .filter((rate) => rate !== undefined)
    .map((rate) => toTheFen(times(contribution, rate)));
  if (amounts.length === 0) return none('NO_SUBSIDY_FOR_CATEGORY');
  const most = amounts.reduce((a, b) => (isAbove(b, a) ? b : a));
  return { subsidy: yuan(most), person: yuan(minus(contribution, most)), reasons: [] };
}

/**
 * 第八条: half the deductible and five points more for 特困、孤儿、低保; the text leaves the cap as
 * it is.
 */
const TILTED = ['destitute', 'orphan', 'minimum-living'];
const TILT: PlanTilt = { deductible: fromText('0.5'), points: fromText('0.05'), liftsCap: false };
export function catastrophic(given: Json): Answered {
  const tilts = textsAt(given, 'categories').some((category) => TILTED.includes(category));
  return planAfter(given, tilts ? TILT : null);
}

/**
 * 第十八条: more than half of the year's resident income, for any insured person whatever their
 * class.
 */
export function warning(given: Json): Answered {
  const income = figureOn(given, 'resident-income', textAt(given, 'on', ''));
  if (income === null) return { problem: { code: 'FIGURE_MISSING' } };
  const line = toTheFen(times(income, fromText('0.5')));
  const warns = isAbove(moneyAt(given, 'amount'), line);
  return { result: { warn: warns, line: yuan(line) } };
}
