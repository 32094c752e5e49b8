import { ZERO, type Fen } from '../money.ts';
import {
  CARRIED,
  differenceStep,
  EXCESS,
  formOf,
  inputStep,
  type Form,
  type Step,
} from '../trace.ts';
import type { AmountName } from '../words.ts';

/** What the year has used of an amount, and what is left of it. */
export type LeftForms = {
  readonly used: Form<typeof CARRIED>;
  readonly left: Form<typeof EXCESS>;
  /** Nothing was used yet, as at the first bill of a year. */
  readonly unused: Step;
};

export function leftForms(used: AmountName, left: AmountName): LeftForms {
  const form = formOf(used, CARRIED);
  return { used: form, left: formOf(left, EXCESS), unused: inputStep(form, ZERO) };
}

/** What is left of a whole before this claim, never below nothing. */
export function leftOf(whole: Step, usedBefore: Fen, { used, left, unused }: LeftForms): Step {
  const of = [whole, usedBefore === ZERO ? unused : inputStep(used, usedBefore)] as const;
  return differenceStep(left, of, of);
}
