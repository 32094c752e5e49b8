import type { Claim, Figure, Identity } from './claim.ts';
import type { IdentityChoice } from './identity.ts';
import type { AidPaid, Benefit } from './layers/aid.ts';
import type { AidBase } from './layers/before-aid.ts';
import type { TiltPaid } from './layers/tilt.ts';
import { addFen, excessFen, lessFen, ZERO } from './money.ts';
import { assert, ok, type Problem, type Result } from './problem.ts';
import type { Reason } from './reasons.ts';
import type { CompiledPack } from './rule-pack/compile.ts';
import type { Settlement, YearSums } from './settlement.ts';
import { addYears } from './year.ts';
import { computed, given, term, type Step } from './trace.ts';

export type SettleInput = {
  readonly claim: Claim;
  readonly identities: readonly Identity[];
  readonly figures: readonly Figure[];
  /** The person's sums of the claim's calendar year, before this claim. */
  readonly year: YearSums;
};

/**
 * What one bill comes to under one pack: who the person is, what refuses the claim, what is left after insurance, basic
 * aid, tilt aid, the person's cash. Pure: the same input gives the same settlement. Problem: FIGURE_MISSING, where a
 * deductible cannot be known.
 */
export function settle(
  pack: CompiledPack,
  input: SettleInput,
): Result<Settlement, Problem<'FIGURE_MISSING'>> {
  const { claim, year, figures } = input;
  const choice = pack.chooseIdentity(input.identities, claim);
  const base = pack.aidBase(claim);
  const access = pack.refusal(claim, choice);
  const { benefit, refusal } = benefitOf(pack, claim, choice, access);
  const aid =
    benefit === null
      ? ok(null)
      : pack.payAid(benefit, base.step, { day: claim.settledOn, figures, year });
  if (!aid.ok) return aid;
  const aidStep = aid.value?.step ?? noAid(refusal);
  const selfPay = computed('selfPay', {
    kind: 'difference',
    of: term(base.step),
    less: [term(aidStep)],
    neverBelowZero: false,
  });
  const tilt =
    access === null
      ? pack.payTilt({ claim, hasBenefit: benefit !== null, selfPay, figures, year })
      : NO_TILT;
  return ok(
    assemble(pack, input, { choice, base, refusal, aid: aid.value, aidStep, selfPay, tilt }),
  );
}

type Parts = {
  readonly choice: IdentityChoice;
  readonly base: AidBase;
  readonly refusal: Reason | null;
  readonly aid: AidPaid | null;
  readonly aidStep: Step;
  readonly selfPay: Step;
  readonly tilt: TiltPaid;
};

const NO_TILT: TiltPaid = {
  step: {
    name: 'tilt',
    amount: ZERO,
    how: { kind: 'nothing', because: '本次不予救助' },
    steps: [],
  },
  selfPay: ZERO,
  excess: ZERO,
  limits: null,
  reasons: [],
};

function benefitOf(
  pack: CompiledPack,
  claim: Claim,
  choice: IdentityChoice,
  access: Reason | null,
): { readonly benefit: Benefit | null; readonly refusal: Reason | null } {
  if (access !== null || choice.applied === null) return { benefit: null, refusal: access };
  const cell = pack.cell(choice.applied.category, claim.care);
  assert(cell !== null, 'the pack has an answer for each category and care kind');
  return cell.kind === 'benefit'
    ? { benefit: cell.benefit, refusal: null }
    : { benefit: null, refusal: cell.reason };
}

function noAid(refusal: Reason | null): Step {
  const because = '本次不予救助';
  const clause = refusal?.clause === undefined ? {} : { clause: refusal.clause };
  return { name: 'aid', amount: ZERO, how: { kind: 'nothing', because }, ...clause, steps: [] };
}

