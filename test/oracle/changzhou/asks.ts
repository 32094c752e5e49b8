/** 三(二), 三(三) and 五(八): what the document says on the questions beside settlement. */
import { figureOn, moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { planAfter, type PlanTilt } from '../catastrophic.ts';
import type { Answered } from '../oracle-of.ts';
import { fromText, isAbove, NOTHING, yuan } from '../rational.ts';
import { IN_FORCE_FROM } from './form.ts';
import { RANKED } from './identity.ts';

function isAided(given: Json): boolean {
  return textsAt(given, 'categories').some((category) => RANKED.includes(category));
}

/** 三(二): the whole contribution for every class, whenever it was recognised; never twice. */
export function subsidy(given: Json): Json {
  const contribution = yuan(moneyAt(given, 'contribution'));
  const refusal = subsidyRefusal(given);
  return refusal === null
    ? { subsidy: contribution, person: '0.00', reasons: [] }
    : { subsidy: '0.00', person: contribution, reasons: [refusal] };
}

function subsidyRefusal(given: Json): string | null {
  const year = given['year'];
  if (typeof year === 'number' && year < Number(IN_FORCE_FROM.slice(0, 4))) return 'NOT_IN_FORCE';
  if (given['employee'] === true) return 'EMPLOYEE_INSURANCE';
  if (given['alreadyInsured'] === true) return 'DUPLICATE_ENROLMENT';
  if (isAided(given)) return null;
  const named = textsAt(given, 'categories').length > 0;
  return named ? 'CATEGORY_UNKNOWN' : 'NO_SUBSIDY_FOR_CATEGORY';
}

/** 三(三): no deductible and ten points more for every class; the text leaves the cap as it is. */
const TILT: PlanTilt = { deductible: NOTHING, points: fromText('0.1'), liftsCap: false };
export function catastrophic(given: Json): Answered {
  return planAfter(given, isAided(given) ? TILT : null);
}

/** 五(八): the classes of 二(一) are watched, but the line is the agency's: the text has none. */
export function warning(given: Json): Json {
  const on = textAt(given, 'on', '');
  if (on < IN_FORCE_FROM) return { warn: false, reason: 'NOT_IN_FORCE' };
  if (!isAided(given)) return { warn: false, reason: 'CATEGORY_NOT_MONITORED' };
  const line = figureOn(given, 'warning-line', on);
  return line === null
    ? { warn: false, reason: 'NO_LINE_IN_DOCUMENT' }
    : { warn: isAbove(moneyAt(given, 'amount'), line), line: yuan(line) };
}
