import { compileCatastrophic, type CatastrophicRule } from '../asks/catastrophic.ts';
import {
  compileDeadlines,
  compileFundCheck,
  type DeadlineRule,
  type FundRule,
} from '../asks/deadlines.ts';
import { compileSubsidy, type SubsidyRule } from '../asks/subsidy.ts';
import { compileWarning, type WarningRule } from '../asks/warning.ts';
import type { Claim, Figure } from '../claim.ts';
import { compileIdentity, type ChooseIdentity, type IdentityChoice } from '../identity.ts';
import { compileInsurance, type PayInsurance } from '../insurance/pay.ts';
import type { InsurancePlan } from '../insurance/plan.ts';
import { compileAid, compileNoAid, type PayAid } from '../layers/aid.ts';
import { compileAidBase, type AidBaseOf } from '../layers/before-aid.ts';
import { compileCash, type CashOf } from '../layers/cash.ts';
import {
  compileControl,
  compileHospitalBears,
  type Control,
  type HospitalBorne,
} from '../layers/hospital.ts';
import type { PayTilt, TiltPaid } from '../layers/tilt-paid.ts';
import { compileNoTilt, compileTilt } from '../layers/tilt.ts';
import { inYuan } from '../money.ts';
import { ok, type Result } from '../problem.ts';
import { remembered } from '../remembered.ts';
import type { Reason } from '../reasons.ts';
import type { Deposit, Payout } from '../settlement.ts';
import type { Category, ClauseId, PackId } from '../terms.ts';
import type { ReadingUsed, Step } from '../trace.ts';
import { compileAnswers, type AnswerFor, type Floors } from './answers.ts';
import { categoriesOf } from './categories.ts';
import { figureNamesOf } from './figure-names.ts';
import { compileFloors } from './floors.ts';
import { isInForce } from './in-force.ts';
import { answersFrom, listsOf } from './links.ts';
import { packNamed, type FindPack } from './packs-named.ts';
import { compileNotes, readingsOf, type NotesAt } from './notes.ts';
import type { ParsedPack } from './parsed-pack.ts';
import { applyReadings } from './readings.ts';
import type { PackData } from './schema.ts';

/** A pack compiled once, for one choice of readings: closures that settle without walking data. */
export type CompiledPack = {
  readonly id: PackId;
  /** Figures that the pack itself brings along, for where an office has entered none. */
  readonly published: readonly Figure[];
  /** Insurance tables that the pack brings along, after those of the office. */
  readonly plans: readonly InsurancePlan[];
  readonly readings: readonly ReadingUsed[];
  /** The pack with one more of its readings switched on; null where it cannot be on beside the others. */
  readonly withReading: (reading: ReadingUsed) => CompiledPack | null;
  readonly floors: Floors;
  readonly chooseIdentity: ChooseIdentity;
  readonly payInsurance: PayInsurance;
  /** The first of the document's refusals that holds, in their fixed order; null when the claim may be aided. */
  readonly refusal: (claim: Claim, choice: IdentityChoice) => Reason | null;
  readonly aidBase: AidBaseOf;
  readonly answerFor: AnswerFor;
  readonly payAid: PayAid;
  /** Basic aid of a bill without a benefit. */
  readonly noAid: (refusal: Reason | null) => Step;
  readonly payTilt: PayTilt;
  readonly noTilt: TiltPaid;
  readonly hospitalBears: (claim: Claim, choice: IdentityChoice) => HospitalBorne;
  readonly control: (claim: Claim, selfPayInScope: Step) => Control;
  readonly deposit: (claim: Claim, valid: readonly Category[]) => Deposit;
  readonly payout: (category: Category, retroactive: boolean) => Payout;
  readonly cash: CashOf;
  readonly subsidy: SubsidyRule;
  readonly catastrophic: CatastrophicRule;
  readonly warning: WarningRule;
  readonly deadlines: DeadlineRule;
  readonly fundCheck: FundRule;
};

