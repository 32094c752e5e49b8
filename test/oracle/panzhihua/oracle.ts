/**
 * The oracle: what the 攀枝花 document of 2023 makes of a case, in the words of the case format.
 */
import {
  askOf,
  faultOfCase,
  faultOfClaim,
  figureOn,
  isJson,
  moneyAt,
  recordsAt,
  textAt,
  textsAt,
  under,
  type Json,
} from '../case-form.ts';
import { PACK, READINGS } from './form.ts';
import { RANKED } from './identity.ts';
import { NEW_YEAR, type Year } from './benefit.ts';
import { settleBill } from './settle.ts';
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

/** 第六条: the contribution whole, or 75% of it; 第五条 leaves employees to their own insurance. */
const SUBSIDISED: Readonly<Record<string, Rational>> = {
  destitute: fromText('1'),
  orphan: fromText('1'),
  'minimum-living': fromText('0.75'),
  'poverty-monitored': fromText('0.75'),
};
function subsidy(given: Json): Json {
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
function catastrophic(given: Json): Json {
  const plan = under(given, 'plan');
  const tilts = textsAt(given, 'categories').some((category) =>
    ['destitute', 'orphan', 'minimum-living'].includes(category),
  );
  const stated = moneyAt(plan, 'deductible');
  const deductible = tilts ? toTheFen(times(stated, fromText('0.5'))) : stated;
  const bands = recordsAt(plan, 'bands').map((band) => {
    const share = fromText(textAt(band, 'share', ''));
    const raised = tilts ? least(fromText('1'), plus(share, fromText('0.05'))) : share;
    return {
      upTo: typeof band['upTo'] === 'string' ? fromText(band['upTo']) : null,
      share: raised,
    };
  });
  const cap = typeof plan['cap'] === 'string' ? fromText(plan['cap']) : null;
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

/**
 * 第十八条: more than half of the year's resident income, for any insured person whatever their
 * class.
 */
function warning(given: Json): Json {
  const income = figureOn(given, 'resident-income', textAt(given, 'on', ''));
  if (income === null) return { problem: { code: 'FIGURE_MISSING' } };
  const line = toTheFen(times(income, fromText('0.5')));
  const warns = isAbove(moneyAt(given, 'amount'), line);
  return { result: { warn: warns, line: yuan(line) } };
}
