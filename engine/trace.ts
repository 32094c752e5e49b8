import {
  aboveShareOf,
  excessFen,
  lessFen,
  shareOf,
  sumOfShares,
  toFen,
  toUnits,
  ZERO,
  type Fen,
  type Rate,
} from './money.ts';
import type { Reason } from './reasons.ts';
import type { ClauseId } from './terms.ts';
import type { AmountName } from './words.ts';

/** A named amount inside a calculation. */
export type Term = { readonly name: AmountName; readonly amount: Fen };

/** The part of an amount that lies in one band. */
export type BandPart = {
  readonly of: Fen;
  readonly share: Rate;
  /** The share that the document raised to `share` for this person. */
  readonly raisedFrom?: Rate;
};

/** How an amount came about. A closed set, so that any reader (and a test) can recompute it. */
export type How =
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
  | {
      readonly kind: 'difference';
      readonly of: Term;
      readonly less: readonly Term[];
      readonly neverBelowZero: boolean;
    }
  | { readonly kind: 'sum'; readonly of: readonly Term[] }
  /** `by` says whose share it is where the document leaves it to another: the published figure's name and first day. */
  | { readonly kind: 'share'; readonly of: Term; readonly share: Rate; readonly by?: string }
  /** A share to whole units of `step` fen. */
  | {
      readonly kind: 'share-in-units';
      readonly of: Term;
      readonly share: Rate;
      readonly step: number;
      readonly rounding: 'half-up' | 'down';
    }
  /** Parts of an amount, each with its share, added and rounded once. */
  | { readonly kind: 'bands'; readonly of: Term; readonly parts: readonly BandPart[] }
  /** What an amount has above a share of a whole. */
  | {
      readonly kind: 'above-share';
      readonly of: Term;
      readonly whole: Term;
      readonly share: Rate;
    }
  | { readonly kind: 'smallest'; readonly of: readonly Term[] }
  | { readonly kind: 'nothing'; readonly because: string };

/** Which of two readings of the text was used for this step. */
export type ReadingUsed = { readonly id: string; readonly on: boolean; readonly says: string };

/**
 * One line of the explanation: an amount, how it came, the clause that says so. The amount used further on is read from
 * here, and it is computed beside its formula by one of the functions below, so the explanation cannot drift from the sum. `title` is the document's own word for it, where it has one.
 */
export type Step = {
  readonly name: AmountName;
  readonly title?: string;
  readonly amount: Fen;
  readonly how: How;
  readonly clause?: ClauseId;
  readonly readings?: readonly ReadingUsed[];
  readonly reasons?: readonly Reason[];
  readonly steps: readonly Step[];
};

/** Whether an answer carries its explanation, and how. */
export type TraceWanted = 'none' | 'tree' | 'text';

/** What a formula names: a step, or an amount under a name that is explained elsewhere in the tree. */
type Named = Pick<Step, 'name' | 'amount'>;

/** What a step may carry beside its amount; made once where a pack is compiled, not for each bill. */
type Extras = Partial<Pick<Step, 'title' | 'clause' | 'readings'>>;

function term(step: Named): Term {
  return { name: step.name, amount: step.amount };
}

export function given(name: AmountName, amount: Fen, extras: Extras = NOTHING_MORE): Step {
  return stepOf(name, amount, GIVEN, NO_STEPS, extras);
}
export function carried(name: AmountName, amount: Fen): Step {
  return { name, amount, how: CARRIED, steps: NO_STEPS };
}
export function stated(name: AmountName, amount: Fen, clause: ClauseId): Step {
  return { name, amount, how: STATED, clause, steps: NO_STEPS };
}
export function nothing(name: AmountName, because: string, extras: Extras): Step {
  return stepOf(name, ZERO, { kind: 'nothing', because }, NO_STEPS, extras);
}

