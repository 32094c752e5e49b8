/** 二(二)1: who is helped with the contribution, and with how much of it. */
import { moneyAt, textsAt, type Json } from '../case-form.ts';
import type { Answered } from '../oracle-of.ts';
import { AIDED_HERE, AS_BEFORE, followsThe2012Document, RANKED } from './identity.ts';
import { subsidyOf2012 } from './policy-2012.ts';
import {
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  times,
  toTheFen,
  yuan,
  type Rational,
} from '../rational.ts';

/** Of the first tier's contribution; the second tier pays the same people the first tier whole. */
const OF_THE_FIRST_TIER: Readonly<Record<string, Rational>> = {
  destitute: fromText('1'),
  'minimum-living': fromText('0.90'),
  'returned-to-poverty': fromText('0.70'),
  'poverty-monitored': fromText('0.70'),
  'low-income-margin': fromText('0.70'),
};

export function subsidy(given: Json): Answered {
  const contribution = moneyAt(given, 'contribution');
  const refused = refusalOf(given);
  if (refused !== null) return { result: answer(contribution, NOTHING, [refused]) };
  const categories = textsAt(given, 'categories').filter((each) => RANKED.includes(each));
  if (given['tierOneContribution'] === undefined && categories.some(needsTierOne(given))) {
    return { problem: { code: 'WRONG_TYPE' } };
  }
  const amounts = categories.flatMap((category) => amountsFor(given, category));
  if (amounts.length > 0) {
    const most = amounts.reduce((a, b) => (isAbove(b, a) ? b : a));
    return { result: answer(contribution, most, []) };
  }
  const before = categories.some((category) => AS_BEFORE.includes(category));
  const why = before ? 'ORIGINAL_POLICY' : 'NO_SUBSIDY_FOR_CATEGORY';
  return { result: answer(contribution, NOTHING, [why]) };
}

function answer(contribution: Rational, paid: Rational, reasons: readonly string[]): Json {
  return { subsidy: yuan(paid), person: yuan(minus(contribution, paid)), reasons };
}

function refusalOf(given: Json): string | null {
  const year = given['year'];
  if (typeof year === 'number' && year < 2024) return 'NOT_IN_FORCE';
  if (given['employee'] === true) return 'EMPLOYEE_INSURANCE';
  if (given['alreadyInsured'] === true) return 'DUPLICATE_ENROLMENT';
  const categories = textsAt(given, 'categories');
  const unknown = !categories.some((category) => RANKED.includes(category));
  return unknown && categories.length > 0 ? 'CATEGORY_UNKNOWN' : null;
}

const needsTierOne =
  (given: Json) =>
  (category: string): boolean =>
    given['tier'] === 2 &&
    (OF_THE_FIRST_TIER[category] !== undefined ||
      textsAt(given, 'readings').includes('tier-two-subsidy-for-all'));

/** Every amount that the class is given, by this document or by that of 2012; none, one or both. */
function amountsFor(given: Json, category: string): readonly Rational[] {
  const contribution = moneyAt(given, 'contribution');
  const second = given['tier'] === 2;
  const before = followsThe2012Document(given, category)
    ? [subsidyOf2012(contribution, second ? 2 : 1)]
    : [];
  if (second) {
    const whole = least(contribution, moneyAt(given, 'tierOneContribution'));
    return needsTierOne(given)(category) ? [...before, whole] : before;
  }
  const share = AIDED_HERE.includes(category) ? OF_THE_FIRST_TIER[category] : undefined;
  return share === undefined ? before : [toTheFen(times(contribution, share))];
}
