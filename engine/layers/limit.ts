import type { Figure } from '../claim.ts';
import { amountOf, figureOn, publishedHow, type FigureNames } from '../figure-book.ts';
import { inYuan, lessFen, type Fen } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { Limit } from '../rule-pack/schema.ts';
import type { ClauseId, IsoDate } from '../terms.ts';
import { carried, differenceStep, smallestStep, stated, type Step } from '../trace.ts';
import type { AmountName } from '../words.ts';

/** What a yearly limit has left before this claim. */
export type Room = { readonly step: Step; readonly cap: Fen; readonly clause: ClauseId };

type Moment = {
  readonly day: IsoDate;
  readonly figures: readonly Figure[];
  readonly names: FigureNames;
};
export type RoomNames = {
  readonly limit: AmountName;
  readonly used: AmountName;
  readonly left: AmountName;
};

/** The room of a limit, given what the year has used of it; null where the document sets no limit. */
export function roomLeft(
  limit: Limit,
  usedBefore: Fen,
  name: RoomNames,
  moment: Moment,
): Room | null {
  if (limit.kind === 'none') return null;
  const whole = wholeOf(limit, name.limit, moment);
  const used = carried(name.used, usedBefore);
  const step = differenceStep(name.left, whole, [used], true, [whole, used]);
  return { step, cap: whole.amount, clause: limit.clause };
}

/** The limit itself: the document's, or a district's own where it published one. */
function wholeOf(
  limit: Exclude<Limit, { readonly kind: 'none' }>,
  name: AmountName,
  { day, figures, names }: Moment,
): Step {
  const figure = limit.kind === 'at-least' ? figureOn(figures, limit.figure, day) : null;
  if (figure === null) return stated(name, limit.yuan, limit.clause);
  const how = publishedHow(figure, names);
  return { name, amount: amountOf(figure), how, clause: limit.clause, steps: [] };
}

/**
 * What is paid of an amount due: all of it, shown as it was reckoned, or what the narrowest limit has left, shown as the
 * smallest of them. `due` is the share that the clause gives; a room that is null is no limit.
 */
export function payWithin(
  name: AmountName,
  title: string,
  due: Step,
  rooms: readonly (Room | null)[],
  steps: readonly Step[],
): { readonly step: Step; readonly cut: Room | null } {
  let cut: Room | null = null;
  for (const room of rooms) {
    if (room === null || room.step.amount >= due.amount) continue;
    if (cut === null || room.step.amount < cut.step.amount) cut = room;
  }
  const shown = stepsOf(rooms);
  if (cut === null) return { step: dueInFull(name, title, due, steps.concat(shown)), cut };
  const all = steps.concat(due, shown);
  return { step: smallestStep(name, [due, ...shown], all, { title, clause: cut.clause }), cut };
}

function stepsOf(rooms: readonly (Room | null)[]): readonly Step[] {
  const [only] = rooms;
  if (rooms.length === 1) return only === null || only === undefined ? [] : [only.step];
  return rooms.flatMap((room) => (room === null ? [] : [room.step]));
}

/** The amount due, under the name of what is paid. */
function dueInFull(name: AmountName, title: string, due: Step, steps: readonly Step[]): Step {
  const { amount, how, clause } = due;
  return clause === undefined
    ? { name, title, amount, how, steps }
    : { name, title, amount, how, clause, steps };
}

/** Why less than the amount due was paid, where a limit cut it. */
export function cutReason(
  code: 'CAP_REACHED' | 'TILT_CAP',
  cut: Room | null,
  due: Fen,
): readonly Reason[] {
  if (cut === null) return [];
  const facts = { cap: inYuan(cut.cap), short: inYuan(lessFen(due, cut.step.amount)) };
  return [{ code, clause: cut.clause, facts }];
}
