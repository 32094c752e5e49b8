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

/** The step of a year's sum before this claim; at the first bill of a year it is nothing, and always the same. */
export type CarriedStep = (before: Fen) => Step;

export function compileCarried(name: AmountName): CarriedStep {
  const form = formOf(name, CARRIED);
  const nothing = inputStep(form, ZERO);
  return (before) => (before === ZERO ? nothing : inputStep(form, before));
}

/** What the year has used of an amount, and what is left of it. */
export type LeftForms = { readonly used: CarriedStep; readonly left: Form<typeof EXCESS> };

export function leftForms(used: AmountName, left: AmountName): LeftForms {
  return { used: compileCarried(used), left: formOf(left, EXCESS) };
}

/** What is left of a whole before this claim, never below nothing. */
export function leftOf(whole: Step, usedBefore: Fen, { used, left }: LeftForms): Step {
  const of = [whole, used(usedBefore)] as const;
  return differenceStep(left, of, of);
}
