import { sumInBands, type Bands } from './bands.ts';
import { aboveShareOf, portionOf, toFen, toUnits, ZERO, type Fen, type Ratio } from './money.ts';
import type { ClauseId } from './terms.ts';
import type { AmountName } from './words.ts';

/**
 * One line of the explanation: an amount, and what it was reckoned from. The amount used further on is read from here,
 * and it is computed beside its formula by one of the functions below, so the explanation cannot drift from the sum.
 * Millions are made, so a step holds only what differs from bill to bill; `told.ts` tells it as people and files have it.
 */
export type Step = {
  readonly form: Form;
  readonly amount: Fen;
  /** The steps that its formula names, in the formula's order. */
  readonly of: readonly Step[];
  /** The steps shown beneath it. */
  readonly steps: readonly Step[];
};

/** What a step is at every bill: made once, where a pack or a table is compiled. */
export type Form<F extends Formula = Formula> = {
  readonly name: AmountName;
  /** The document's own word for the amount, where it has one. */
  readonly title: string | null;
  readonly formula: F;
  readonly clause: ClauseId | null;
  readonly notes: Notes | null;
};

/** The amounts that say more than their clause. */
export const NOTED_AT = ['aidBase', 'aid', 'tilt', 'hospitalBorne', 'cash'] as const;
export type NotedAt = (typeof NOTED_AT)[number];

/** What an amount says of the text behind it: how it was read, and what of a parent's text was changed. */
export type Notes = {
  readonly at: NotedAt;
  readonly readings: readonly ReadingUsed[];
  readonly overrides: readonly OverrideUsed[];
};

/** How an amount comes about. A closed set, so that any reader (and a test) can recompute it. */
export type Formula =
  | Input
  /** The first less all others. */
  | { readonly kind: 'difference'; readonly neverBelowZero: boolean }
  | { readonly kind: 'sum' }
  | { readonly kind: 'smallest' }
  /** `by` says whose share it is where the document leaves it to another: the published figure's name and first day. */
  | { readonly kind: 'share'; readonly share: Ratio; readonly by: string | null }
  /** A share to whole units of `step` fen. */
  | { readonly kind: 'share-in-units'; readonly share: Ratio; readonly unit: Unit }
  /** Parts of an amount, each with its share, added and rounded once. */
  | { readonly kind: 'bands'; readonly bands: Bands }
  /** What the first has above a share of the second. */
  | { readonly kind: 'above-share'; readonly share: Ratio };

/** An amount that is not reckoned. */
export type Input =
  /** Entered on the bill. */
  | { readonly kind: 'given' }
  /** The year's sum before this claim, from the ledger. */
  | { readonly kind: 'carried' }
  | { readonly kind: 'stated' }
  /** From the office's table of a year's insurance. */
  | { readonly kind: 'tabled'; readonly table: string; readonly source: string }
  | {
      readonly kind: 'published';
      readonly figure: string;
      readonly figureName: string;
      readonly from: string;
      /** Where the figure was read, where that is known. */
      readonly source?: string;
    }
  | { readonly kind: 'nothing'; readonly because: string };

export type Unit = { readonly step: number; readonly rounding: 'half-up' | 'down' };

type Of<Kind extends Formula['kind']> = Form<Extract<Formula, { readonly kind: Kind }>>;
/** What is due: one share of an amount, or several of its bands. */
export type DueForm = Of<'share' | 'bands'>;

/** Which of two readings of the text was used for this step. */
export type ReadingUsed = { readonly id: string; readonly on: boolean; readonly says: string };

/** A value of the parent's text that the document changed, by which clause of its own. */
export type OverrideUsed = {
  readonly path: string;
  readonly clause: ClauseId;
  readonly because: string;
};

/** Whether an answer carries its explanation, and how. */
export type TraceWanted = 'none' | 'tree' | 'text';

type Extras = Partial<Omit<Form, 'name' | 'formula'>>;

export function formOf<F extends Formula>(
  name: AmountName,
  formula: F,
  { title = null, clause = null, notes = null }: Extras = {},
): Form<F> {
  return { name, title, formula, clause, notes };
}

export const GIVEN = { kind: 'given' } as const;
export const CARRIED = { kind: 'carried' } as const;
export const STATED = { kind: 'stated' } as const;
export const SUM = { kind: 'sum' } as const;
export const SMALLEST = { kind: 'smallest' } as const;
export const DIFFERENCE = { kind: 'difference', neverBelowZero: false } as const;
/** A difference where a payment or a room cannot be negative. */
export const EXCESS = { kind: 'difference', neverBelowZero: true } as const;

export const NO_STEPS: readonly Step[] = [];

/** Steps that are at least one. */
export type Some = readonly [Step, ...Step[]];

/** The only maker of steps: all of them have one shape, which the engine's speed rests on. */
function stepOf(form: Form, amount: Fen, of: readonly Step[], steps: readonly Step[]): Step {
  return { form, amount, of, steps };
}

export function inputStep(form: Form<Input>, amount: Fen): Step {
  return stepOf(form, amount, NO_STEPS, NO_STEPS);
}

export function nothingStep(form: Of<'nothing'>): Step {
  return stepOf(form, ZERO, NO_STEPS, NO_STEPS);
}

export function sumStep(form: Of<'sum'>, of: readonly Step[], steps: readonly Step[]): Step {
  return stepOf(form, toFen(sumOf(of)), of, steps);
}

export function sumOf(steps: readonly Step[]): number {
  let sum = 0;
  for (const { amount } of steps) sum += amount;
  return sum;
}

export function differenceStep(form: Of<'difference'>, of: Some, steps: readonly Step[]): Step {
  // The first less the others is twice the first less all.
  const left = 2 * of[0].amount - sumOf(of);
  const amount = left < 0 && form.formula.neverBelowZero ? ZERO : toFen(left);
  return stepOf(form, amount, of, steps);
}

export function smallestStep(form: Of<'smallest'>, of: Some, steps: readonly Step[]): Step {
  let { amount } = of[0];
  for (const part of of) if (part.amount < amount) ({ amount } = part);
  return stepOf(form, amount, of, steps);
}

/** What is due of an amount, rounded half up to the fen. */
export function dueStep(form: DueForm, of: Step, steps: readonly Step[]): Step {
  return stepOf(form, dueOf(form, of), [of], steps);
}

/** The amount of such a step, for where it decides which steps there are. */
export function dueOf({ formula }: DueForm, { amount }: Step): Fen {
  return formula.kind === 'bands'
    ? sumInBands(amount, formula.bands)
    : portionOf(amount, formula.share);
}

/** A share to whole units. */
export function unitsStep(form: Of<'share-in-units'>, of: Step, steps: readonly Step[]): Step {
  const { share, unit } = form.formula;
  const amount = toUnits(of.amount, share.rate, unit.step, unit.rounding);
  return stepOf(form, amount, [of], steps);
}

export function aboveShareStep(
  form: Of<'above-share'>,
  of: readonly [Step, Step],
  steps: readonly Step[],
): Step {
  const amount = aboveShareOf(of[0].amount, of[1].amount, form.formula.share);
  return stepOf(form, amount, of, steps);
}
