/** 三(一)、三(二)、五(一): the questions that are not about a bill. */
import { moneyAt, recordsAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import { FIRST_THREE, RANKED } from './identity.ts';
import { inForce, lineOn } from './lines.ts';
import {
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  notNegative,
  plus,
  times,
  toTheFen,
  yuan,
  type Rational,
} from '../rational.ts';

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
export function catastrophic(given: Json): Json {
  const plan = under(given, 'plan');
  const tilts = textsAt(given, 'categories').some((category) => FIRST_THREE.includes(category));
  const stated = moneyAt(plan, 'deductible');
  const deductible = tilts ? toTheFen(times(stated, fromText('0.5'))) : stated;
  const more = tilts ? fromText('0.05') : NOTHING;
  const bands = recordsAt(plan, 'bands').map((band) => ({
    upTo: typeof band['upTo'] === 'string' ? fromText(band['upTo']) : null,
    share: least(fromText('1'), plus(fromText(textAt(band, 'share', '')), more)),
  }));
  const cap = tilts || typeof plan['cap'] !== 'string' ? null : fromText(plan['cap']);
  const pays = () => {
    const due = toTheFen(paidByBands(moneyAt(given, 'amount'), deductible, bands));
    return yuan(cap === null ? due : least(due, cap));
  };
  return {
    deductible: yuan(deductible),
    bands: bands.map((band) => ({
      upTo: band.upTo === null ? null : yuan(band.upTo),
      share: decimal(band.share),
    })),
    cap: cap === null ? null : yuan(cap),
    ...(given['amount'] === undefined ? {} : { pays: pays() }),
  };
}

/**
 * Band by band: `upTo` is the year's self-pay itself, so the first band begins where the deductible
 * ends.
 */
function paidByBands(
  amount: Rational,
  deductible: Rational,
  bands: readonly { readonly upTo: Rational | null; readonly share: Rational }[],
): Rational {
  let from = deductible;
  let paid = NOTHING;
  for (const band of bands) {
    const to = band.upTo === null ? amount : least(amount, band.upTo);
    paid = plus(paid, times(notNegative(minus(to, from)), band.share));
    if (isAbove(to, from)) from = to;
  }
  return paid;
}

function decimal(share: Rational): string {
  const digits = ((share.over * 10n ** 8n) / share.under).toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
}

/** 五(一): 低保边缘家庭成员 and 农村易返贫致贫人口 strictly above the line that tilt has too. */
export function warning(given: Json): Json {
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
