/** The oracle: what the 重庆 document of 2012 makes of a case, in the words of the case format. */
import { oracleOf } from '../oracle-of.ts';
import { deadline, fundCheck, subsidy, warning } from './asks.ts';
import { planAfter } from '../catastrophic.ts';
import { FORM } from './form.ts';
import { NEW_YEAR, settleBill } from './settle.ts';

export const oracle = oracleOf({
  ...FORM,
  newYear: NEW_YEAR,
  settleBill,
  subsidy: (given) => ({ result: subsidy(given) }),
  // The document has no clause on catastrophic insurance: the plan stays as it is.
  catastrophic: (given) => planAfter(given, null),
  warning: () => ({ result: warning() }),
  deadline,
  fundCheck: (given) => ({ result: fundCheck(given) }),
});
