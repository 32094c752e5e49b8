import { partsInBands, type BandPart } from './bands.ts';
import type { Fen, Rate } from './money.ts';
import { assert } from './problem.ts';
import type { Reason } from './reasons.ts';
import type { ClauseId } from './terms.ts';
import type {
  Formula,
  Input,
  NotedAt,
  Notes,
  OverrideUsed,
  ReadingUsed,
  Step,
  Unit,
} from './trace.ts';
import type { AmountName } from './words.ts';

/** A named amount inside a calculation. */
export type Term = { readonly name: AmountName; readonly amount: Fen };

/** How an amount came about, with the amounts that its formula names. */
export type How =
  | Input
  | {
      readonly kind: 'difference';
      readonly of: Term;
      readonly less: readonly Term[];
      readonly neverBelowZero: boolean;
    }
  | { readonly kind: 'sum'; readonly of: readonly Term[] }
  | { readonly kind: 'share'; readonly of: Term; readonly share: Rate; readonly by?: string }
  | ({ readonly kind: 'share-in-units'; readonly of: Term; readonly share: Rate } & Unit)
  | { readonly kind: 'bands'; readonly of: Term; readonly parts: readonly BandPart[] }
  | {
      readonly kind: 'above-share';
      readonly of: Term;
      readonly whole: Term;
      readonly share: Rate;
    }
  | { readonly kind: 'smallest'; readonly of: readonly Term[] };

/**
 * A step with everything that it says written out: as the ledger records it, the window shows it and files carry it.
 * Journals hold this shape for ever.
 */
export type ToldStep = {
  readonly name: AmountName;
  readonly title?: string;
  readonly amount: Fen;
  readonly how: How;
  readonly clause?: ClauseId;
  readonly readings?: readonly ReadingUsed[];
  readonly overrides?: readonly OverrideUsed[];
  readonly reasons?: readonly Reason[];
  readonly steps: readonly ToldStep[];
};

/** Whether a reading of the pack is told at an amount of a bill. */
export type IsTold = (reading: ReadingUsed, at: NotedAt) => boolean;

/** Writes a step of the engine out, with all beneath it. */
export function tell(step: Step, isTold: IsTold): ToldStep {
  const { form, amount } = step;
  const { name, title, clause, notes } = form;
  const how = howOf(step);
  const steps =
    step.steps.length === 0 ? NOTHING_BENEATH : step.steps.map((below) => tell(below, isTold));
  // The usual steps are written out, because spreading is slow.
  if (title === null && notes === null) {
    return clause === null ? { name, amount, how, steps } : { name, amount, how, clause, steps };
  }
  return {
    name,
    ...(title === null ? {} : { title }),
    amount,
    how,
    ...(clause === null ? {} : { clause }),
    ...(notes === null ? {} : toldNotes(notes, isTold)),
    steps,
  };
}

const NOTHING_BENEATH: readonly ToldStep[] = [];

function toldNotes(
  { at, readings, overrides }: Notes,
  isTold: IsTold,
): Pick<ToldStep, 'readings' | 'overrides'> {
  const told = readings.filter((reading) => isTold(reading, at));
  return {
    ...(told.length === 0 ? {} : { readings: told }),
    ...(overrides.length === 0 ? {} : { overrides }),
  };
}

function howOf({ form: { formula }, of }: Step): How {
  switch (formula.kind) {
    case 'given':
    case 'carried':
    case 'stated':
    case 'tabled':
    case 'published':
    case 'nothing':
      return formula;
    case 'sum':
    case 'smallest':
      return { kind: formula.kind, of: of.map(termOf) };
    default:
      return howOfFirst(formula, of);
  }
}

type NamesItsFirst = Exclude<Formula, Input | { readonly kind: 'sum' | 'smallest' }>;

/** The formulas in which the first amount has a part of its own. */
function howOfFirst(formula: NamesItsFirst, steps: readonly Step[]): How {
  const [first, second] = steps;
  assert(first !== undefined, 'a formula names an amount');
  const of = termOf(first);
  switch (formula.kind) {
    case 'difference': {
      const { neverBelowZero } = formula;
      return { kind: 'difference', of, less: steps.slice(1).map(termOf), neverBelowZero };
    }
    case 'share': {
      const { by, share } = formula;
      const how = { kind: 'share', of, share: share.rate } as const;
      return by === null ? how : { ...how, by };
    }
    case 'share-in-units':
      return { kind: 'share-in-units', of, share: formula.share.rate, ...formula.unit };
    case 'bands':
      return { kind: 'bands', of, parts: partsInBands(of.amount, formula.bands) };
    case 'above-share':
      assert(second !== undefined, 'what is above a share is above that of a whole');
      return { kind: 'above-share', of, whole: termOf(second), share: formula.share.rate };
  }
}

function termOf({ form, amount }: Step): Term {
  return { name: form.name, amount };
}
