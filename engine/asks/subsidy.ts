import { lessFen, shareOf, smallerFen, ZERO, type Fen } from '../money.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import type { SubsidyRow } from '../rule-pack/ask-schema.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Category, ClauseId, IsoDate } from '../terms.ts';

export type SubsidyReason =
  | 'EMPLOYEE_INSURANCE'
  | 'DUPLICATE_ENROLMENT'
  | 'RECOGNISED_AFTER_ENROLMENT'
  | 'NOT_IN_FORCE'
  | 'CATEGORY_UNKNOWN'
  | 'ORIGINAL_POLICY'
  | 'OTHER_POLICY'
  | 'NO_SUBSIDY_FOR_CATEGORY';

export type SubsidyAsk = {
  readonly categories: readonly Category[];
  /** The personal contribution of the chosen tier, and of the first one where the chosen one is the second. */
  readonly contribution: Fen;
  readonly tier: 1 | 2;
  readonly tierOneContribution: Fen | null;
  readonly recognisedOn: IsoDate | null;
  readonly enrolmentClosesOn: IsoDate | null;
  readonly otherPolicyAmount: Fen | null;
  readonly employee: boolean;
  readonly alreadyInsured: boolean;
  readonly year: number | null;
};
export type Subsidy = {
  readonly subsidy: Fen;
  readonly person: Fen;
  readonly reasons: readonly SubsidyReason[];
  readonly clause: ClauseId | null;
};
export type SubsidyRule = (ask: SubsidyAsk) => Result<Subsidy, Problem<'WRONG_TYPE'>>;

/** What a row gives one category: an amount, or why none. */
type Given =
  | { readonly amount: Fen; readonly clause: ClauseId }
  | { readonly reason: SubsidyReason; readonly clause: ClauseId };

/**
 * Help with the contribution to residents' insurance; of several categories the largest counts, and never more than the
 * contribution. `rulesOf` gives another pack's rule. Problem: WRONG_TYPE, where tier one's contribution is needed and absent.
 */
export function compileSubsidy(
  pack: PackData,
  rulesOf: (packId: string) => SubsidyRule,
): SubsidyRule {
  const rule = pack.subsidy;
  if (rule === null) return (ask) => ok(none(ask, 'NO_SUBSIDY_FOR_CATEGORY', null));
  const known = new Set(pack.categories.ranked.map((c) => c.id));
  return (ask) => {
    const refused = refusalOf(pack, rule, ask);
    if (refused !== null) return ok(none(ask, refused.reason, refused.clause));
    const given: Given[] = [];
    for (const row of rule.rows) {
      const found = ofRow(row, ask, rulesOf);
      if (!found.ok) return found;
      if (found.value !== null) given.push(found.value);
    }
    const best = given
      .flatMap((g) => ('amount' in g ? [g] : []))
      .toSorted((a, b) => b.amount - a.amount)[0];
    if (best !== undefined) {
      const { amount: subsidy, clause } = best;
      return ok({ subsidy, person: lessFen(ask.contribution, subsidy), reasons: [], clause });
    }
    const because = given.flatMap((g) => ('reason' in g ? [g] : []))[0];
    if (because !== undefined) return ok(none(ask, because.reason, because.clause));
    const isUnknown = ask.categories.length > 0 && !ask.categories.some((c) => known.has(c));
    return ok(none(ask, isUnknown ? 'CATEGORY_UNKNOWN' : 'NO_SUBSIDY_FOR_CATEGORY', rule.clause));
  };
}

function none(ask: SubsidyAsk, reason: SubsidyReason, clause: ClauseId | null): Subsidy {
  return { subsidy: ZERO, person: ask.contribution, reasons: [reason], clause };
}

type Refused = { readonly reason: SubsidyReason; readonly clause: ClauseId };
type SubsidyData = NonNullable<PackData['subsidy']>;

