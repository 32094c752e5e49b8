import { isBelowShare, isWithinShare, type Fen } from '../money.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { dayAfter, isoDateOf, isWeekend, type IsoDate } from '../terms.ts';

/** A day by which something is due; null where the document sets none. */
export type Due = { readonly dueOn: IsoDate | null };

export type DeadlineRule = {
  /** By which day of a month recipients' lists are handed over. `holidays` are the statutory ones of the year. */
  readonly listHandover: (ask: {
    readonly year: number;
    readonly month: number;
    readonly holidays: readonly IsoDate[];
    /** Whether a plain Saturday or Sunday moves the day as well; the documents only name statutory holidays. */
    readonly weekendsToo: boolean;
  }) => Due;
  /** By which day a declaration is reviewed: so many working days after it. */
  readonly aidReview: (ask: {
    readonly declaredOn: IsoDate;
    readonly workingDays: number | null;
    readonly holidays: readonly IsoDate[];
  }) => Due;
};

const NONE: Due = { dueOn: null };

export function compileDeadlines(pack: PackData): DeadlineRule {
  const { listHandover, aidReview } = pack.deadlines;
  return {
    listHandover: ({ year, month, holidays, weekendsToo }) => {
      if (listHandover === null) return NONE;
      let day = isoDateOf(year, month, listHandover.day);
      while (holidays.includes(day) || (weekendsToo && isWeekend(day))) day = dayAfter(day);
      return { dueOn: day };
    },
    aidReview: ({ declaredOn, workingDays, holidays }) => {
      if (aidReview === null) return NONE;
      let day = declaredOn;
      for (let left = workingDays ?? aidReview.workingDays; left > 0;) {
        day = dayAfter(day);
        if (!isWeekend(day) && !holidays.includes(day)) left -= 1;
      }
      return { dueOn: day };
    },
  };
}

export type FundRule = (ask: {
  readonly ownBudget: Fen;
  readonly lastYearGrant: Fen;
  readonly raised: Fen;
  readonly surplus: Fen;
}) => { readonly ownBudgetEnough: boolean; readonly surplusWithinLimit: boolean } | null;

/** Whether a district's own budget and the fund's surplus keep the document's limits, both inclusive; null = no clause. */
export function compileFundCheck(pack: PackData): FundRule {
  const rule = pack.fundCheck;
  if (rule === null) return () => null;
  return ({ ownBudget, lastYearGrant, raised, surplus }) => ({
    ownBudgetEnough: !isBelowShare(ownBudget, lastYearGrant, rule.ownBudget.atLeast),
    surplusWithinLimit: isWithinShare(surplus, raised, rule.surplus.atMost),
  });
}
