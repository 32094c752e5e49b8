import type { CatastrophicRule, TiltedPlan } from '../asks/catastrophic.ts';
import { compileBands } from '../bands.ts';
import { compileCarried, leftForms, leftOf } from '../layers/left.ts';
import { ratioOf } from '../money.ts';
import type { YearSums } from '../settlement.ts';
import {
  dueStep,
  formOf,
  inputStep,
  SMALLEST,
  smallestStep,
  SUM,
  sumStep,
  type Step,
} from '../trace.ts';
import type { Plan, Table } from './plan.ts';

/** What catastrophic insurance pays of what basic insurance left, with the document's tilt or without. */
export type PayCatastrophic = (afterBasic: Step, year: YearSums, isTilted: boolean) => Step;

const before = compileCarried('yearAfterBasicBefore');
const OF_YEAR = formOf('yearAfterBasic', SUM);
const DUE = leftForms('catastrophicUsedBefore', 'catastrophicDue');
const PAID = leftForms('catastrophicUsedBefore', 'catastrophic');
const CUT = formOf('catastrophic', SMALLEST);
const ROOM = leftForms('catastrophicUsedBefore', 'catastrophicLeftBefore');

/** On the year: what all its bills come to under the plan, less what was paid before. */
export function compileCatastrophicOfYear(
  written: Plan,
  { planFor }: CatastrophicRule,
  table: Table,
): PayCatastrophic {
  const plain = compilePlan(written, planFor(false, written), table);
  const tilted = compilePlan(written, planFor(true, written), table);
  return (afterBasic, year, isTilted) => (isTilted ? tilted : plain)(afterBasic, year);
}

function compilePlan(
  written: Plan,
  { deductible: line, bands, cap, tilt }: TiltedPlan,
  table: Table,
): (afterBasic: Step, year: YearSums) => Step {
  const deductible = deductibleOf(written, tilt, table);
  const formula = { kind: 'bands', bands: compileBands(bands, line) } as const;
  const dueOfYear = formOf('yearCatastrophicDue', formula, { clause: tilt?.clause ?? null });
  const whole = cap === null ? null : inputStep(formOf('catastrophicCap', table), cap);
  return (afterBasic, year) => {
    const both = [before(year.afterBasic), afterBasic];
    const sum = sumStep(OF_YEAR, both, both);
    const due = dueStep(dueOfYear, sum, [sum, deductible]);
    if (whole === null) return leftOf(due, year.catastrophic, PAID);
    const now = leftOf(due, year.catastrophic, DUE);
    const room = leftOf(whole, year.catastrophic, ROOM);
    const of = [now, room] as const;
    return smallestStep(CUT, of, of);
  };
}

/** The plan's deductible, lowered where the document lowers it for the person's categories. */
function deductibleOf({ deductible }: Plan, tilt: TiltedPlan['tilt'], table: Table): Step {
  if (tilt === null) return inputStep(formOf('catastrophicDeductible', table), deductible);
  const whole = inputStep(formOf('catastrophicDeductibleWhole', table), deductible);
  const { clause, deductibleShare } = tilt;
  const formula = { kind: 'share', share: ratioOf(deductibleShare), by: null } as const;
  return dueStep(formOf('catastrophicDeductible', formula, { clause }), whole, [whole]);
}
