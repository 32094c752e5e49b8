import { lessFen, shareOf, smallerFen, ZERO, type Fen } from '../money.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Category, ClauseId } from '../terms.ts';

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
  readonly contribution: Fen;
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
export type SubsidyRule = (ask: SubsidyAsk) => Subsidy;

/** Help with the contribution to residents' insurance; of several categories the largest counts. */
export function compileSubsidy(pack: PackData): SubsidyRule {
  const rule = pack.subsidy;
  const known = new Set(pack.categories.ranked.map((c) => c.id));
  const refuse = (ask: SubsidyAsk, reason: SubsidyReason, clause: ClauseId | null): Subsidy => ({
    subsidy: ZERO,
    person: ask.contribution,
    reasons: [reason],
    clause,
  });
  return (ask) => {
    if (rule === null) return refuse(ask, 'NO_SUBSIDY_FOR_CATEGORY', null);
    if (ask.year !== null && !isInForceIn(pack, ask.year)) {
      return refuse(ask, 'NOT_IN_FORCE', pack.inForce.clause);
    }
    if (ask.employee) return refuse(ask, 'EMPLOYEE_INSURANCE', rule.employees.clause);
    if (ask.alreadyInsured) return refuse(ask, 'DUPLICATE_ENROLMENT', rule.employees.clause);
    const due = rule.rows
      .filter((row) => row.categories.some((c) => ask.categories.includes(c)))
      .map((row) => ({ amount: shareOf(ask.contribution, row.share), clause: row.clause }))
      .toSorted((a, b) => b.amount - a.amount)[0];
    if (due !== undefined) {
      const subsidy = smallerFen(due.amount, ask.contribution);
      return {
        subsidy,
        person: lessFen(ask.contribution, subsidy),
        reasons: [],
        clause: due.clause,
      };
    }
    const isUnknown = ask.categories.length > 0 && !ask.categories.some((c) => known.has(c));
    return refuse(ask, isUnknown ? 'CATEGORY_UNKNOWN' : 'NO_SUBSIDY_FOR_CATEGORY', rule.clause);
  };
}

function isInForceIn(pack: PackData, year: number): boolean {
  const { from, until } = pack.inForce;
  return from <= `${year}-12-31` && (until === null || `${year}-01-01` <= until);
}