function refusalOf(pack: PackData, rule: SubsidyData, ask: SubsidyAsk): Refused | null {
  const { clause } = rule.employees;
  const early = ask.year === null ? null : outOfForce(pack, rule, ask.year);
  if (early !== null) return early;
  if (ask.employee) return { reason: 'EMPLOYEE_INSURANCE', clause };
  if (ask.alreadyInsured) return { reason: 'DUPLICATE_ENROLMENT', clause };
  return rule.afterEnrolment !== null && isLate(ask)
    ? { reason: 'RECOGNISED_AFTER_ENROLMENT', clause: rule.afterEnrolment.clause }
    : null;
}

function outOfForce(pack: PackData, rule: SubsidyData, year: number): Refused | null {
  if (!isInForceIn(pack, year)) return { reason: 'NOT_IN_FORCE', clause: pack.inForce.clause };
  return rule.from !== null && year < rule.from.year
    ? { reason: 'NOT_IN_FORCE', clause: rule.from.clause }
    : null;
}

/** Recognised after enrolment had closed; the last day of it is still in time. */
function isLate({ recognisedOn, enrolmentClosesOn }: SubsidyAsk): boolean {
  return recognisedOn !== null && enrolmentClosesOn !== null && recognisedOn > enrolmentClosesOn;
}

function ofRow(
  row: SubsidyRow,
  ask: SubsidyAsk,
  rulesOf: (packId: string) => SubsidyRule,
): Result<Given | null, Problem<'WRONG_TYPE'>> {
  if (!row.categories.some((c) => ask.categories.includes(c))) return ok(null);
  const { clause } = row;
  switch (row.kind) {
    case 'original-policy':
      return ok({ reason: 'ORIGINAL_POLICY', clause });
    case 'other-policy':
      return ok(
        ask.otherPolicyAmount === null
          ? { reason: 'OTHER_POLICY', clause }
          : upTo(ask, ask.otherPolicyAmount, clause),
      );
    case 'fixed':
      return ok(row.tiers.includes(ask.tier) ? upTo(ask, row.yuan, clause) : null);
    case 'share':
      return row.tiers.includes(ask.tier) ? ofShare(row, ask) : ok(null);
    case 'of-pack':
      return ofPack(row, ask, rulesOf(row.pack));
  }
}

/** A subsidy never exceeds the contribution. */
function upTo({ contribution }: SubsidyAsk, amount: Fen, clause: ClauseId): Given {
  return { amount: smallerFen(amount, contribution), clause };
}

function ofShare(
  row: Extract<SubsidyRow, { readonly kind: 'share' }>,
  ask: SubsidyAsk,
): Result<Given, Problem<'WRONG_TYPE'>> {
  const of = row.of === 'contribution' ? ask.contribution : tierOneOf(ask);
  return of === null ? fail(noTierOne()) : ok(upTo(ask, shareOf(of, row.value), row.clause));
}

/** What the other document gives, whatever year it is asked for: this document took its rule over. */
function ofPack(
  row: Extract<SubsidyRow, { readonly kind: 'of-pack' }>,
  ask: SubsidyAsk,
  rule: SubsidyRule,
): Result<Given, Problem<'WRONG_TYPE'>> {
  const there = row.categories
    .filter((c) => ask.categories.includes(c))
    .map((c) => row.countsAs[c] ?? c);
  const found = rule({ ...ask, categories: there, year: null });
  if (!found.ok) return found;
  const [reason] = found.value.reasons;
  const { clause } = row;
  return ok(reason === undefined ? upTo(ask, found.value.subsidy, clause) : { reason, clause });
}

/** Somebody who takes the first tier pays its contribution. */
function tierOneOf({ tier, contribution, tierOneContribution }: SubsidyAsk): Fen | null {
  return tierOneContribution ?? (tier === 1 ? contribution : null);
}

function noTierOne(): Problem<'WRONG_TYPE'> {
  return {
    code: 'WRONG_TYPE',
    message:
      'the subsidy of tier 2 is a share of what tier 1 costs: give that as tierOneContribution',
    at: 'tierOneContribution',
  };
}

function isInForceIn(pack: PackData, year: number): boolean {
  const { from, until } = pack.inForce;
  return from <= `${year}-12-31` && (until === null || `${year}-01-01` <= until);
}
