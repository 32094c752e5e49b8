/**
 * The oracle: what the 常州 document of 2022 makes of a case, in the words of the case format.
 */
import { oracleOf } from '../oracle-of.ts';
import { catastrophic, subsidy, warning } from './asks.ts';
import { NEW_YEAR } from './benefit.ts';
import { FORM } from './form.ts';
import { settleBill } from './settle.ts';

export const oracle = oracleOf({
  ...FORM,
  newYear: NEW_YEAR,
  settleBill,
  subsidy: (given) => ({ result: subsidy(given) }),
  catastrophic,
  warning: (given) => ({ result: warning(given) }),
});
