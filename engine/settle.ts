import type { Claim, Figure, Identity } from './claim.ts';
import type { IdentityChoice } from './identity.ts';
import type { Insured, InsurancePlan } from './insurance/plan.ts';
import { poolsOf, type AidPaid, type Benefit, type PoolDrawn } from './layers/aid.ts';
import type { AidBase } from './layers/before-aid.ts';
import { cashStep, selfPayInScopeStep, tiltOfThisBill, tiltRefund } from './layers/cash.ts';
import type { Control, HospitalBorne } from './layers/hospital.ts';
import type { TiltPaid } from './layers/tilt-paid.ts';
import { addFen, ZERO } from './money.ts';
import { assert, fail, ok, type Problem, type Result } from './problem.ts';
import type { Reason } from './reasons.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { Settlement, YearSums } from './settlement.ts';
import type { Category } from './terms.ts';
import { differenceStep, nothing, type Step } from './trace.ts';
import { addYears } from './year.ts';

export type SettleInput = {
  readonly claim: Claim;
  readonly identities: readonly Identity[];
  readonly figures: readonly Figure[];
  /** The person's sums of the claim's calendar year, before this claim. */
  readonly year: YearSums;
  /** Where basic and catastrophic insurance are not given on the bill but computed: the office's table. */
  readonly plan?: InsurancePlan | undefined;
};

export type SettleProblem = Problem<
  'FIGURE_MISSING' | 'BELOW_FLOOR' | 'PLAN_SILENT' | 'PLAN_AND_PAID'
>;

/**
 * What one bill comes to under one pack: who the person is, what insurance pays, what refuses the claim, basic aid, tilt
 * aid, what the hospital bears, the person's cash. Pure: the same input gives the same settlement. Problems:
 * FIGURE_MISSING, where a deductible cannot be known; BELOW_FLOOR, where a district's figure is below the document's;
 * PLAN_SILENT and PLAN_AND_PAID, where insurance shall be computed and the office's table does not say how, or the
 * bill gives it too.
 */
export function settle(pack: CompiledPack, input: SettleInput): Result<Settlement, SettleProblem> {
  const { claim, year } = input;
  const choice = pack.chooseIdentity(input.identities, claim);
  const insured = pack.payInsurance(claim, input.plan, year, choice.valid);
  if (!insured.ok) return insured;
  const base = pack.aidBase(claim, insured.value.steps);
  const answered = answerOf(pack, input, choice);
  if (!answered.ok) return answered;
  const { benefit, refusal } = answered.value;
  const aid = benefit === null ? NO_AID : pack.payAid(benefit, base.step, input);
  if (!aid.ok) return aid;
  const aidStep = noted(aid.value?.step ?? noAid(refusal), pack.notes.aid);
  const selfPay = differenceStep('selfPay', base.step, [aidStep], false, []);
  const tilt = answered.value.isAdmitted
    ? pack.payTilt({
        ...input,
        category: answered.value.category,
        aid: aid.value,
        refusal,
        selfPay,
      })
    : pack.noTilt;
  const hospital = pack.hospitalBears(claim, choice);
  const parts = { choice, base, refusal, aid: aid.value, aidStep, selfPay, tilt, hospital };
  return ok(assemble(pack, input, { ...parts, insured: insured.value }));
}

type Parts = {
  readonly choice: IdentityChoice;
  readonly insured: Insured;
  readonly base: AidBase;
  readonly refusal: Reason | null;
  readonly aid: AidPaid | null;
  readonly aidStep: Step;
  readonly selfPay: Step;
  readonly tilt: TiltPaid;
  readonly hospital: HospitalBorne;
};

/** What the document says to the bill: admitted, with a benefit or the reason why the category has none; or refused. */
type Answered =
  | {
      readonly isAdmitted: true;
      readonly category: Category;
      readonly benefit: Benefit | null;
      readonly refusal: Reason | null;
    }
  | { readonly isAdmitted: false; readonly benefit: null; readonly refusal: Reason | null };

const NO_AID = ok(null);

