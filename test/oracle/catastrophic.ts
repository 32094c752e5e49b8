/** The arithmetic of a catastrophic plan: what a document's tilt makes of it, and what it pays. */
import type { Answered } from './oracle-of.ts';
import { moneyAt, recordsAt, textAt, under, type Json } from './case-form.ts';
import {
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  notNegative,
  plus,
  shareText,
  times,
  toTheFen,
  yuan,
  type Rational,
} from './rational.ts';

/** What a document does to the plan for the people it favours. */
export type PlanTilt = {
  /** The part of the deductible that is left; to the fen. */
  readonly deductible: Rational;
  /** What each share rises by; never above the whole. */
  readonly points: Rational;
  readonly liftsCap: boolean;
};

type Band = { readonly upTo: Rational | null; readonly share: Rational };

/** The plan of a case, tilted or (null) as it is, and what it pays of the amount, if one is given. */
export function planAfter(given: Json, tilt: PlanTilt | null): Answered {
  const plan = under(given, 'plan');
  const stated = moneyAt(plan, 'deductible');
  const deductible = tilt === null ? stated : toTheFen(times(stated, tilt.deductible));
  const bands = recordsAt(plan, 'bands').map((band): Band => {
    const share = fromText(textAt(band, 'share', ''));
    return {
      upTo: typeof band['upTo'] === 'string' ? fromText(band['upTo']) : null,
      share: tilt === null ? share : least(fromText('1'), plus(share, tilt.points)),
    };
  });
  const isCapped = typeof plan['cap'] === 'string' && tilt?.liftsCap !== true;
  const cap = isCapped ? moneyAt(plan, 'cap') : null;
  const due = toTheFen(paidByBands(moneyAt(given, 'amount'), deductible, bands));
  return {
    result: {
      deductible: yuan(deductible),
      bands: bands.map(({ upTo, share }) => ({
        upTo: upTo === null ? null : yuan(upTo),
        share: shareText(share),
      })),
      cap: cap === null ? null : yuan(cap),
      ...(given['amount'] === undefined
        ? {}
        : { pays: yuan(cap === null ? due : least(due, cap)) }),
    },
  };
}

/** `upTo` is the year's self-pay itself, so the first band begins where the deductible ends. */
function paidByBands(amount: Rational, deductible: Rational, bands: readonly Band[]): Rational {
  let from = deductible;
  let paid = NOTHING;
  for (const { upTo, share } of bands) {
    const to = upTo === null ? amount : least(amount, upTo);
    paid = plus(paid, times(notNegative(minus(to, from)), share));
    if (isAbove(to, from)) from = to;
  }
  return paid;
}
