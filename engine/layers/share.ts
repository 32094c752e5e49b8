import { compileBands } from '../bands.ts';
import type { Figure } from '../claim.ts';
import { figureOn, rateOf, type FigureNames, type Moment } from '../figure-book.ts';
import { ratioOf, type Rate } from '../money.ts';
import { remembered } from '../remembered.ts';
import type { Share } from '../rule-pack/schema.ts';
import { formOf, type DueForm, type Notes } from '../trace.ts';
import type { AmountName } from '../words.ts';

/** What a payment is called, and the notes that show at it. */
export type PaidAs = {
  readonly name: AmountName;
  readonly title: string;
  readonly notes: Notes | null;
};

/** The same share twice: as what is due, and as what is paid where no limit cuts it. */
export type ShareForms = { readonly due: DueForm; readonly paid: DueForm };
export type ShareOn = (on: Moment) => ShareForms;

/** A share of an amount: one rate, one by the facility's level, bands over this bill, or a district's own. */
export function compileShare(
  due: AmountName,
  { name, title, notes }: PaidAs,
  share: Share,
  names: FigureNames,
): ShareOn {
  const { clause } = share;
  const formsOf = (formula: DueForm['formula']): ShareForms => ({
    due: formOf(due, formula, { clause }),
    paid: formOf(name, formula, { title, clause, notes }),
  });
  const ofRate = (rate: Rate, by: string | null = null) =>
    formsOf({ kind: 'share', share: ratioOf(rate), by });
  switch (share.kind) {
    case 'of-all': {
      const forms = ofRate(share.value);
      return () => forms;
    }
    case 'by-level': {
      const { 1: first, 2: second, 3: third } = share.value;
      const at = { 1: ofRate(first), 2: ofRate(second), 3: ofRate(third) };
      return ({ level }) => at[level];
    }
    case 'bands': {
      const forms = formsOf({ kind: 'bands', bands: compileBands(share.bands) });
      return () => forms;
    }
    case 'at-least': {
      const least = ofRate(share.value);
      const published = remembered((figure: Figure) =>
        ofRate(rateOf(figure), `${names.get(figure.key) ?? figure.key}，${figure.from} 起执行`),
      );
      return ({ figures, day }) => {
        const figure = figureOn(figures, share.figure, day);
        return figure === null ? least : published(figure);
      };
    }
  }
}
