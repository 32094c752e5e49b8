import type { Claim, Figure } from '../claim.ts';
import type { Fen } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { Settlement, YearSums } from '../settlement.ts';
import type { Category } from '../terms.ts';
import type { Step } from '../trace.ts';
import type { AidPaid } from './aid.ts';

export type TiltPaid = {
  readonly step: Step;
  /** What this claim adds to the year's self-pay that counts towards tilt, and to the excess reckoned. */
  readonly selfPay: Fen;
  readonly excess: Fen;
  readonly limits: Settlement['tiltLimits'];
  readonly reasons: readonly Reason[];
};

export type TiltInput = {
  readonly claim: Claim;
  readonly category: Category;
  /** Basic aid, null where the bill has no benefit; and why not. */
  readonly aid: AidPaid | null;
  readonly refusal: Reason | null;
  /** What is left to the person in scope after basic aid. */
  readonly selfPay: Step;
  readonly figures: readonly Figure[];
  readonly year: YearSums;
};
export type PayTilt = (input: TiltInput) => TiltPaid;

/** What every kind of tilt needs to say "nothing", and what it adds to the year even then. */
export type Nothing = (
  because: string,
  reasons: readonly Reason[],
  selfPay: Fen,
  excess?: Fen,
) => TiltPaid;
