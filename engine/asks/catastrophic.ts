import { compileBands, sumInBands } from '../bands.ts';
import type { Plan } from '../insurance/plan.ts';
import { raiseRate, shareOf, smallerFen, type Fen, type Rate } from '../money.ts';
import { categoriesOf } from '../rule-pack/categories.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Category, ClauseId } from '../terms.ts';

/** The plan after tilt; `tilt` is null where the document tilts nothing for these categories. */
export type TiltedPlan = Plan & {
  readonly tilt: { readonly clause: ClauseId; readonly deductibleShare: Rate } | null;
};
export type CatastrophicRule = {
  /** Whether the document tilts the insurance of a person of these categories. */
  readonly isTilted: (categories: readonly Category[]) => boolean;
  readonly planFor: (isTilted: boolean, written: Plan) => TiltedPlan;
};

/** The plan after the document's tilt: lower deductible, higher shares (never above 1), cap. */
export function compileCatastrophic(pack: PackData): CatastrophicRule {
  const rule = pack.catastrophic;
  if (rule === null) {
    return { isTilted: () => false, planFor: (_, written) => ({ ...written, tilt: null }) };
  }
  const named = categoriesOf(pack, rule.categories);
  const tilt = { clause: rule.clause, deductibleShare: rule.deductibleShare };
  return {
    isTilted: (categories) => categories.some((category) => named.includes(category)),
    planFor: (isTilted, written) => {
      if (!isTilted) return { ...written, tilt: null };
      return {
        deductible: shareOf(written.deductible, rule.deductibleShare),
        bands: written.bands.map(({ upTo, share }) => ({
          upTo,
          share: raiseRate(share, rule.raise),
          raisedFrom: share,
        })),
        cap: rule.cap === 'removed' ? null : written.cap,
        tilt,
      };
    },
  };
}

/** What a plan pays of a year's in-scope self-pay: each band its share, rounded once, within the cap. */
export function payPlan(plan: Plan, amount: Fen): Fen {
  const due = sumInBands(amount, compileBands(plan.bands, plan.deductible));
  return plan.cap === null ? due : smallerFen(due, plan.cap);
}
