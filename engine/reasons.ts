import { inYuan, type Fen } from './money.ts';
import type { ClauseId } from './terms.ts';

/**
 * Why less than everything was paid, in the wording of the case format.
 * Journals hold these names for ever: add to them, never remove or rename one.
 */
export const REASON_CODES = [
  'NOT_IN_FORCE',
  'NO_IDENTITY',
  'CATEGORY_UNKNOWN',
  'NOT_LOCAL_HOUSEHOLD',
  'IDENTITY_EXPIRED',
  'NOT_YET_RECOGNISED',
  'RETROACTIVE',
  'FACILITY_NOT_DESIGNATED',
  'REFERRAL_NOT_COMPLIANT',
  'STANDARD_ELSEWHERE',
  'CARE_NOT_COVERED',
  'CARE_NOT_COVERED_FOR_CATEGORY',
  'ORIGINAL_POLICY',
  'NOT_SPECIAL_DISEASE',
  'LEVEL_TOO_LOW',
  'STAY_NOT_OVER_THRESHOLD',
  'DISEASE_NOT_LISTED',
  'TREATMENT_NOT_LISTED',
  'QUOTA_POLICY',
  'SCHOOL_AID',
  'NOT_REGISTERED',
  'RARE_DISEASE_NOT_LISTED',
  'RARE_FACILITY_NOT_NAMED',
  'BELOW_DEDUCTIBLE',
  'CAP_REACHED',
  'TILT_RULES_ELSEWHERE',
  'TILT_PLACE_OR_REFERRAL',
  'TILT_BELOW_LINE',
  'TILT_GATE_CLOSED',
  'TILT_CAP',
  'FIGURE_MISSING',
  'HOSPITAL_BEARS_EXCESS',
  'PAYMENTS_EXCEED_SCOPE',
  'PAYMENTS_EXCEED_COST',
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

/** Money in `facts` is text in yuan: facts are for sentences, never for sums. */
export type ReasonFacts = Readonly<Record<string, string>>;

export type Reason = {
  readonly code: ReasonCode;
  readonly clause?: ClauseId;
  readonly facts: ReasonFacts;
};

/** A reason as it is met: the money among its facts is not in words yet. */
export type ReasonMet = Omit<Reason, 'facts'> & {
  readonly facts: Readonly<Record<string, string | Fen>>;
};

export function tellReason(met: ReasonMet): Reason {
  const facts = Object.entries(met.facts).map(([name, fact]) => {
    return [name, typeof fact === 'number' ? inYuan(fact) : fact] as const;
  });
  return { ...met, facts: Object.fromEntries(facts) };
}

export const NO_REASONS: readonly ReasonMet[] = [];

/** The reasons met so far and, where it was met, one more; most bills meet none. */
export function withReason(
  met: readonly ReasonMet[],
  reason: ReasonMet | null,
): readonly ReasonMet[] {
  if (reason === null) return met;
  return met.length === 0 ? [reason] : [...met, reason];
}
