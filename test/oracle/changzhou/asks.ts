/** 三(二), 三(三) and 五(八): what the document says on the questions beside settlement. */
import { figureOn, moneyAt, recordsAt, textAt, textsAt, under, type Json } from '../case-form.ts';
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
export function catastrophic(given: Json): Json {
  const plan = under(given, 'plan');
  const tilts = isAided(given);
  const deductible = tilts ? NOTHING : moneyAt(plan, 'deductible');
  const more = tilts ? fromText('0.1') : NOTHING;
  const bands = recordsAt(plan, 'bands').map((band) => ({
    upTo: typeof band['upTo'] === 'string' ? fromText(band['upTo']) : null,
    share: least(fromText('1'), plus(fromText(textAt(band, 'share', '')), more)),
  }));
  const cap = typeof plan['cap'] === 'string' ? fromText(plan['cap']) : null;
  const adjusted = {
    deductible: yuan(deductible),
    bands: bands.map(({ upTo, share }) => ({
      upTo: upTo === null ? null : yuan(upTo),
      share: decimal(share),
    })),
    cap: cap === null ? null : yuan(cap),
  };
  if (given['amount'] === undefined) return adjusted;
  const due = toTheFen(paidByBands(moneyAt(given, 'amount'), deductible, bands));
  return { ...adjusted, pays: yuan(cap === null ? due : least(due, cap)) };
}

/**
 * Band by band: `upTo` is the year's self-pay itself, so without a deductible the first band begins
 * at nothing.
 */
function paidByBands(
  amount: Rational,
  deductible: Rational,
  bands: readonly { readonly upTo: Rational | null; readonly share: Rational }[],
): Rational {
  let from = deductible;
  let paid = NOTHING;
  for (const { upTo, share } of bands) {
    const to = upTo === null ? amount : least(amount, upTo);
    paid = plus(paid, times(notNegative(minus(to, from)), share));
    if (isAbove(to, from)) from = to;
  }
  return paid;
}

function decimal(share: Rational): string {
  const digits = ((share.over * 10n ** 8n) / share.under).toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
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
