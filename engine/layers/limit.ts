import type { Figure } from '../claim.ts';
import {
  amountOf,
  figureOn,
  publishedFormula,
  type FigureNames,
  type Moment,
} from '../figure-book.ts';
import { lessFen, ZERO, type Fen } from '../money.ts';
import type { ReasonMet } from '../reasons.ts';
import { remembered } from '../remembered.ts';
import type { Limit } from '../rule-pack/schema.ts';
import { listAround } from '../step-list.ts';
import {
  dueOf,
  dueStep,
  formOf,
  inputStep,
  NO_STEPS,
  SMALLEST,
  smallestStep,
  STATED,
  type Form,
  type Some,
  type Step,
} from '../trace.ts';
import type { AmountName } from '../words.ts';
import { leftForms, leftOf } from './left.ts';
import type { PaidAs, ShareForms } from './share.ts';

/** What a yearly limit has left before this claim; `cut` is the form of a payment that it cuts. */
export type Room = { readonly step: Step; readonly cap: Step; readonly cut: Form<typeof SMALLEST> };

export type RoomNames = {
  readonly limit: AmountName;
  readonly used: AmountName;
  readonly left: AmountName;
};

/** The room of a limit, given what the year has used of it; null where the document sets no limit. */
export type RoomOn = (usedBefore: Fen, on: Moment) => Room | null;

export function compileRoom(
  limit: Limit,
  called: RoomNames,
  { name, title, notes }: PaidAs,
  names: FigureNames,
): RoomOn {
  if (limit.kind === 'none') return () => null;
  const capOn = compileCap(limit, called.limit, names);
  const forms = leftForms(called.used, called.left);
  const cut = formOf(name, SMALLEST, { title, clause: limit.clause, notes });
  const roomOf = (cap: Step, usedBefore: Fen): Room => {
    return { step: leftOf(cap, usedBefore, forms), cap, cut };
  };
  // At a year's first bill nothing is used of any limit, and the room is always the same.
  const unused = remembered((cap: Step) => roomOf(cap, ZERO));
  return (usedBefore, on) => {
    const cap = capOn(on);
    return usedBefore === ZERO ? unused(cap) : roomOf(cap, usedBefore);
  };
}

/** The limit itself: the document's, or a district's own where it published one. */
function compileCap(
  limit: Exclude<Limit, { readonly kind: 'none' }>,
  name: AmountName,
  names: FigureNames,
): (on: Moment) => Step {
  const { clause } = limit;
  const stated = inputStep(formOf(name, STATED, { clause }), limit.yuan);
  if (limit.kind === 'amount') return () => stated;
  const published = remembered((figure: Figure) =>
    inputStep(formOf(name, publishedFormula(figure, names), { clause }), amountOf(figure)),
  );
  return ({ figures, day }) => {
    const figure = figureOn(figures, limit.figure, day);
    return figure === null ? stated : published(figure);
  };
}

export type PaidWithin = {
  readonly step: Step;
  /** What the share gives, whatever the limits. */
  readonly due: Fen;
  readonly cut: Room | null;
};

/**
 * What is paid of an amount: all that the share gives, shown as it was reckoned, or what the narrower of two limits has
 * left, shown as the smallest of them. What it is a share of shows beneath it, after `beneath`; a room that is null is no
 * limit.
 */
export function payWithin(
  share: ShareForms,
  of: Step,
  beneath: Step | null,
  own: Room | null,
  wider: Room | null,
): PaidWithin {
  const amount = dueOf(share.due, of);
  const [left, leftWider] = [own?.step ?? null, wider?.step ?? null];
  const cut = narrower(narrower(null, own, amount), wider, amount);
  if (cut === null) {
    const steps = listAround(beneath, of, left, leftWider, null);
    return { step: dueStep(share.paid, of, steps), due: amount, cut };
  }
  const due = dueStep(share.due, of, NO_STEPS);
  const least: Some =
    left === null || leftWider === null ? [due, cut.step] : [due, left, leftWider];
  const steps = listAround(beneath, of, due, left, leftWider);
  return { step: smallestStep(cut.cut, least, steps), due: amount, cut };
}

/** The room that leaves less, where it leaves less than is due. */
function narrower(found: Room | null, room: Room | null, due: Fen): Room | null {
  const least = found === null ? due : found.step.amount;
  return room !== null && room.step.amount < least ? room : found;
}

/** Why less than the amount due was paid, where a limit cut it. */
export function cutReason(
  code: 'CAP_REACHED' | 'TILT_CAP',
  { cut, due }: PaidWithin,
): ReasonMet | null {
  if (cut === null) return null;
  const facts = { cap: cut.cap.amount, short: lessFen(due, cut.step.amount) };
  const { clause } = cut.cut;
  return clause === null ? { code, facts } : { code, clause, facts };
}
