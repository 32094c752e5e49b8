import {
  excessFen,
  raiseRate,
  shareOf,
  smallerFen,
  sumOfShares,
  ZERO,
  type Fen,
  type Rate,
} from '../money.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Category, ClauseId } from '../terms.ts';

/** A year's plan of catastrophic insurance; `upTo` is an absolute amount of the year's in-scope self-pay. */
export type Plan = {
  readonly deductible: Fen;
  readonly bands: readonly { readonly upTo: Fen | null; readonly share: Rate }[];
  readonly cap: Fen | null;
};
export type TiltedPlan = Plan & { readonly clause: ClauseId | null };
export type CatastrophicRule = (categories: readonly Category[], plan: Plan) => TiltedPlan;

/** The plan after the document's tilt for its categories: lower deductible, higher shares (never above 1), cap. */
export function compileCatastrophic(pack: PackData): CatastrophicRule {
  const rule = pack.catastrophic;
  return (categories, plan) => {
    if (rule === null || !rule.categories.some((c) => categories.includes(c))) {
      return { ...plan, clause: null };
    }
    return {
      deductible: shareOf(plan.deductible, rule.deductibleShare),
      bands: plan.bands.map((band) => ({ ...band, share: raiseRate(band.share, rule.raise) })),
      cap: rule.cap === 'removed' ? null : plan.cap,
      clause: rule.clause,
    };
  };
}

/** What a plan pays of a year's in-scope self-pay: each band its share, rounded once, within the cap. */
export function payPlan(plan: Plan, amount: Fen): Fen {
  let floor = plan.deductible;
  const parts = plan.bands.map(({ upTo, share }) => {
    const top = upTo === null ? amount : smallerFen(amount, upTo);
    const of = excessFen(top, floor);
    floor = upTo !== null && upTo > floor ? upTo : floor;
    return { of, share };
  });
  const due = sumOfShares(parts);
  return plan.cap === null ? due : smallerFen(due, plan.cap < ZERO ? ZERO : plan.cap);
}
