import type { Figure } from '../claim.ts';
import type { FigureNames } from '../figure-book.ts';
import { compileLine } from '../line.ts';
import type { Fen } from '../money.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { categoriesOf } from '../rule-pack/categories.ts';
import { isInForce } from '../rule-pack/in-force.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { Category, IsoDate } from '../terms.ts';

export type WarningReason =
  'NO_CLAUSE' | 'CATEGORY_NOT_MONITORED' | 'NO_LINE_IN_DOCUMENT' | 'NOT_IN_FORCE';
export type Warning = {
  readonly warn: boolean;
  readonly line: Fen | null;
  readonly reason: WarningReason | null;
};
export type WarningAsk = {
  readonly categories: readonly Category[];
  readonly amount: Fen;
  readonly on: IsoDate;
  readonly figures: readonly Figure[];
};
export type WarningRule = (ask: WarningAsk) => Result<Warning, Problem<'FIGURE_MISSING'>>;

/** Whether a person is reported for monitoring: the year's amount strictly above the document's line. */
export function compileWarning(pack: PackData, names: FigureNames): WarningRule {
  const rule = pack.warning;
  const monitored = rule === null || rule.who === 'everyone' ? null : categoriesOf(pack, rule.who);
  const lineOn = rule === null ? null : compileLine('warningLine', rule.line, names);
  const no = (reason: WarningReason) => ok({ warn: false, line: null, reason });
  return ({ categories, amount, on, figures }) => {
    if (rule === null || lineOn === null) return no('NO_CLAUSE');
    if (!isInForce(pack, on)) return no('NOT_IN_FORCE');
    if (monitored !== null && !monitored.some((c) => categories.includes(c))) {
      return no('CATEGORY_NOT_MONITORED');
    }
    const line = lineOn({ day: on, figures, level: 1, stays: 0 });
    if (!line.ok) return rule.lineInDocument ? line : no('NO_LINE_IN_DOCUMENT');
    if (line.value === null) return no('NO_LINE_IN_DOCUMENT');
    return ok({ warn: amount > line.value.amount, line: line.value.amount, reason: null });
  };
}
