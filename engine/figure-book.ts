import type { Figure } from './claim.ts';
import { parseYuan, toRate, type Fen, type Rate } from './money.ts';
import { assert, fail, ok, type Problem, type Result } from './problem.ts';
import type { BillLine, LineSource, Rounding } from './rule-pack/schema.ts';
import type { ClauseId, FigureKey, IsoDate } from './terms.ts';
import { shareStep, stated, unitsStep, type How, type Step } from './trace.ts';
import type { AmountName } from './words.ts';

/** What a pack calls a figure: for explanations and for the sentence that asks for it. */
export type FigureNames = ReadonlyMap<FigureKey, string>;

/** The moment a line is read for: the day, what is published, and the bill where there is one. */
export type LineMoment = {
  readonly day: IsoDate;
  readonly figures: readonly Figure[];
  readonly names: FigureNames;
  readonly level: 1 | 2 | 3;
  /** Stays of the year before this bill. */
  readonly stays: number;
};

/** The figure whose days contain `day`; of several the first. Null where none was entered. */
export function figureOn(figures: readonly Figure[], key: FigureKey, day: IsoDate): Figure | null {
  for (const figure of figures) {
    const { from, until } = figure;
    if (figure.key === key && from <= day && (until === null || day <= until)) return figure;
  }
  return null;
}

/**
 * The step of a line on a day: what the document states, or the first of its sources that has a value then. Null where
 * the document expressly sets none. Problem: FIGURE_MISSING, naming the figure that would decide.
 */
export function lineOn(
  name: AmountName,
  line: BillLine,
  moment: LineMoment,
): Result<Step | null, Problem<'FIGURE_MISSING'>> {
  switch (line.kind) {
    case 'none':
      return ok(null);
    case 'amount':
      return ok(stated(name, line.yuan, line.clause));
    case 'by-level':
      return ok(stated(name, line.yuan[moment.level], line.clause));
    case 'by-stay':
      return ok(stated(name, ofStay(line.yuan, moment.stays), line.clause));
    case 'first-of':
      for (const source of line.sources) {
        const step = fromSource(name, source, line.clause, moment);
        if (step !== null) return ok(step);
      }
      return fail(missing(line.sources, moment));
  }
}

function ofStay(amounts: readonly Fen[], staysBefore: number): Fen {
  const amount = amounts[Math.min(staysBefore, amounts.length - 1)];
  assert(amount !== undefined, 'a line by stay has amounts');
  return amount;
}

function fromSource(
  name: AmountName,
  source: LineSource,
  clause: ClauseId,
  { day, figures, names }: LineMoment,
): Step | null {
  if (source.kind === 'printed') {
    const holds = source.from <= day && (source.until === null || day <= source.until);
    return holds ? stated(name, source.yuan, clause) : null;
  }
  const figure = figureOn(figures, source.figure, day);
  if (figure === null) return null;
  const amount = amountOf(figure);
  const how = publishedHow(figure, names);
  if (source.kind === 'figure') return { name, amount, how, clause, steps: [] };
  const publishedAs = figure.key === 'resident-income' ? 'residentIncome' : 'publishedFigure';
  const of: Step = { name: publishedAs, amount, how, steps: [] };
  const { share, rounding } = source;
  if (rounding === undefined || rounding.to === 'fen') {
    return shareStep(name, of, share, [of], clause);
  }
  const to = { step: FEN_IN[rounding.to], rounding: rounding.how };
  return unitsStep(name, of, share, to, [of], clause);
}

const FEN_IN: Readonly<Record<Rounding['to'], number>> = {
  fen: 1,
  yuan: 100,
  ten: 1000,
  hundred: 10_000,
};

/** How an amount read from a published figure came about. */
export function publishedHow(figure: Figure, names: FigureNames): How {
  const { key, from, source } = figure;
  const how = { kind: 'published', figure: key, figureName: names.get(key) ?? key, from } as const;
  return source === undefined ? how : { ...how, source };
}

/** A figure's amount; read once, for a figure is asked for at every bill of its year. */
export function amountOf(figure: Figure): Fen {
  const known = amounts.get(figure);
  if (known !== undefined) return known;
  const amount = parseYuan(figure.value);
  if (typeof amount !== 'number') {
    throw new Error(`broken invariant: figure ${figure.key} was read as an amount`);
  }
  amounts.set(figure, amount);
  return amount;
}
const amounts = new WeakMap<Figure, Fen>();

export function rateOf(figure: Figure): Rate {
  return toRate(figure.value);
}

/** The first figure that any source names: entering it decides. */
function missing(
  sources: readonly LineSource[],
  { day, names }: LineMoment,
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