function answerOf(
  pack: CompiledPack,
  { claim, figures }: SettleInput,
  choice: IdentityChoice,
): Result<Answered, Problem<'BELOW_FLOOR'>> {
  const below = pack.floors(claim.settledOn, figures);
  if (below !== null) return fail(below);
  const access = pack.refusal(claim, choice);
  if (access !== null || choice.applied === null) {
    return ok({ isAdmitted: false, benefit: null, refusal: access });
  }
  const { category } = choice.applied;
  const outcome = pack.answerFor(category, claim);
  assert(outcome !== null, 'the pack has an answer for each category and care kind');
  const belowThere = outcome.floors === null ? null : outcome.floors(claim.settledOn, figures);
  if (belowThere !== null) return fail(belowThere);
  return outcome.kind === 'benefit'
    ? ok({ isAdmitted: true, category, benefit: outcome.benefit, refusal: null })
    : ok({ isAdmitted: true, category, benefit: null, refusal: outcome.reason });
}

function noAid(refusal: Reason | null): Step {
  const clause = refusal?.clause === undefined ? {} : { clause: refusal.clause };
  return nothing('aid', '本次不予救助', clause);
}

function noted(step: Step, note: Pick<Step, 'readings'>): Step {
  return note.readings === undefined ? step : { ...step, readings: note.readings };
}

function assemble(pack: CompiledPack, input: SettleInput, parts: Parts): Settlement {
  const { claim, year } = input;
  const { choice, insured, base, aid, aidStep, selfPay, tilt, hospital } = parts;
  const refund = tiltRefund(tilt.step, selfPay);
  const tiltHere = tiltOfThisBill(tilt.step, refund);
  const left = selfPayInScopeStep(base.step, aidStep, tiltHere);
  const control = choice.applied === null ? null : pack.control(claim, left);
  const counts = countsOf(claim, parts);
  const after = addYears(year, counts);
  const { step: trace, reasons } = cashStep(claim, {
    base: base.step,
    insured,
    aided: [aidStep, tiltHere],
    hospital: hospital?.step ?? null,
    beside: control?.step ?? null,
    extras: pack.payoutExtras,
    reasons: reasonsOf(parts),
  });
  return {
    pack: pack.id,
    readings: pack.readings,
    identity: choice.applied,
    retroactive: choice.retroactive,
    aidBase: base.step.amount,
    deductible: counts.deductible,
    deductibleUsed: after.deductible,
    deductibleLeft: aid?.deductibleLeft ?? ZERO,
    aid: aidStep.amount,
    tilt: tilt.step.amount,
    tiltRefund: refund.amount,
    hospitalBorne: hospital?.step.amount ?? ZERO,
    selfPayInScope: left.amount,
    cash: trace.amount,
    fundAdvance: addFen(aidStep.amount, tiltHere.amount),
    pool: aid === null ? null : poolAfter(aid.pool, after),
    tiltLimits: tilt.limits,
    control: controlOf(control),
    deposit: pack.deposit(claim, choice.valid),
    payout: payoutOf(pack, parts),
    reasons,
    counts,
    before: year,
    after,
    trace,
  };
}

function poolAfter({ id, name, cap, left }: PoolDrawn, after: YearSums): Settlement['pool'] {
  return { id, name, cap, left, used: after.pools[id] ?? ZERO };
}

function controlOf(control: Control): Settlement['control'] {
  return control?.control ?? null;
}

/** What a claim adds to the year's sums. */
function countsOf(claim: Claim, { aid, base, tilt, insured }: Parts): YearSums {
  return {
    deductible: aid?.deductible ?? ZERO,
    pools: poolsOf(aid),
    tilt: tilt.step.amount,
    selfPay: tilt.selfPay,
    tiltExcess: tilt.excess,
    afterInsurance: base.step.amount,
    stays: claim.care === 'inpatient' ? 1 : 0,
    basic: insured.basic,
    catastrophic: insured.catastrophic,
    afterBasic: insured.afterBasic,
  };
}

/** In the order met: who the person is, what refuses, what is over, what falls short. */
function reasonsOf({ choice, refusal, base, aid, tilt, hospital }: Parts): readonly Reason[] {
  const reasons: Reason[] = [];
  const add = (reason: Reason | null | undefined) => {
    if (reason !== null && reason !== undefined) reasons.push(reason);
  };
  if (choice.retroactive && refusal?.code !== 'NOT_IN_FORCE') add(choice.reason);
  add(refusal);
  add(base.reason);
  if (aid !== null) reasons.push(...aid.reasons);
  reasons.push(...tilt.reasons);
  add(hospital?.reason);
  return reasons;
}

function payoutOf(pack: CompiledPack, { choice, aidStep, tilt }: Parts): Settlement['payout'] {
  if (choice.applied === null || addFen(aidStep.amount, tilt.step.amount) === ZERO) return null;
  return pack.payout(choice.applied.category, choice.retroactive);
}
