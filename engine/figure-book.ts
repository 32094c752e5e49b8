import type { Figure } from './claim.ts';
import { parseYuan, shareOf, type Fen } from './money.ts';
import { assert, fail, ok, type Problem, type Result } from './problem.ts';
import type { Line } from './rule-pack/schema.ts';
import type { FigureKey, IsoDate } from './terms.ts';
import { stated, type Step } from './trace.ts';
import type { AmountName } from './words.ts';

/** What a pack calls a figure: for explanations and for the sentence that asks for it. */
export type FigureNames = ReadonlyMap<FigureKey, string>;

/** The figure whose days contain `day`; null where none was entered. */
function figureOn(figures: readonly Figure[], key: FigureKey, day: IsoDate): Figure | null {
  const holds = (f: Figure) =>
    f.key === key && f.from <= day && (f.until === null || day <= f.until);
  return figures.find(holds) ?? null;
}

/**
 * The step of a line on a day: stated by the document, published elsewhere, or a share of a published figure, rounded
 * half up to the fen. Null where the document expressly sets none. Problem: FIGURE_MISSING.
 */
export function lineOn(
  name: AmountName,
  line: Line,
  day: IsoDate,
  figures: readonly Figure[],
  names: FigureNames,
): Result<Step | null, Problem<'FIGURE_MISSING'>> {
  if (line.kind === 'none') return ok(null);
  if (line.kind === 'amount') return ok(stated(name, line.yuan, { clause: line.clause }));
  const figure = figureOn(figures, line.figure, day);
  const figureName = names.get(line.figure) ?? line.figure;
  if (figure === null) return fail(missing(line.figure, figureName, day));
  const amount = amountOf(figure);
  const how = { kind: 'published', figure: figure.key, figureName, from: figure.from } as const;
  if (line.kind === 'figure') return ok({ name, amount, how, clause: line.clause, steps: [] });
  const source: Step = {
    name: figure.key === 'resident-income' ? 'residentIncome' : 'publishedFigure',
    amount,
    how,
    steps: [],
  };
  return ok({
    name,
    amount: shareOf(amount, line.share),
    how: { kind: 'share', of: { name: source.name, amount }, share: line.share },
    clause: line.clause,
    steps: [source],
  });
}

function amountOf(figure: Figure): Fen {
  const amount = parseYuan(figure.value);
  assert(typeof amount === 'number', `figure ${figure.key} was read as an amount`);
  return amount;
}

function missing(key: FigureKey, name: string, day: IsoDate): Problem<'FIGURE_MISSING'> {
  return {
    code: 'FIGURE_MISSING',
    message: `figure ${key} (${name}) has no value on ${day}: enter the published value with its days and source`,
    at: 'figures',
    facts: { key, figure: name, on: day },
  };
}
