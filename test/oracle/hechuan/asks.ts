/** 二(二)2, 二(四): the questions that are not about a bill, but for 资助参保. */
import { figureOn, moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { planAfter, type PlanTilt } from '../catastrophic.ts';
import { noDeadline, type Answered } from '../oracle-of.ts';
import { fromText, isAbove, yuan } from '../rational.ts';

/** 二(二)2: half the deductible, five points more and no cap for 特困、低保、返贫致贫. */
const TILTED = ['destitute', 'minimum-living', 'returned-to-poverty'];
const TILT: PlanTilt = { deductible: fromText('0.5'), points: fromText('0.05'), liftsCap: true };
export function catastrophic(given: Json): Answered {
  const tilts = textsAt(given, 'categories').some((category) => TILTED.includes(category));
  return planAfter(given, tilts ? TILT : null);
}

/** 二(四)1: four classes are watched; the document leaves the line to the office. */
const WATCHED = ['destitute', 'minimum-living', 'low-income-margin', 'poverty-monitored'];
export function warning(given: Json): Json {
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
export function deadline(given: Json): Answered {
  if (given['what'] !== 'list-handover') return noDeadline();
  const holidays = textsAt(given, 'holidays');
  const day = new Date(Date.UTC(Number(given['year']), Number(given['month']) - 1, 5));
  const text = () => day.toISOString().slice(0, 10);
  const isWeekend = () => given['weekendsToo'] === true && [0, 6].includes(day.getUTCDay());
  while (holidays.includes(text()) || isWeekend()) day.setUTCDate(day.getUTCDate() + 1);
  return { result: { dueOn: text() } };
}
