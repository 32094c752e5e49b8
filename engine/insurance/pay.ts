import type { CatastrophicRule, TiltedPlan } from '../asks/catastrophic.ts';
import type { Claim } from '../claim.ts';
import { partsInBands } from '../layers/share.ts';
import { excessFen, ZERO, type Fen } from '../money.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import type { YearSums } from '../settlement.ts';
import type { Category } from '../terms.ts';
import {
  bandsStep,
  carried,
  differenceStep,
  given,
  shareStep,
  smallestStep,
  sumStep,
  type How,
  type Step,
} from '../trace.ts';
import type { AmountName } from '../words.ts';
import type { BasicRow, Insured, InsurancePlan, Plan } from './plan.ts';

export type PayInsurance = (
  claim: Claim,
  plan: InsurancePlan | undefined,
  year: YearSums,
  categories: readonly Category[],
) => Result<Insured, Problem<'PLAN_SILENT' | 'PLAN_AND_PAID'>>;

/**
 * What basic and catastrophic insurance pay of a bill: as the bill says, or computed from the office's table of the
 * year, with the document's tilt of catastrophic insurance for the person's categories. Problems: PLAN_SILENT, where the
 * table has no row for the care kind and level; PLAN_AND_PAID, where the bill gives what the table computes.
 */
export function compileInsurance(tiltPlan: CatastrophicRule): PayInsurance {
  return (claim, plan, year, categories) => {
    if (plan === undefined) return ok(asGiven(claim));
    const both = givenToo(claim, plan);
    if (both !== null) return fail(both);
    const basic = basicOf(claim, plan, year);
    if (!basic.ok) return basic;
    const inScope = { name: 'inScope', amount: claim.fees.inScope } as const;
    const afterBasic = differenceStep('afterBasic', inScope, [basic.value], true, []);
    const catastrophic =
      plan.catastrophic === null
        ? given('catastrophic', claim.paid.catastrophic)
        : payCatastrophic(afterBasic, plan.catastrophic, tableOf(plan), {
            tiltPlan,
            categories,
            year,
          });
    return ok({
      steps: [basic.value, catastrophic],
      basic: basic.value.amount,
      catastrophic: catastrophic.amount,
      afterBasic: afterBasic.amount,
    });
  };
}

/** What basic insurance pays: by the plan's row for the bill, or as the bill says where the plan has no basic insurance. */
function basicOf(
  claim: Claim,
  plan: InsurancePlan,
  year: YearSums,
): Result<Step, Problem<'PLAN_SILENT'>> {
  const { care, facility, paid } = claim;
  if (plan.basic === null) return ok(given('basic', paid.basic));
  const row = plan.basic.rows.find(
    (r) => r.care.includes(care) && r.levels.includes(facility.level),
  );
  return row === undefined
    ? fail(silent(plan, claim))
    : ok(payBasic(claim, row, plan.basic.cap, tableOf(plan), year));
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

const NO_STEPS: readonly Step[] = [];

function asGiven({ paid, fees }: Claim): Insured {
  return {
    steps: NO_STEPS,
    basic: paid.basic,
    catastrophic: paid.catastrophic,
    afterBasic: excessFen(fees.inScope, paid.basic),
  };
}

/** Per stay: what is above the stay's deductible, band by band, within what the year has left. */
function payBasic(
  claim: Claim,
  row: BasicRow,
  cap: Fen | null,
  table: Table,
  year: YearSums,
): Step {
  const inScope = given('inScope', claim.fees.inScope);
  const last = row.deductibles.length - 1;
  const line = row.deductibles[Math.min(year.stays, last)] ?? ZERO;
  const deductible = tabled('basicDeductible', line, table);
  const parts = partsInBands(inScope.amount, row.bands, line);
  const due = bandsStep('basicDue', inScope, parts, []);
  const room = roomOf(cap, year.basic, BASIC_ROOM, table);
  return within('basic', due, room, [deductible]);
}

/** On the year: what all its bills come to under the plan, less what was paid before. */
function payCatastrophic(
  afterBasic: Step,
  written: Plan,
  table: Table,
  on: {
    readonly tiltPlan: CatastrophicRule;
    readonly categories: readonly Category[];
    readonly year: YearSums;
  },
): Step {
  const { year } = on;
  const plan = on.tiltPlan(on.categories, written);
  const before = carried('yearAfterBasicBefore', year.afterBasic);
  const sum = sumStep('yearAfterBasic', [before, afterBasic], [before, afterBasic]);
  const deductible = deductibleOf(plan, written, table);
  const clause = plan.tilt === null ? {} : { clause: plan.tilt.clause };
  const parts = partsInBands(sum.amount, plan.bands, plan.deductible);
  const due = bandsStep('yearCatastrophicDue', sum, parts, [sum, deductible], clause);
  const paid = carried('catastrophicUsedBefore', year.catastrophic);
  const now = differenceStep('catastrophicDue', due, [paid], true, [due, paid]);
  const room = roomOf(plan.cap, year.catastrophic, CATASTROPHIC_ROOM, table);
  return within('catastrophic', now, room, []);
}

/** The plan's deductible, lowered where the document lowers it for the person's categories. */
function deductibleOf(plan: TiltedPlan, written: Plan, table: Table): Step {
  if (plan.tilt === null) return tabled('catastrophicDeductible', written.deductible, table);
  const whole = tabled('catastrophicDeductibleWhole', written.deductible, table);
  const { clause, deductibleShare } = plan.tilt;
  return shareStep('catastrophicDeductible', whole, deductibleShare, [whole], clause);
}

type Table = Extract<How, { readonly kind: 'tabled' }>;

function tableOf({ name, source }: InsurancePlan): Table {
  return { kind: 'tabled', table: name, source };
}

function tabled(name: AmountName, amount: Fen, how: Table): Step {
  return { name, amount, how, steps: [] };
}

const BASIC_ROOM = { cap: 'basicCap', used: 'basicUsedBefore', left: 'basicLeftBefore' } as const;
const CATASTROPHIC_ROOM = {
  cap: 'catastrophicCap',
  used: 'catastrophicUsedBefore',
  left: 'catastrophicLeftBefore',
} as const;

function roomOf(
  cap: Fen | null,
  usedBefore: Fen,
  name: typeof BASIC_ROOM | typeof CATASTROPHIC_ROOM,
  table: Table,
): Step | null {
  if (cap === null) return null;
  const whole = tabled(name.cap, cap, table);
  const used = carried(name.used, usedBefore);
  return differenceStep(name.left, whole, [used], true, [whole, used]);
}

function within(
  name: 'basic' | 'catastrophic',
  due: Step,
  room: Step | null,
  steps: readonly Step[],
): Step {
  if (room === null) return { ...due, name, steps: [...steps, ...due.steps] };
  return smallestStep(name, [due, room], [...steps, due, room]);
}

function silent(plan: InsurancePlan, { care, facility }: Claim): Problem<'PLAN_SILENT'> {
  return {
    code: 'PLAN_SILENT',
    message: `plan ${plan.id} (${plan.name}) has no row for ${care} at level ${facility.level}: add it, or enter what insurance paid`,
    at: 'plan',
    facts: { plan: plan.id, name: plan.name, care, level: facility.level },
  };
}
