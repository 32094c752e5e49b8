import type { Fen } from '../money.ts';
import type { Limit } from '../rule-pack/schema.ts';
import { carried, computed, stated, term, type Step } from '../trace.ts';
import type { AmountName } from '../words.ts';

/** What a yearly limit has left before this claim; null where the document sets no limit. */
export function roomLeft(
  limit: Limit,
  usedBefore: Fen,
  name: { readonly limit: AmountName; readonly used: AmountName; readonly left: AmountName },
): Step | null {
  if (limit.kind === 'none') return null;
  const whole = stated(name.limit, limit.yuan, { clause: limit.clause });
  const used = carried(name.used, usedBefore);
  return computed(
    name.left,
    { kind: 'difference', of: term(whole), less: [term(used)], neverBelowZero: true },
    {},
    [whole, used],
  );
}

/** The amount of a limit; null where the document sets none. */
export function amountOfLimit(limit: Limit): Fen | null {
  return limit.kind === 'amount' ? limit.yuan : null;
}
