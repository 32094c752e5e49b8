/**
 * The boundaries of the 重庆 document at which its random bills are aimed: what is left of the year's
 * limit, and the in-scope cost at which a stay becomes 大额费用.
 */
import { besideOf, lastSettled, type Aim } from '../aim.ts';
import { moneyAt, textAt, type Json } from '../case-form.ts';
import { compare, inFen, NOTHING, plus } from '../rational.ts';
import { ruleFor } from './benefit.ts';
import { oracle } from './oracle.ts';
import { standardsOn } from './standards.ts';

type Boundary = 'pool' | 'large-line' | 'large-pool';

/** 3 万元, in fen. */
export const LARGE_LINE = 3_000_000;

/**
 * `probe` is the case that ends with the bill at a base of so many fen, whose in-scope cost is then
 * the base and `before`, what is paid before aid.
 */
export function aimedBase(
  aim: Aim<Boundary>,
  before: number,
  probe: (base: number) => Json,
): number {
  switch (aim.at) {
    case 'amount':
      return aim.amount;
    case 'large-line':
      return besideOf(before > LARGE_LINE ? null : LARGE_LINE - before, aim);
    case 'pool':
      return besideOf(usesUp(probe(0)), aim);
    case 'large-pool':
      return besideOf(usesUp(probe(Math.max(0, LARGE_LINE + 1 - before))), aim);
  }
}

/** The base, to the nearest fen, whose share is what the bill's pool has left; null without one. */
function usesUp(given: Json): number | null {
  const last = lastSettled(oracle, given);
  if (last === null || typeof last.result['poolLeft'] !== 'string') return null;
  const { bill, result } = last;
  const standards = standardsOn(given, textAt(bill, 'settledOn', ''));
  if (standards === null) return null;
  const rule = ruleFor(given, bill, textAt(result, 'category', ''), standards);
  if (rule.pool === null || compare(rule.share, NOTHING) === 0) return null;
  const left = inFen(plus(moneyAt(result, 'poolLeft'), moneyAt(result, 'aid')));
  return Math.round((left * Number(rule.share.under)) / Number(rule.share.over));
}
