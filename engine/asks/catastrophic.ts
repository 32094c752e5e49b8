import { raiseRate, shareOf, smallerFen, sumOfShares, type Fen, type Rate } from '../money.ts';
import type { Plan } from '../insurance/plan.ts';
import { partsInBands } from '../layers/share.ts';
import { categoriesOf } from '../rule-pack/categories.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Category, ClauseId } from '../terms.ts';

/** The plan after tilt; `tilt` is null where the document tilts nothing for these categories. */
export type TiltedPlan = Plan & {
  readonly tilt: { readonly clause: ClauseId; readonly deductibleShare: Rate } | null;
};
export type CatastrophicRule = (categories: readonly Category[], plan: Plan) => TiltedPlan;

/** The plan after the document's tilt for its categories: lower deductible, higher shares (never above 1), cap. */
export function compileCatastrophic(pack: PackData): CatastrophicRule {
  const rule = pack.catastrophic;
  const named = rule === null ? [] : categoriesOf(pack, rule.categories);
  const tilts = (categories: readonly Category[]) => named.some((c) => categories.includes(c));
  return (categories, plan) => {
    if (rule === null || !tilts(categories)) {
      return { ...plan, tilt: null };
    }
    return {
      deductible: shareOf(plan.deductible, rule.deductibleShare),
      bands: plan.bands.map(({ upTo, share }) => ({
        upTo,
        share: raiseRate(share, rule.raise),
        raisedFrom: share,
      })),
      cap: rule.cap === 'removed' ? null : plan.cap,
      tilt: { clause: rule.clause, deductibleShare: rule.deductibleShare },
    };
  };
}

/** What a plan pays of a year's in-scope self-pay: each band its share, rounded once, within the cap. */
export function payPlan(plan: Plan, amount: Fen): Fen {
  const due = sumOfShares(partsInBands(amount, plan.bands, plan.deductible));
  return plan.cap === null ? due : smallerFen(due, plan.cap);
}
