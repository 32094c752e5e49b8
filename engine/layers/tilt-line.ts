import { compileLine, type LineOn } from '../line.ts';
import { ZERO } from '../money.ts';
import { ok, type Problem } from '../problem.ts';
import type { Reason } from '../reasons.ts';
import type { OverLineOfYear, VisitAtLine } from '../rule-pack/tilt-schema.ts';
import type { ClauseId } from '../terms.ts';
import { formOf, inputStep, STATED, type Step } from '../trace.ts';
import type { RoomNames } from './limit.ts';
import { unpaid, type TiltInput, type TiltPaid, type TiltParts } from './tilt-paid.ts';

export const TILT_ROOM: RoomNames = {
  limit: 'tiltCap',
  used: 'tiltUsedBefore',
  left: 'tiltLeftBefore',
};

export type TiltLine =
  | { readonly ok: true; readonly value: Step }
  | { readonly ok: false; readonly problem: Problem<'FIGURE_MISSING'> };

/** The line of a tilt rule; a document without one pays from the first fen. */
export function compileTiltLine(
  { line }: OverLineOfYear | VisitAtLine,
  { names }: TiltParts,
): (on: Parameters<LineOn>[0]) => TiltLine {
  const { clause } = line;
  const read = compileLine('tiltLine', line, names);
  const fromFirstFen = ok(inputStep(formOf('tiltLine', STATED, { clause }), ZERO));
  return (on) => {
    const found = read(on);
    if (!found.ok) return found;
    const { value } = found;
    return value === null ? fromFirstFen : { ok: true, value };
  };
}

/** Where only tilt needs a figure that is absent: no tilt now, and the year's self-pay waits for it. */
export function withoutLine(
  clause: ClauseId,
  { claim, selfPay }: TiltInput,
  { nothing }: TiltParts,
  problem: Problem<'FIGURE_MISSING'>,
): TiltPaid {
  const facts = {
    key: String(problem.facts?.['key']),
    figure: String(problem.facts?.['figure']),
    on: claim.settledOn,
  };
  const reason: Reason = { code: 'FIGURE_MISSING', clause, facts };
  return unpaid(nothing(`缺少“${facts.figure}”`), reason, selfPay.amount);
}
