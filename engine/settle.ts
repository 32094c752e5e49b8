import type { Claim, Figure, Identity } from './claim.ts';
import type { Moment } from './figure-book.ts';
import type { IdentityChoice } from './identity.ts';
import type { Insured, InsurancePlan } from './insurance/plan.ts';
import { poolsOf, type AidPaid, type Benefit } from './layers/aid.ts';
import type { AidBase } from './layers/before-aid.ts';
import { selfPayInScopeStep, selfPayStep, tiltOfThisBill, tiltRefund } from './layers/cash.ts';
import type { HospitalBorne } from './layers/hospital.ts';
import type { TiltPaid } from './layers/tilt-paid.ts';
import { plusFen, ZERO } from './money.ts';
import { assert, fail, ok, type Problem, type Result } from './problem.ts';
import { NO_REASONS, withReason, type Reason, type ReasonMet } from './reasons.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { Settled, Settlement, YearSums } from './settlement.ts';
import type { Category } from './terms.ts';
import type { Step } from './trace.ts';
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
export function settle(pack: CompiledPack, input: SettleInput): Result<Settled, SettleProblem> {
  const { claim, year } = input;
  const choice = pack.chooseIdentity(input.identities, claim);
  const insured = pack.payInsurance(claim, input.plan, year, choice.valid);
  if (!insured.ok) return insured;
  const base = pack.aidBase(claim, insured.value);
  const answered = answerOf(pack, input, choice);
  if (!answered.ok) return answered;
  const { category, benefit, refusal } = answered.value;
  const on = momentOf(input);
  const paid = benefit === null ? NO_AID : pack.payAid(benefit, base.step, year, on);
  if (!paid.ok) return paid;
  const aid = paid.value;
  const aidStep = aid === null ? pack.noAid(refusal) : aid.step;
  const selfPay = selfPayStep(base.step, aidStep);
  const tilt =
    category === null
      ? pack.noTilt
      : pack.payTilt({ claim, category, aid, refusal, selfPay, year, on });
  const hospital = pack.hospitalBears(claim, choice);
  const parts = {
    choice,
    insured: insured.value,
    base,
    refusal,
    aid,
    aidStep,
    selfPay,
    tilt,
    hospital,
  };
  return ok(assemble(pack, input, parts));
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

/**
 * What the document says to the bill. Admitted, it has the category as which the person is aided, and a benefit or the
 * reason why there is none; refused, it has none of them but the reason.
 */
type Answered = {
  readonly category: Category | null;
  readonly benefit: Benefit | null;
  readonly refusal: Reason | null;
};

const NO_AID = ok(null);

function momentOf({ claim, figures, year }: SettleInput): Moment {
  return { day: claim.settledOn, figures, level: claim.facility.level, stays: year.stays };
}

function answerOf(
  pack: CompiledPack,
  { claim, figures }: SettleInput,
  choice: IdentityChoice,
): Result<Answered, Problem<'BELOW_FLOOR'>> {
  const below = pack.floors(claim.settledOn, figures);
  if (below !== null) return fail(below);
  const access = pack.refusal(claim, choice);
  if (access !== null || choice.applied === null) {
    return ok({ category: null, benefit: null, refusal: access });
  }
  const { category } = choice.applied;
  const outcome = pack.answerFor(category, claim);
  assert(outcome !== null, 'the pack has an answer for each category and care kind');
  const belowThere = outcome.floors === null ? null : outcome.floors(claim.settledOn, figures);
  if (belowThere !== null) return fail(belowThere);
  return outcome.kind === 'benefit'
    ? ok({ category, benefit: outcome.benefit, refusal: null })
    : ok({ category, benefit: null, refusal: outcome.reason });
}

function assemble(pack: CompiledPack, { claim, year }: SettleInput, parts: Parts): Settled {
  const { choice, base, aid, aidStep, selfPay, tilt } = parts;
  const hospital = parts.hospital === null ? null : parts.hospital.step;
  const refund = tiltRefund(tilt.step, selfPay);
  const tiltHere = tiltOfThisBill(tilt.step, refund);
  const left = selfPayInScopeStep(base.step, aidStep, tiltHere);
  const control = choice.applied === null ? null : pack.control(claim, left);
  const counts = countsOf(claim, parts);
  const after = addYears(year, counts);
  const beside = control === null ? null : control.step;
  const cash = pack.cash(claim, { base, aid: aidStep, tiltHere, hospital, beside });
  return {
    pack: pack.id,
    readings: pack.readings,
    identity: choice.applied,
    retroactive: choice.retroactive,
    aidBase: base.step.amount,
    deductible: counts.deductible,
    deductibleUsed: after.deductible,
    deductibleLeft: aid === null ? ZERO : aid.deductibleLeft,
    aid: aidStep.amount,
    tilt: tilt.step.amount,
    tiltRefund: refund === null ? ZERO : refund.amount,
    hospitalBorne: hospital === null ? ZERO : hospital.amount,
    selfPayInScope: left.amount,
    cash: cash.step.amount,
    fundAdvance: plusFen(aidStep.amount, tiltHere.amount),
    pool: aid === null ? null : poolAfter(aid, after),
    tiltLimits: tilt.limits,
    control: control === null ? null : control.control,
    deposit: pack.deposit(claim, choice.valid),
    payout: payoutOf(pack, parts),
    reasons: withReason(reasonsOf(parts), cash.reason),
    counts,
    before: year,
    after,
    trace: cash.step,
  };
}

function poolAfter({ pool, cap, left }: AidPaid, after: YearSums): Settlement['pool'] {
  return { id: pool.id, name: pool.title, cap, used: after.pools[pool.id] ?? ZERO, left };
}

/** What a claim adds to the year's sums. */
function countsOf(claim: Claim, { aid, base, tilt, insured }: Parts): YearSums {
  return {
    deductible: aid === null ? ZERO : aid.deductible,
    pools: poolsOf(aid),
    tilt: tilt.step.amount,
    selfPay: tilt.selfPay,
    tiltExcess: tilt.excess,
    afterInsurance: base.step.amount,
    stays: claim.care === 'inpatient' ? 1 : 0,
    basic: insured.basic.amount,
    catastrophic: insured.catastrophic.amount,
    afterBasic: insured.afterBasic,
  };
}

/** In the order met: who the person is, what refuses, what is over, what falls short. */
function reasonsOf({ choice, refusal, base, aid, tilt, hospital }: Parts): readonly ReasonMet[] {
  const isLate = choice.retroactive && refusal?.code !== 'NOT_IN_FORCE';
  let reasons = withReason(NO_REASONS, isLate ? choice.reason : null);
  reasons = withReason(reasons, refusal);
  reasons = withReason(reasons, base.reason);
  if (aid !== null && aid.reasons.length > 0) reasons = [...reasons, ...aid.reasons];
  reasons = withReason(reasons, tilt.reason);
  return hospital === null ? reasons : withReason(reasons, hospital.reason);
}

function payoutOf(pack: CompiledPack, { choice, aidStep, tilt }: Parts): Settlement['payout'] {
  if (choice.applied === null || plusFen(aidStep.amount, tilt.step.amount) === ZERO) return null;
  return pack.payout(choice.applied.category, choice.retroactive);
}
