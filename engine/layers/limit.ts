import type { Fen } from '../money.ts';
import type { Limit } from '../rule-pack/schema.ts';
import { carried, computed, stated, term, type Step } from '../trace.ts';
import type { ClauseId } from '../terms.ts';
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

/**
 * What is paid of an amount due: all of it, shown as it was reckoned, or what the limit has left, shown as the smaller
 * of the two. `due` is the share that the clause gives; `room` null means no limit.
 */
export function payWithin(
  name: AmountName,
  title: string,
  due: Step,
  room: Step | null,
  limitClause: ClauseId,
  steps: readonly Step[],
): Step {
  if (room !== null && room.amount < due.amount) {
    const how = { kind: 'smallest', of: [term(due), term(room)] } as const;
    return computed(name, how, { title, clause: limitClause }, [...steps, due, room]);
  }
  const clause = due.clause === undefined ? {} : { clause: due.clause };
  return computed(name, due.how, { title, ...clause }, [
    ...steps,
    ...(room === null ? [] : [room]),
  ]);
}
