import { owedToPerson } from '../../engine/owed.ts';
import { fundDifferences, type Resettled } from './replay.ts';
import type { ResettledRow } from './views.ts';

export function rowOf({ recorded, is, causes }: Resettled): ResettledRow {
  const { id: settlementId, claim, settlement: was } = recorded;
  return {
    settlementId,
    settledOn: claim.settledOn,
    care: claim.care,
    total: claim.fees.total,
    cashWas: was.cash,
    cashIs: is.cash,
    owed: owedToPerson(was, is),
    funds: fundDifferences(was, is),
    causes,
  };
}
