import type { Claim } from '../claim.ts';
import { compileSubsidy, type SubsidyRule } from '../asks/subsidy.ts';
import { compileCatastrophic, type CatastrophicRule } from '../asks/catastrophic.ts';
import { compileWarning, type WarningRule } from '../asks/warning.ts';
import type { FigureNames } from '../figure-book.ts';
import { compileIdentity, type ChooseIdentity, type IdentityChoice } from '../identity.ts';
import { compileAid, compileCells, type Cell, type PayAid } from '../layers/aid.ts';
import { compileAidBase, type AidBase } from '../layers/before-aid.ts';
import { compileTilt, type PayTilt } from '../layers/tilt.ts';
import { ok, type Result } from '../problem.ts';
import type { Reason } from '../reasons.ts';
import type { Deposit, Payout } from '../settlement.ts';
import type { CareKind, Category, ClauseId, PackId } from '../terms.ts';
import type { ReadingUsed } from '../trace.ts';
import { CARE_WORDS, type AmountName } from '../words.ts';
import { isInForce } from './in-force.ts';
import type { ParsedPack } from './parse.ts';
import { applyReadings } from './readings.ts';
import type { PackData } from './schema.ts';

/** A pack compiled once, for one choice of readings: closures that settle without walking data. */
export type CompiledPack = {
  readonly id: PackId;
  readonly inForce: PackData['inForce'];
  readonly readings: readonly ReadingUsed[];
  readonly readingsAt: ReadonlyMap<AmountName, readonly ReadingUsed[]>;
  readonly chooseIdentity: ChooseIdentity;
  /** The first of the document's refusals that holds, in their fixed order; null when the claim may be aided. */
  readonly refusal: (claim: Claim, choice: IdentityChoice) => Reason | null;
  readonly aidBase: (claim: Claim) => AidBase;
  readonly cell: (category: Category, care: CareKind) => Cell | null;
  readonly payAid: PayAid;
  readonly payTilt: PayTilt;
  readonly deposit: (claim: Claim, valid: readonly Category[]) => Deposit | null;
  readonly payout: (category: Category, retroactive: boolean) => Payout;
  readonly payoutClause: ClauseId;
  readonly subsidy: SubsidyRule;
  readonly catastrophic: CatastrophicRule;
  readonly warning: WarningRule;
};

/** Compiles a pack with the named readings switched on. Problem: READING_UNKNOWN. */
export function compilePack(pack: ParsedPack, readingsOn: readonly string[]): Result<CompiledPack> {
  const read = applyReadings(pack.data, pack.source, readingsOn);
  if (!read.ok) return read;
  const data = read.value;
  const figureNames: FigureNames = new Map(data.figures.map((f) => [f.key, f.name]));
  const readings = data.readings.map((r) => {
    const on = readingsOn.includes(r.id);
    return { used: { id: r.id, on, says: on ? r.alternative : r.byDefault }, shownAt: r.shownAt };
  });
  return ok({
    id: data.id,
    inForce: data.inForce,
    readings: readings.map((r) => r.used),
    readingsAt: groupByStep(readings),
    chooseIdentity: compileIdentity(data),
    refusal: compileRefusal(data),
    aidBase: compileAidBase(data),
    cell: compileCells(data, (care) => CARE_WORDS[care]),
    payAid: compileAid(figureNames),
    payTilt: compileTilt(data, figureNames),
    deposit: compileDeposit(data),
    payout: compilePayout(data),
    payoutClause: data.payout.clause,
    subsidy: compileSubsidy(data),
    catastrophic: compileCatastrophic(data),
    warning: compileWarning(data, figureNames),
  });
}

function groupByStep(
  readings: readonly { readonly used: ReadingUsed; readonly shownAt: readonly AmountName[] }[],
): CompiledPack['readingsAt'] {
  const at = new Map<AmountName, readonly ReadingUsed[]>();
  for (const { used, shownAt } of readings) {
    for (const name of shownAt) at.set(name, [...(at.get(name) ?? []), used]);
  }
  return at;
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

/** Deposits look only at who is recognised on the day of admission's settlement, never back. */
function compileDeposit(data: PackData): CompiledPack['deposit'] {
  return (claim, valid) => {
    if (claim.care !== 'inpatient') return null;
    const rule = data.deposits.find(
      (d) =>
        claim.facility.designated &&
        isInForce(data, claim.settledOn) &&
        d.place.includes(claim.facility.place) &&
        (!d.primaryCareFirst || claim.primaryCareFirst) &&
        valid.some((c) => d.categories === 'all' || d.categories.includes(c)),
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
