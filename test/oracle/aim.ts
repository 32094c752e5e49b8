/**
 * Where a random bill is aimed at: the base that meets a boundary of what an oracle says is left of
 * the year. Which boundaries there are, each document says.
 */
import fc from 'fast-check';
import { isJson, type Json } from './case-form.ts';
import type { Oracle } from './oracle-of.ts';

export type Aim<At extends string> = {
  readonly at: At | 'amount';
  /** In fen; taken where the boundary does not exist for this person or bill. */
  readonly amount: number;
  /** So many fen beside the boundary. */
  readonly beside: number;
};

/** `special` are the amounts at which a document's answer turns, and a fen beside. */
export const aimsAt = <const At extends string>(
  boundaries: readonly (At | 'amount')[],
  fen: fc.Arbitrary<number>,
  special: readonly number[],
): fc.Arbitrary<Aim<At>> =>
  fc.record({
    at: fc.constantFrom(...boundaries),
    amount: fc.oneof(fen, fc.constantFrom(...special)),
    beside: fc.constantFrom(0, 0, 1, -1, 2, -2),
  });

/** The base beside the boundary that was met; null = there is none. */
export function besideOf(met: number | null, aim: Aim<string>): number {
  return met === null ? aim.amount : Math.max(0, met + aim.beside);
}

export type LastSettled = { readonly bill: Json; readonly result: Json };

/** The last bill of a case and what the oracle answers to it; null where it is not settled. */
export function lastSettled(oracle: Oracle, given: Json): LastSettled | null {
  const results = oracle(given)['results'];
  const claims = given['claims'];
  const result: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  const bill: unknown = Array.isArray(claims) ? claims.at(-1) : undefined;
  const isSettled = isJson(bill) && isJson(result) && result['aid'] !== undefined;
  return isSettled ? { bill, result } : null;
}
