import type { Found } from './found.ts';
import type { ClauseId } from '../../terms.ts';
import type { Clause } from '../clauses.ts';
import type { PackData } from '../schema.ts';
import { checkCells } from './cells.ts';
import { checkClauses } from './clauses-used.ts';
import { checkFigures } from './figures.ts';
import { checkLines } from './lines.ts';
import { checkBands, checkPlans, checkSelfPay } from './amounts.ts';
import { checkCategories, checkLists, checkPools, checkTwice } from './names.ts';
import { checkDays, checkInForce } from './periods.ts';
import { checkReadings } from './readings-set.ts';

/**
 * What the shape alone cannot show: every name in a pack is defined and used, every cell of category × care kind has
 * exactly one last answer, bands have no gap, and every reading fits. `own` are the clauses that this pack itself words.
 */
export function checkPack(
  pack: PackData,
  source: unknown,
  clauses: { readonly known: ReadonlyMap<ClauseId, Clause>; readonly own: readonly ClauseId[] },
): readonly Found[] {
  return [
    ...checkInForce(pack),
    ...checkClauses(pack, clauses),
    ...checkData(pack),
    ...checkReadings(pack, source, checkData),
  ];
}

/** What must hold of a pack also with any of its readings switched on. */
function checkData(pack: PackData): readonly Found[] {
  return [
    ...checkTwice(pack),
    ...checkCategories(pack),
    ...checkFigures(pack),
    ...checkLines(pack),
    ...checkPools(pack),
    ...checkLists(pack),
    ...checkCells(pack),
    ...checkDays(pack),
    ...checkBands(pack),
    ...checkSelfPay(pack),
    ...checkPlans(pack),
  ];
}