const GIVEN = { kind: 'given' } as const;
const CARRIED = { kind: 'carried' } as const;
const STATED = { kind: 'stated' } as const;
const NO_STEPS: readonly Step[] = [];
const NOTHING_MORE: Extras = {};

/** `of − less − …`, held at nothing where a payment or a room cannot be negative. */
export function differenceStep(
  name: AmountName,
  of: Named,
  less: readonly Named[],
  neverBelowZero: boolean,
  steps: readonly Step[],
  extras: Extras = NOTHING_MORE,
): Step {
  const terms = termsOf(less);
  const off = sumOf(less);
  const amount = neverBelowZero ? excessFen(of.amount, off) : lessFen(of.amount, off);
  const how = { kind: 'difference', of: term(of), less: terms, neverBelowZero } as const;
  return stepOf(name, amount, how, steps, extras);
}

export function sumStep(name: AmountName, of: readonly Named[], steps: readonly Step[]): Step {
  return { name, amount: sumOf(of), how: { kind: 'sum', of: termsOf(of) }, steps };
}

function sumOf(parts: readonly Named[]): Fen {
  let sum = 0;
  for (const part of parts) sum += part.amount;
  return toFen(sum);
}

/** Lists of one or two are written out: they are most of all, and a list that grows is dear. */
function termsOf(parts: readonly Named[]): readonly Term[] {
  const [first, second] = parts;
  if (first === undefined) return [];
  if (parts.length === 1) return [term(first)];
  return second !== undefined && parts.length === 2 ? [term(first), term(second)] : parts.map(term);
}

export function smallestStep(
  name: AmountName,
  of: readonly [Named, ...Named[]],
  steps: readonly Step[],
  extras: Extras = NOTHING_MORE,
): Step {
  let { amount } = of[0];
  for (const part of of) if (part.amount < amount) ({ amount } = part);
  return stepOf(name, amount, { kind: 'smallest', of: termsOf(of) }, steps, extras);
}

/** A share, rounded half up to the fen; `by` says whose share it is where the document leaves it to another. */
export function shareStep(
  name: AmountName,
  of: Named,
  share: Rate,
  steps: readonly Step[],
  clause: ClauseId,
  by?: string,
): Step {
  const how = { kind: 'share', of: term(of), share } as const;
  const amount = shareOf(of.amount, share);
  return { name, amount, how: by === undefined ? how : { ...how, by }, clause, steps };
}

/** A share to whole units of `step` fen. */
export function unitsStep(
  name: AmountName,
  of: Named,
  share: Rate,
  to: { readonly step: number; readonly rounding: 'half-up' | 'down' },
  steps: readonly Step[],
  clause: ClauseId,
): Step {
  const how = { kind: 'share-in-units', of: term(of), share, ...to } as const;
  return { name, amount: toUnits(of.amount, share, to.step, to.rounding), how, clause, steps };
}

export function bandsStep(
  name: AmountName,
  of: Named,
  parts: readonly BandPart[],
  steps: readonly Step[],
  extras: Extras = NOTHING_MORE,
): Step {
  return stepOf(name, sumOfShares(parts), { kind: 'bands', of: term(of), parts }, steps, extras);
}

export function aboveShareStep(
  name: AmountName,
  of: Named,
  whole: Named,
  share: Rate,
  steps: readonly Step[],
  extras: Extras,
): Step {
  const how = { kind: 'above-share', of: term(of), whole: term(whole), share } as const;
  return stepOf(name, aboveShareOf(of.amount, whole.amount, share), how, steps, extras);
}

function stepOf(
  name: AmountName,
  amount: Fen,
  how: How,
  steps: readonly Step[],
  extras: Extras,
): Step {
  // Written out, because spreading is slow where millions of steps are made; the usual steps come first.
  const { title, clause, readings } = extras;
  if (title === undefined && readings === undefined) {
    return clause === undefined
      ? { name, amount, how, steps }
      : { name, amount, how, clause, steps };
  }
  return { name, amount, how, ...extras, steps };
}
