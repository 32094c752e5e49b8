import {
  amountOf,
  figureOn,
  publishedFormula,
  type FigureNames,
  type Moment,
} from './figure-book.ts';
import type { Figure } from './claim.ts';
import { ratioOf, type Fen } from './money.ts';
import { assert, fail, ok, type Problem, type Result } from './problem.ts';
import { remembered } from './remembered.ts';
import type { BillLine, LineSource, Rounding } from './rule-pack/schema.ts';
import { holdsOn, type ClauseId } from './terms.ts';
import { dueStep, formOf, inputStep, STATED, unitsStep, type Step } from './trace.ts';
import type { AmountName } from './words.ts';

/**
 * The step of a line at a moment: what the document states, or the first of its sources that has a value then. Null where
 * the document expressly sets none. Problem: FIGURE_MISSING, naming the figure that would decide.
 */
export type LineOn = (on: Moment) => Result<Step | null, Problem<'FIGURE_MISSING'>>;

export function compileLine(name: AmountName, line: BillLine, names: FigureNames): LineOn {
  const { clause } = line;
  const form = formOf(name, STATED, { clause });
  const stated = (amount: Fen) => ok(inputStep(form, amount));
  switch (line.kind) {
    case 'none':
      return always(ok(null));
    case 'amount':
      return always(stated(line.yuan));
    case 'by-level': {
      const { 1: first, 2: second, 3: third } = line.yuan;
      const at = { 1: stated(first), 2: stated(second), 3: stated(third) };
      return ({ level }) => at[level];
    }
    case 'by-stay': {
      const at = line.yuan.map(stated);
      return ({ stays }) => {
        const step = at[Math.min(stays, at.length - 1)];
        assert(step !== undefined, 'a line by stay has amounts');
        return step;
      };
    }
    case 'first-of': {
      const sources = line.sources.map((source) => compileSource(name, source, clause, names));
      return (on) => {
        for (const source of sources) {
          const found = source(on);
          if (found !== null) return found;
        }
        return fail(missing(line.sources, names, on));
      };
    }
  }
}

function always<T>(value: T): () => T {
  return () => value;
}

type Found = { readonly ok: true; readonly value: Step };

function compileSource(
  name: AmountName,
  source: LineSource,
  clause: ClauseId,
  names: FigureNames,
): (on: Moment) => Found | null {
  if (source.kind === 'printed') {
    const printed = ok(inputStep(formOf(name, STATED, { clause }), source.yuan));
    return ({ day }) => (holdsOn(source, day) ? printed : null);
  }
  const stepFrom = remembered((figure: Figure) =>
    ok(
      source.kind === 'figure'
        ? inputStep(formOf(name, publishedFormula(figure, names), { clause }), amountOf(figure))
        : shareOfFigure(name, source, clause, figure, names),
    ),
  );
  return ({ figures, day }) => {
    const figure = figureOn(figures, source.figure, day);
    return figure === null ? null : stepFrom(figure);
  };
}

function shareOfFigure(
  name: AmountName,
  { share: rate, rounding }: Extract<LineSource, { readonly kind: 'share-of-figure' }>,
  clause: ClauseId,
  figure: Figure,
  names: FigureNames,
): Step {
  const publishedAs = figure.key === 'resident-income' ? 'residentIncome' : 'publishedFigure';
  const of = inputStep(formOf(publishedAs, publishedFormula(figure, names)), amountOf(figure));
  const share = ratioOf(rate);
  if (rounding === undefined || rounding.to === 'fen') {
    return dueStep(formOf(name, { kind: 'share', share, by: null }, { clause }), of, [of]);
  }
  const unit = { step: FEN_IN[rounding.to], rounding: rounding.how };
  return unitsStep(formOf(name, { kind: 'share-in-units', share, unit }, { clause }), of, [of]);
}

const FEN_IN: Readonly<Record<Rounding['to'], number>> = {
  fen: 1,
  yuan: 100,
  ten: 1000,
  hundred: 10_000,
};

/** The first figure that any source names: entering it decides. */
function missing(
  sources: readonly LineSource[],
  names: FigureNames,
  { day }: Moment,
): Problem<'FIGURE_MISSING'> {
  const keys = sources.flatMap((s) => (s.kind === 'printed' ? [] : [s.figure]));
  const called = keys.map((key) => names.get(key) ?? key).join('」或「');
  return {
    code: 'FIGURE_MISSING',
    message: `figure ${keys.join(' or ')} (${called}) has no value on ${day}: enter the published value with its days and source`,
    at: 'figures',
    facts: { key: keys.join(' | '), figure: called, on: day },
  };
}
