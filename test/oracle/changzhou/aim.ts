/**
 * Where a random bill is aimed at: the base that meets a boundary of what the oracle says is left
 * of the year, or of the control figure.
 */
import { isJson, moneyAt, recordsAt, textAt, textsAt, under, type Json } from '../case-form.ts';
import { minus, rational, type Rational } from '../rational.ts';
import { oracle } from './oracle.ts';

export type Aim = {
  readonly at: 'amount' | 'pool' | 'control' | 'control-of-all';
  /** In fen; taken where the boundary does not exist for this person or bill. */
  readonly amount: number;
  /** So many fen beside the boundary. */
  readonly beside: number;
};

/** `probed` ends with the bill at a base of nothing, which shows what the year has left for it. */
export function aimedBase(probed: Json, aim: Aim): number {
  const answer = recordsAt(oracle(probed), 'results').at(-1);
  const bill = recordsAt(probed, 'claims').at(-1);
  if (aim.at === 'amount' || answer === undefined || bill === undefined) return aim.amount;
  const share = shareOf(probed, bill, answer);
  const met = aim.at === 'pool' ? poolBound(answer, share) : controlBound(bill, answer, aim, share);
  return met === null || met < 0 ? aim.amount : Math.max(0, met + aim.beside);
}

/** In hundredths; nothing where the bill gets no aid whatever its base. */
function shareOf(given: Json, bill: Json, answer: Json): number {
  if (typeof answer['pool'] !== 'string') return 0;
  const whole = ['destitute', 'orphan', 'de-facto-orphan'].includes(textAt(answer, 'category', ''));
  const asOthers = textsAt(given, 'readings').includes('rare-drug-full') && whole;
  if (textAt(bill, 'care', '') === 'rare-disease-drug' && !asOthers) return 50;
  return whole ? 100 : 80;
}

function poolBound(answer: Json, share: number): number | null {
  return share === 0 ? null : Math.round((inFen(moneyAt(answer, 'poolLeft')) * 100) / share);
}

/**
 * The base at which (100 − share)% of it, with or without what is out of scope, is a tenth of the
 * in-scope cost: of the base and what was paid before it.
 */
function controlBound(bill: Json, answer: Json, aim: Aim, share: number): number | null {
  if (!isJson(answer['control'])) return null;
  const fees = under(bill, 'fees');
  const inScope = moneyAt(fees, 'inScope');
  const beside = aim.at === 'control' ? 0 : inFen(minus(moneyAt(fees, 'total'), inScope));
  return Math.round((inFen(inScope) * 10 - beside * 100) / (90 - share));
}

function inFen(amount: Rational): number {
  const fen = rational(amount.over * 100n, amount.under);
  return Number(fen.over / fen.under);
}
