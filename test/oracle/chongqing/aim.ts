/**
 * Where a random bill is aimed at: the base that meets what the oracle says is left of the year's
 * limit, or the in-scope cost at which a stay becomes 大额费用.
 */
import { isJson, moneyAt, textAt, under, type Json } from '../case-form.ts';
import { ruleFor } from './benefit.ts';
import { oracle } from './oracle.ts';
import { standardsOn } from './standards.ts';
import { compare, NOTHING, plus, rational, type Rational } from '../rational.ts';

export type Aim = {
  readonly at: 'amount' | 'pool' | 'large-line' | 'large-pool';
  /** In fen; taken where the boundary does not exist for this person or bill. */
  readonly amount: number;
  /** So many fen beside the boundary. */
  readonly beside: number;
};

/** 3 万元, in fen. */
export const LARGE_LINE = 3_000_000;

/**
 * `head` is the case with the bills before this one; `probe` makes the bill with a base of so many
 * fen, whose in-scope cost is then the base and `before`, what is paid before aid.
 */
export function aimedBase(
  head: Json,
  aim: Aim,
  before: number,
  probe: (base: number) => Json,
): number {
  const beside = (met: number | null) =>
    met === null ? aim.amount : Math.max(0, met + aim.beside);
  switch (aim.at) {
    case 'amount':
      return aim.amount;
    case 'large-line':
      return beside(before > LARGE_LINE ? null : LARGE_LINE - before);
    case 'pool':
      return beside(usesUp(head, probe(0)));
    case 'large-pool':
      return beside(usesUp(head, probe(Math.max(0, LARGE_LINE + 1 - before))));
  }
}

/** The base, to the nearest fen, whose share is what the bill's pool has left; null without one. */
function usesUp(head: Json, bill: Json): number | null {
  const claims = head['claims'];
  const asked = { ...head, claims: [...(Array.isArray(claims) ? claims : []), bill] };
  const results = oracle(asked)['results'];
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  const standards = standardsOn(head, textAt(bill, 'settledOn', ''));
  if (!isJson(last) || typeof last['poolLeft'] !== 'string' || standards === null) return null;
  const rule = ruleFor(head, bill, textAt(last, 'category', ''), standards);
  if (rule.pool === null || compare(rule.share, NOTHING) === 0) return null;
  const left = inFen(plus(moneyAt(last, 'poolLeft'), moneyAt(last, 'aid')));
  return Math.round((left * Number(rule.share.under)) / Number(rule.share.over));
}

/** What is paid before aid, in fen: the base of a bill is its in-scope cost less this. */
export function paidBefore(given: Json, bill: Json): number {
  const paid = under(bill, 'paid');
  const readings = given['readings'];
  const first = Array.isArray(readings) && readings.includes('commercial-before-aid');
  const keys = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'];
  return [...keys, ...(first ? ['commercial'] : [])].reduce(
    (sum, key) => sum + inFen(moneyAt(paid, key)),
    0,
  );
}

function inFen(amount: Rational): number {
  const fen = rational(amount.over * 100n, amount.under);
  return Number(fen.over / fen.under);
}
