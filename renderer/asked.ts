import type { InsurancePlan } from '../engine/insurance/plan.ts';
import type { BillFact } from '../engine/rule-pack/facts-asked.ts';
import { holdsOn, type CareKind } from '../engine/terms.ts';
import type { PackView, PersonView } from '../electron/contract.ts';
import { ageOn, plainDay } from './day-text.ts';

/** Which insurance table computes, and what of insurance. */
export type PlanAsked = {
  readonly id: string;
  readonly basic: boolean;
  readonly catastrophic: boolean;
};

/** What a bill is asked beyond the usual: the facts that the person's document wants, and the insurance table. */
export type Asked = {
  readonly facts: ReadonlySet<BillFact>;
  readonly plan: PlanAsked | null;
  /** The person's age on the bill's day, by the certificate; null where there is nobody. */
  readonly age: number | null;
};

export const NOTHING_ASKED: Asked = { facts: new Set(), plan: null, age: null };

/** Only these drugs have a list, a named facility and a price of their own. */
const RARE: readonly BillFact[] = ['rareDiseaseListed', 'rareFacilityNamed', 'rareDrugCost'];

export function askedOf(
  pack: PackView | null,
  person: PersonView | null,
  bill: { readonly care: CareKind; readonly settledOn: string; readonly plan: string },
  plans: readonly InsurancePlan[],
): Asked {
  const isRare = bill.care === 'rare-disease-drug';
  const facts = (pack?.facts ?? []).filter((fact) => isRare || !RARE.includes(fact));
  const bornOn = person?.bornOn ?? null;
  return {
    facts: new Set(facts),
    plan: planAsked(bill.plan, plans),
    age: bornOn === null ? null : Math.max(0, ageOn(bornOn, plainDay(bill.settledOn)) || 0),
  };
}

/** A table that does not hold on the day computes nothing, and the workstation says so. */
function planAsked(id: string, plans: readonly InsurancePlan[]): PlanAsked | null {
  if (id === '') return null;
  const plan = plans.find((each) => each.id === id);
  const { basic = null, catastrophic = null } = plan ?? {};
  return { id, basic: basic !== null, catastrophic: catastrophic !== null };
}

/** The tables that hold on a day: the office's own, then those that the person's pack brings along. */
export function plansOn(
  office: readonly InsurancePlan[],
  pack: PackView | null,
  day: string,
): readonly InsurancePlan[] {
  const holding = [...office, ...(pack?.plans ?? [])].filter((plan) => holdsOn(plan, day));
  return holding.filter(({ id }, i) => holding.findIndex((each) => each.id === id) === i);
}
