/** 三(一)、三(二)、五(一): the questions that are not about a bill. */
import { moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { planAfter, type PlanTilt } from '../catastrophic.ts';
import type { Answered } from '../oracle-of.ts';
import { fromText, isAbove, least, minus, NOTHING, yuan, type Rational } from '../rational.ts';
import { FIRST_THREE, RANKED } from './identity.ts';
import { inForce, lineOn } from './lines.ts';

const FIRST_YEAR = 2022;
const FIXED = fromText('90');

/** 三(一): what refuses, in this order; then the largest amount of the person's classes. */
export function subsidy(given: Json): Json {
  const contribution = moneyAt(given, 'contribution');
  const categories = textsAt(given, 'categories');
  const known = categories.filter((category) => RANKED.includes(category));
  const amounts = known
    .map((category) => subsidyOf(given, category, contribution))
    .filter((amount) => amount !== null);
  const refusal = subsidyRefusal(given) ?? noAmount(categories, known, amounts.length);
  if (refusal !== null) {
    return { subsidy: '0.00', person: yuan(contribution), reasons: [refusal] };
  }
  const most = amounts.reduce((a, b) => (isAbove(b, a) ? b : a), NOTHING);
  return { subsidy: yuan(most), person: yuan(minus(contribution, most)), reasons: [] };
}

function subsidyRefusal(given: Json): string | null {
  const year = given['year'];
  if (typeof year === 'number' && year < FIRST_YEAR) return 'NOT_IN_FORCE';
  if (given['employee'] === true) return 'EMPLOYEE_INSURANCE';
  if (given['alreadyInsured'] === true) return 'DUPLICATE_ENROLMENT';
  const closes = textAt(given, 'enrolmentClosesOn', '9999-12-31');
  return textAt(given, 'recognisedOn', '') > closes ? 'RECOGNISED_AFTER_ENROLMENT' : null;
}

function noAmount(
  categories: readonly string[],
  known: readonly string[],
  amounts: number,
): string | null {
  if (amounts > 0) return null;
  if (categories.length > 0 && known.length === 0) return 'CATEGORY_UNKNOWN';
  return known.includes('poverty-monitored') ? 'OTHER_POLICY' : 'NO_SUBSIDY_FOR_CATEGORY';
}

/** Null where the document gives the class nothing, or leaves the amount to a policy not stated. */
function subsidyOf(given: Json, category: string, contribution: Rational): Rational | null {
  if (category === 'destitute') return contribution;
  if (FIRST_THREE.includes(category)) return least(FIXED, contribution);
  if (category !== 'poverty-monitored' || given['otherPolicyAmount'] === undefined) return null;
  return least(moneyAt(given, 'otherPolicyAmount'), contribution);
}

/** 三(二): half the deductible, five points more and no cap, for the first three classes. */
const TILT: PlanTilt = { deductible: fromText('0.5'), points: fromText('0.05'), liftsCap: true };
export function catastrophic(given: Json): Answered {
  const tilts = textsAt(given, 'categories').some((category) => FIRST_THREE.includes(category));
  return planAfter(given, tilts ? TILT : null);
}

/** 五(一): 低保边缘家庭成员 and 农村易返贫致贫人口 strictly above the line that tilt has too. */
export function warning(given: Json): Answered {
  const on = textAt(given, 'on', '');
  const silent = (reason: string) => ({ result: { warn: false, reason } });
  if (!inForce(on)) return silent('NOT_IN_FORCE');
  const monitored = textsAt(given, 'categories').some((category) =>
    ['poverty-monitored', 'low-income-margin'].includes(category),
  );
  if (!monitored) return silent('CATEGORY_NOT_MONITORED');
  const line = lineOn(given, 'tilt-line', on);
  if (line === null) return { problem: { code: 'FIGURE_MISSING' } };
  return { result: { warn: isAbove(moneyAt(given, 'amount'), line), line: yuan(line) } };
}
