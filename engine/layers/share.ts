import type { Claim, Figure } from '../claim.ts';
import { figureOn, rateOf, type FigureNames } from '../figure-book.ts';
import { excessFen, smallerFen, ZERO, type Fen } from '../money.ts';
import type { Share } from '../rule-pack/schema.ts';
import type { PlanBand } from '../insurance/plan.ts';
import { bandsStep, shareStep, type BandPart, type Step } from '../trace.ts';
import type { AmountName } from '../words.ts';

/** A share of an amount as a step: one rate, one by the facility's level, bands over this bill, or a district's own. */
export function payShare(
  name: AmountName,
  of: Step,
  share: Share,
  { claim, figures, names }: ShareMoment,
): Step {
  const { clause } = share;
  if (share.kind === 'bands') {
    return bandsStep(name, of, partsInBands(of.amount, share.bands), [], { clause });
  }
  if (share.kind === 'at-least') {
    const figure = figureOn(figures, share.figure, claim.settledOn);
    if (figure === null) return shareStep(name, of, share.value, [], clause);
    const by = `${names.get(figure.key) ?? figure.key}，${figure.from} 起执行`;
    return shareStep(name, of, rateOf(figure), [], clause, by);
  }
  const rate = share.kind === 'by-level' ? share.value[claim.facility.level] : share.value;
  return shareStep(name, of, rate, [], clause);
}

export type ShareMoment = {
  readonly claim: Claim;
  readonly figures: readonly Figure[];
  readonly names: FigureNames;
};

/** The parts of an amount that lie in ascending bands; `from` is where the first band begins. */
export function partsInBands(
  amount: Fen,
  bands: readonly PlanBand[],
  from: Fen = ZERO,
): readonly BandPart[] {
  const parts: BandPart[] = [];
  let floor = from;
  for (const { upTo, share, raisedFrom } of bands) {
    if (amount <= floor) break;
    const of = excessFen(upTo === null ? amount : smallerFen(amount, upTo), floor);
    if (of > 0) parts.push(raisedFrom === undefined ? { of, share } : { of, share, raisedFrom });
    if (upTo !== null && upTo > floor) floor = upTo;
  }
  return parts;
}
