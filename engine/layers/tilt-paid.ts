import type { Claim } from '../claim.ts';
import type { FigureNames, Moment } from '../figure-book.ts';
import { ZERO, type Fen } from '../money.ts';
import type { Reason, ReasonMet } from '../reasons.ts';
import type { Settlement, YearSums } from '../settlement.ts';
import type { Category } from '../terms.ts';
import type { Notes, Step } from '../trace.ts';
import type { AidPaid } from './aid.ts';

export type TiltPaid = {
  readonly step: Step;
  /** What this claim adds to the year's self-pay that counts towards tilt, and to the excess reckoned. */
  readonly selfPay: Fen;
  readonly excess: Fen;
  readonly limits: Settlement['tiltLimits'];
  readonly reason: ReasonMet | null;
};

export type TiltInput = {
  readonly claim: Claim;
  readonly category: Category;
  /** Basic aid, null where the bill has no benefit; and why not. */
  readonly aid: AidPaid | null;
  readonly refusal: Reason | null;
  /** What is left to the person in scope after basic aid. */
  readonly selfPay: Step;
  readonly year: YearSums;
  readonly on: Moment;
};
export type PayTilt = (input: TiltInput) => TiltPaid;

/** What every kind of tilt is compiled with. */
export type TiltParts = {
  readonly names: FigureNames;
  readonly notes: Notes | null;
  /** The step that says why nothing is paid. */
  readonly nothing: (because: string) => Step;
};

/** Nothing is paid, and what the bill adds to the year even then. */
export function unpaid(
  step: Step,
  reason: ReasonMet | null,
  selfPay: Fen,
  excess: Fen = ZERO,
): TiltPaid {
  return { step, selfPay, excess, limits: null, reason };
}
