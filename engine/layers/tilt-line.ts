import { lineOn, type FigureNames } from '../figure-book.ts';
import { ZERO } from '../money.ts';
import type { Problem } from '../problem.ts';
import type { Reason } from '../reasons.ts';
import type { OverLineOfYear, VisitAtLine } from '../rule-pack/tilt-schema.ts';
import { stated, type Step } from '../trace.ts';
import type { RoomNames } from './limit.ts';
import type { Nothing, TiltInput, TiltPaid } from './tilt-paid.ts';

export const TILT_ROOM: RoomNames = {
  limit: 'tiltCap',
  used: 'tiltUsedBefore',
  left: 'tiltLeftBefore',
};

export type TiltMoment = {
  readonly names: FigureNames;
  readonly nothing: Nothing;
  readonly note: Pick<Step, 'readings'>;
};

export type TiltLine =
  | { readonly ok: true; readonly value: Step }
  | { readonly ok: false; readonly problem: Problem<'FIGURE_MISSING'> };

/** The line of a tilt rule; a document without one pays from the first fen. */
export function lineOfTilt(
  rule: OverLineOfYear | VisitAtLine,
  { claim, figures, year }: TiltInput,
  { names }: TiltMoment,
): TiltLine {
  const day = claim.settledOn;
  const { level } = claim.facility;
  const moment = { day, figures, names, level, stays: year.stays };
  const line = lineOn('tiltLine', rule.line, moment);
  if (!line.ok) return line;
  return { ok: true, value: line.value ?? stated('tiltLine', ZERO, rule.line.clause) };
}

/** Where only tilt needs a figure that is absent: no tilt now, and the year's self-pay waits for it. */
export function withoutLine(
  rule: OverLineOfYear | VisitAtLine,
  { claim, selfPay }: TiltInput,
  { nothing }: TiltMoment,
  problem: Problem<'FIGURE_MISSING'>,
): TiltPaid {
  const facts = {
    key: String(problem.facts?.['key']),
    figure: String(problem.facts?.['figure']),
    on: claim.settledOn,
  };
  const reason: Reason = { code: 'FIGURE_MISSING', clause: rule.line.clause, facts };
  return nothing(`缺少“${facts.figure}”`, [reason], selfPay.amount);
}
