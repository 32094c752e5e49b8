/** A document's oracle, put together from what the document itself says on each question. */
import { askOf, faultOfCase, type Json, type PackForm } from './case-form.ts';
import { settleInTurn, type SettleBill } from './settle-in-turn.ts';

export type Oracle = (given: Json) => Json;

/** What answers a question that is not about a bill. */
export type Answered = { readonly result: Json } | { readonly problem: { readonly code: string } };
type Answer = (given: Json) => Answered;

export type DocumentRules<Year> = PackForm & {
  readonly newYear: Year;
  readonly settleBill: SettleBill<Year>;
  readonly subsidy: Answer;
  readonly catastrophic: Answer;
  readonly warning: Answer;
  /** Left out where the document has no clause about it. */
  readonly deadline?: Answer;
  readonly fundCheck?: Answer;
};

export function oracleOf<Year>(rules: DocumentRules<Year>): Oracle {
  return (given) => {
    const id = given['id'];
    const fault = faultOfCase(given, rules);
    return fault === null ? { id, ...answerOf(rules, given) } : { id, problem: { code: fault } };
  };
}

function answerOf<Year>(rules: DocumentRules<Year>, given: Json): Json {
  switch (askOf(given)) {
    case 'subsidy':
      return rules.subsidy(given);
    case 'catastrophic':
      return rules.catastrophic(given);
    case 'warning':
      return rules.warning(given);
    case 'deadline':
      return (rules.deadline ?? noDeadline)(given);
    case 'fund-check':
      return (rules.fundCheck ?? noFundCheck)(given);
    default:
      return { results: settleInTurn(given, rules.newYear, rules.settleBill) };
  }
}

export function noDeadline(): Answered {
  return { result: { dueOn: null, reason: 'NO_CLAUSE' } };
}
function noFundCheck(): Answered {
  return { result: { ownBudgetEnough: null, surplusWithinLimit: null, reason: 'NO_CLAUSE' } };
}
