/** The oracle: what the 合川 document of 2024 makes of a case, in the words of the case format. */
import { oracleOf } from '../oracle-of.ts';
import { catastrophic, deadline, warning } from './asks.ts';
import { FORM } from './form.ts';
import { NEW_YEAR } from './pool.ts';
import { settleBill } from './settle.ts';
import { subsidy } from './subsidy.ts';

export const oracle = oracleOf({
  ...FORM,
  newYear: NEW_YEAR,
  settleBill,
  subsidy,
  catastrophic,
  warning: (given) => ({ result: warning(given) }),
  deadline,
});
