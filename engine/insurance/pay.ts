import type { CatastrophicRule } from '../asks/catastrophic.ts';
import type { Claim } from '../claim.ts';
import { excessFen, ZERO } from '../money.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { remembered } from '../remembered.ts';
import type { YearSums } from '../settlement.ts';
import type { Category } from '../terms.ts';
import { differenceStep, EXCESS, formOf, GIVEN, inputStep, NO_STEPS } from '../trace.ts';
import { compileBasic, type PayBasic } from './basic.ts';
import { compileCatastrophicOfYear, type PayCatastrophic } from './catastrophic.ts';
import type { Insured, InsurancePlan } from './plan.ts';

export type PayInsurance = (
  claim: Claim,
  plan: InsurancePlan | undefined,
  year: YearSums,
  categories: readonly Category[],
) => Result<Insured, Problem<'PLAN_SILENT' | 'PLAN_AND_PAID'>>;

const IN_SCOPE = formOf('inScope', GIVEN);
const BASIC = formOf('basic', GIVEN);
const CATASTROPHIC = formOf('catastrophic', GIVEN);
const AFTER_BASIC = formOf('afterBasic', EXCESS);

/**
 * What basic and catastrophic insurance pay of a bill: as the bill says, or computed from the office's table of the
 * year, with the document's tilt of catastrophic insurance for the person's categories. Problems: PLAN_SILENT, where the
 * table has no row for the care kind and level; PLAN_AND_PAID, where the bill gives what the table computes.
 */
export function compileInsurance(rule: CatastrophicRule): PayInsurance {
  const ready = remembered((plan: InsurancePlan) => compileTable(plan, rule));
  return (claim, plan, year, categories) => {
    if (plan === undefined) return ok(asGiven(claim));
    const both = givenToo(claim, plan);
    if (both !== null) return fail(both);
    const { payBasic, payCatastrophic } = ready(plan);
    const { fees, paid } = claim;
    const inScope = inputStep(IN_SCOPE, fees.inScope);
    const basic = payBasic === null ? inputStep(BASIC, paid.basic) : payBasic(claim, inScope, year);
    if (basic === null) return fail(silent(plan, claim));
    const afterBasic = differenceStep(AFTER_BASIC, [inScope, basic], NO_STEPS);
    const catastrophic =
      payCatastrophic === null
        ? inputStep(CATASTROPHIC, paid.catastrophic)
        : payCatastrophic(afterBasic, year, rule.isTilted(categories));
    return ok({ basic, catastrophic, afterBasic: afterBasic.amount });
  };
}

/** A table ready to pay by; null where it leaves an insurance to the bill. */
type Ready = {
  readonly payBasic: PayBasic | null;
  readonly payCatastrophic: PayCatastrophic | null;
};

function compileTable(
  { name, source, basic, catastrophic }: InsurancePlan,
  rule: CatastrophicRule,
): Ready {
  const table = { kind: 'tabled', table: name, source } as const;
  return {
    payBasic: basic === null ? null : compileBasic(basic, table),
    payCatastrophic:
      catastrophic === null ? null : compileCatastrophicOfYear(catastrophic, rule, table),
  };
}

/** An amount is computed or given, never both. */
function givenToo({ paid }: Claim, plan: InsurancePlan): Problem<'PLAN_AND_PAID'> | null {
  const both =
    plan.basic !== null && paid.basic > ZERO
      ? 'basic'
      : plan.catastrophic !== null && paid.catastrophic > ZERO
        ? 'catastrophic'
        : null;
  if (both === null) return null;
  return {
    code: 'PLAN_AND_PAID',
    message: `plan ${plan.id} (${plan.name}) computes what ${both} insurance pays, and the bill gives it too: leave out one of the two`,
    at: `paid.${both}`,
    facts: { plan: plan.id, name: plan.name, paid: both },
  };
}

function asGiven({ paid, fees }: Claim): Insured {
  return {
    basic: inputStep(BASIC, paid.basic),
    catastrophic: inputStep(CATASTROPHIC, paid.catastrophic),
    afterBasic: excessFen(fees.inScope, paid.basic),
  };
}

function silent(plan: InsurancePlan, { care, facility }: Claim): Problem<'PLAN_SILENT'> {
  return {
    code: 'PLAN_SILENT',
    message: `plan ${plan.id} (${plan.name}) has no row for ${care} at level ${facility.level}: add it, or enter what insurance paid`,
    at: 'plan',
    facts: { plan: plan.id, name: plan.name, care, level: facility.level },
  };
}
