/** 二(二)2: the catastrophic plan after its tilt for 特困、低保、返贫致贫, and what it pays. */
import { moneyAt, recordsAt, textAt, textsAt, under, type Json } from '../case-form.ts';
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

const TILTED = ['destitute', 'minimum-living', 'returned-to-poverty'];
type Band = { readonly upTo: Rational | null; readonly share: Rational };

export function catastrophic(given: Json): Json {
  const plan = under(given, 'plan');
  const tilts = textsAt(given, 'categories').some((category) => TILTED.includes(category));
  const stated = moneyAt(plan, 'deductible');
  const deductible = tilts ? toTheFen(times(stated, fromText('0.5'))) : stated;
  const bands = recordsAt(plan, 'bands').map((band): Band => {
    const share = fromText(textAt(band, 'share', ''));
    return {
      upTo: typeof band['upTo'] === 'string' ? fromText(band['upTo']) : null,
      share: tilts ? least(fromText('1'), plus(share, fromText('0.05'))) : share,
    };
  });
  const capped = typeof plan['cap'] === 'string' && !tilts ? fromText(plan['cap']) : null;
  const due = toTheFen(paidByBands(moneyAt(given, 'amount'), deductible, bands));
  return {
    deductible: yuan(deductible),
    bands: bands.map(({ upTo, share }) => ({
      upTo: upTo === null ? null : yuan(upTo),
      share: decimal(share),
    })),
    cap: capped === null ? null : yuan(capped),
    ...(given['amount'] === undefined
      ? {}
      : { pays: yuan(capped === null ? due : least(due, capped)) }),
  };
}

/** `upTo` is the year's self-pay itself, so the first band begins where the deductible ends. */
function paidByBands(amount: Rational, deductible: Rational, bands: readonly Band[]): Rational {
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