/** Compiles a pack with the named readings switched on; `find` gives the packs it takes from. Problem: READING_UNKNOWN. */
export function compilePack(
  pack: ParsedPack,
  readingsOn: readonly string[],
  find: FindPack,
): Result<CompiledPack> {
  const read = applyReadings(pack.data, pack.source, readingsOn);
  if (!read.ok) return read;
  const data = read.value;
  const figureNames = figureNamesOf(data, find);
  const readings = readingsOf(data, readingsOn);
  const notes = compileNotes(data, readings);
  const catastrophic = compileCatastrophic(data);
  return ok({
    id: data.id,
    published: publishedOf(data),
    plans: data.plans,
    readings,
    withReading: remembered(({ id }: ReadingUsed) => {
      const other = compilePack(pack, [...readingsOn, id], find);
      return other.ok ? other.value : null;
    }),
    floors: compileFloors(data, figureNames),
    chooseIdentity: compileIdentity(data),
    payInsurance: compileInsurance(catastrophic),
    refusal: compileRefusal(data),
    aidBase: compileAidBase(data, notes),
    answerFor: compileAnswers(data, listsOf(data, find), answersFrom(find)),
    payAid: compileAid(figureNames, notes),
    noAid: compileNoAid(notes),
    payTilt: compileTilt(data, figureNames, notes),
    noTilt: compileNoTilt(notes),
    hospitalBears: compileHospital(data, notes),
    control: compileControl(data),
    deposit: compileDeposit(data),
    payout: compilePayout(data),
    cash: compileCash(data, notes),
    subsidy: compileSubsidy(data, subsidyFrom(find)),
    catastrophic,
    warning: compileWarning(data, figureNames),
    deadlines: compileDeadlines(data),
    fundCheck: compileFundCheck(data),
  });
}

function publishedOf(data: PackData): readonly Figure[] {
  return data.published.map(({ key, yuan, from, until, source }) => {
    return { key, from, until, value: inYuan(yuan), source };
  });
}

function subsidyFrom(find: FindPack): (id: string) => SubsidyRule {
  return (id) => compileSubsidy(packNamed(id, find).data, subsidyFrom(find));
}

function compileRefusal(data: PackData): CompiledPack['refusal'] {
  const { inForce, access } = data;
  const refuse = (code: Reason['code'], clause: ClauseId): Reason => ({ code, clause, facts: {} });
  return (claim, choice) => {
    if (!isInForce(data, claim.settledOn)) {
      const facts = { from: inForce.from, on: claim.settledOn };
      const until = inForce.until === null ? {} : { until: inForce.until };
      return { code: 'NOT_IN_FORCE', clause: inForce.clause, facts: { ...facts, ...until } };
    }
    if (choice.applied === null) return choice.reason;
    if (!claim.facility.designated) {
      return refuse('FACILITY_NOT_DESIGNATED', access.designated.clause);
    }
    if (access.referral !== null && claim.referral === 'none' && !claim.agencyException) {
      return refuse('REFERRAL_NOT_COMPLIANT', access.referral.clause);
    }
    return claim.standardElsewhere
      ? refuse('STANDARD_ELSEWHERE', access.standardElsewhere.clause)
      : null;
  };
}

/** The hospital is held to its limit for whoever is recognised on the day, whatever aid then says. */
function compileHospital(data: PackData, notes: NotesAt): CompiledPack['hospitalBears'] {
  const bears = compileHospitalBears(data, notes);
  if (data.hospitalBears === null) return () => null;
  return (claim, choice) =>
    choice.applied === null || !isInForce(data, claim.settledOn) ? null : bears(claim);
}

/** Deposits look only at who is recognised on the day of admission's settlement, never back. */
function compileDeposit(data: PackData): CompiledPack['deposit'] {
  const rules = data.deposits.map((d) => ({ ...d, named: categoriesOf(data, d.categories) }));
  return (claim, valid) => {
    if (claim.care !== 'inpatient') return 'normal';
    const rule = rules.find(
      (d) =>
        claim.facility.designated &&
        isInForce(data, claim.settledOn) &&
        d.place.includes(claim.facility.place) &&
        (!d.primaryCareFirst || claim.primaryCareFirst) &&
        valid.some((c) => d.named.includes(c)),
    );
    return rule?.kind ?? 'normal';
  };
}

function compilePayout(data: PackData): CompiledPack['payout'] {
  const applying = data.payout.byApplication?.categories ?? [];
  return (category, retroactive) => {
    if (retroactive) return 'retroactive';
    return applying.includes(category) ? 'by-application' : 'one-stop';
  };
}
