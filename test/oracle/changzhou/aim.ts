/**
 * The boundaries of the 常州 document at which its random bills are aimed: what is left of a pool,
 * and the control figure.
 */
import { besideOf, lastSettled, type Aim, type LastSettled } from '../aim.ts';
import { totalOf, inScopeOf } from '../bill-amounts.ts';
import { isJson, moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { inFen, minus } from '../rational.ts';
import { oracle } from './oracle.ts';

type Boundary = 'pool' | 'control' | 'control-of-all';

/** `probed` ends with the bill at a base of nothing, which shows what the year has left for it. */
export function aimedBase(probed: Json, aim: Aim<Boundary>): number {
  if (aim.at === 'amount') return aim.amount;
  const last = lastSettled(oracle, probed);
  if (last === null) return aim.amount;
  const share = shareOf(probed, last);
  const met = aim.at === 'pool' ? poolBound(last, share) : controlBound(last, aim.at, share);
  return besideOf(met, aim);
}

/** In hundredths; nothing where the bill gets no aid whatever its base. */
function shareOf(given: Json, { bill, result }: LastSettled): number {
  if (typeof result['pool'] !== 'string') return 0;
  const whole = ['destitute', 'orphan', 'de-facto-orphan'].includes(textAt(result, 'category', ''));
  const asOthers = textsAt(given, 'readings').includes('rare-drug-full') && whole;
  if (textAt(bill, 'care', '') === 'rare-disease-drug' && !asOthers) return 50;
  return whole ? 100 : 80;
}

function poolBound({ result }: LastSettled, share: number): number | null {
  return share === 0 ? null : Math.round((inFen(moneyAt(result, 'poolLeft')) * 100) / share);
}

/**
 * The base at which (100 − share)% of it, with or without what is out of scope, is a tenth of the
 * in-scope cost: of the base and what was paid before it. Null where nothing comes to it.
 */
function controlBound(
  { bill, result }: LastSettled,
  at: 'control' | 'control-of-all',
  share: number,
): number | null {
  if (!isJson(result['control'])) return null;
  const inScope = inScopeOf(bill);
  const beside = at === 'control' ? 0 : inFen(minus(totalOf(bill), inScope));
  const met = Math.round((inFen(inScope) * 10 - beside * 100) / (90 - share));
  return met < 0 ? null : met;
}
