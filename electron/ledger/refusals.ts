import type { Problem } from '../../engine/problem.ts';
import { settlementIdOf, type EntryOf } from './entries.ts';
import type { Booked } from './lookups.ts';

/** The sentences with which the ledger refuses to book. */

export function stale(expected: number, actual: number): Problem<'STALE'> {
  const message = `the person's year, the facility, a published figure, a plan or a reading changed (entry ${actual}) since this bill was computed (entry ${expected}): compute it again and check the amounts`;
  return { code: 'STALE', message, at: 'version', facts: { expected, actual } };
}

export function noPerson(personId: string): Problem<'NOT_FOUND'> {
  const message = `no person ${JSON.stringify(personId)} in this ledger: search again`;
  return { code: 'NOT_FOUND', message, at: 'personId', facts: { personId } };
}

export function noSettlement(settlementId: string): Problem<'NOT_FOUND'> {
  const message = `no settlement ${JSON.stringify(settlementId)} in this ledger: check the number`;
  return { code: 'NOT_FOUND', message, at: 'settlementId', facts: { settlementId } };
}

/** Reversals and adjustments are not reversed by themselves. */
export function staysBooked(
  entry: EntryOf<'reversal'> | EntryOf<'adjustment'>,
): Problem<'NOT_FOUND'> {
  const settlementId = settlementIdOf(entry);
  const at = 'settlementId';
  if (entry.kind === 'reversal') {
    const { reverses } = entry.body;
    const message = `${settlementId} is itself the reversal of ${reverses} and stays: to charge that bill after all, record it anew`;
    return { code: 'NOT_FOUND', message, at, facts: { settlementId, reverses } };
  }
  const { adjusts } = entry.body;
  const message = `${settlementId} adjusts ${adjusts}: reverse ${adjusts}, which takes its adjustments back with it`;
  return { code: 'NOT_FOUND', message, at, facts: { settlementId, adjusts } };
}

export function alreadyReversed(
  settlementId: string,
  reversal: Booked,
): Problem<'ALREADY_REVERSED'> {
  const reversedBy = settlementIdOf(reversal);
  const message = `${settlementId} was already reversed by ${reversedBy} at ${reversal.at}: it is not reversed again`;
  const facts = { settlementId, reversedBy, reversedAt: reversal.at };
  return { code: 'ALREADY_REVERSED', message, at: 'settlementId', facts };
}
