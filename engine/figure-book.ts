import type { Figure } from './claim.ts';
import { parseYuan, toRate, type Fen, type Rate } from './money.ts';
import { remembered } from './remembered.ts';
import { holdsOn, type FigureKey, type IsoDate } from './terms.ts';
import type { Input } from './trace.ts';

/** What a pack calls a figure: for explanations and for the sentence that asks for it. */
export type FigureNames = ReadonlyMap<FigureKey, string>;

/** What amounts are looked up by: the day, what is published, and the bill where there is one. */
export type Moment = {
  readonly day: IsoDate;
  readonly figures: readonly Figure[];
  readonly level: 1 | 2 | 3;
  /** Stays of the year before this bill. */
  readonly stays: number;
};

/** The figure whose days contain `day`; of several the first. Null where none was entered. */
export function figureOn(figures: readonly Figure[], key: FigureKey, day: IsoDate): Figure | null {
  for (const figure of figures) {
    if (figure.key === key && holdsOn(figure, day)) return figure;
  }
  return null;
}

/** How an amount read from a published figure came about. */
export function publishedFormula({ key, from, source }: Figure, names: FigureNames): Input {
  const formula = {
    kind: 'published',
    figure: key,
    figureName: names.get(key) ?? key,
    from,
  } as const;
  return source === undefined ? formula : { ...formula, source };
}

/** A figure's amount; read once, for a figure is asked for at every bill of its year. */
export const amountOf = remembered((figure: Figure): Fen => {
  const amount = parseYuan(figure.value);
  if (typeof amount !== 'number') {
    throw new Error(`broken invariant: figure ${figure.key} was read as an amount`);
  }
  return amount;
});

export function rateOf(figure: Figure): Rate {
  return toRate(figure.value);
}