function assemble(pack: CompiledPack, input: SettleInput, parts: Parts): Settlement {
  const { claim, year } = input;
  const { choice, base, aid, aidStep, selfPay, tilt } = parts;
  const refund = computed('tiltRefund', {
    kind: 'difference',
    of: term(tilt.step),
    less: [term(selfPay)],
    neverBelowZero: true,
  });
  const tiltHere = tiltOfThisBill(tilt.step, refund);
  const counts = countsOf(parts);
  const after = addYears(year, counts);
  const { cash, exceeds } = cashStep(pack, claim, base.step, [aidStep, tiltHere]);
  const reasons = reasonsOf(parts, exceeds);
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
    hospitalBorne: ZERO,
    selfPayInScope: lessFen(selfPay.amount, tiltHere.amount),
    cash: cash.amount,
    fundAdvance: addFen(aidStep.amount, tiltHere.amount),
    pool: aid === null ? null : poolAfter(aid.pool, after),
    tiltLimits: tilt.limits,
    control: null,
    deposit: pack.deposit(claim, choice.valid),
    payout: payoutOf(pack, parts),
    reasons,
    counts,
    before: year,
    after,
    trace: { ...cash, reasons },
  };
}

/** What a claim adds to the year's sums. */
function countsOf({ aid, base, tilt }: Parts): YearSums {
  return {
    deductible: aid?.deductible ?? ZERO,
    pools: aid === null ? {} : { [aid.pool.id]: aid.step.amount },
    tilt: tilt.step.amount,
    selfPay: tilt.selfPay,
    tiltExcess: tilt.excess,
    afterInsurance: base.step.amount,
  };
}

/** In the order met: who the person is, what refuses, what is over, what falls short. */
function reasonsOf(
  { choice, refusal, base, aid, tilt }: Parts,
  exceeds: Reason | null,
): readonly Reason[] {
  const looksBack = choice.retroactive && refusal?.code !== 'NOT_IN_FORCE' ? choice.reason : null;
  const met = [looksBack, refusal, base.reason, ...(aid?.reasons ?? []), ...tilt.reasons, exceeds];
  return met.filter((reason) => reason !== null);
}

function payoutOf(pack: CompiledPack, { choice, aidStep, tilt }: Parts): Settlement['payout'] {
  if (choice.applied === null || addFen(aidStep.amount, tilt.step.amount) === ZERO) return null;
  return pack.payout(choice.applied.category, choice.retroactive);
}

function poolAfter(pool: AidPaid['pool'], after: YearSums): NonNullable<Settlement['pool']> {
  const used = after.pools[pool.id] ?? ZERO;
  return { ...pool, used, left: pool.cap === null ? null : excessFen(pool.cap, used) };
}

/** Tilt as it comes off this bill: without the part that pays back earlier bills of the year. */
function tiltOfThisBill(tilt: Step, refund: Step): Step {
  if (refund.amount === ZERO) return tilt;
  const how = {
    kind: 'difference',
    of: term(tilt),
    less: [term(refund)],
    neverBelowZero: false,
  } as const;
  return computed('tiltThisBill', how, {}, [tilt, refund]);
}

/** The person's cash: the bill less everything that anybody else pays of it. */
function cashStep(
  pack: CompiledPack,
  claim: Claim,
  base: Step,
  aided: readonly Step[],
): { readonly cash: Step; readonly exceeds: Reason | null } {
  const total = given('total', claim.fees.total);
  const paid = PAID_OUTSIDE_AID.filter((name) => claim.paid[name] > ZERO).map((name) =>
    given(name, claim.paid[name]),
  );
  const less = [...paid, ...aided].map(term);
  const beside = paid.filter((step) => !base.steps.some(({ name }) => name === step.name));
  const cash = computed(
    'cash',
    { kind: 'difference', of: term(total), less, neverBelowZero: true },
    { clause: pack.payoutClause },
    [total, base, ...beside, ...aided].map((step) => withReadings(step, pack)),
  );
  const exceeds = addFen(...less.map((t) => t.amount)) > claim.fees.total;
  const reason: Reason = { code: 'PAYMENTS_EXCEED_COST', clause: pack.payoutClause, facts: {} };
  return { cash, exceeds: exceeds ? reason : null };
}

/** The step, and those below it, saying which reading of the text was used. */
function withReadings(step: Step, pack: CompiledPack): Step {
  const readings = pack.readingsAt.get(step.name);
  const steps = step.steps.map((inner) => withReadings(inner, pack));
  return readings === undefined ? { ...step, steps } : { ...step, readings, steps };
}

const PAID_OUTSIDE_AID = [
  'basic',
  'catastrophic',
  'otherInsurance',
  'rareDiseaseFund',
  'commercial',
  'commercialOutOfScope',
  'charity',
] as const;
