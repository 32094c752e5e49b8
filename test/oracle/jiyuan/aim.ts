/**
 * Where a random bill is aimed at: the base that meets a boundary of what the oracle says is left
 * of the year, and the out-of-scope cost that meets what the hospital has to bear.
 */
import { isJson, moneyAt, textAt, type Json } from '../case-form.ts';
import { FIRST_THREE } from './identity.ts';
import { lineOn } from './lines.ts';
import { oracle } from './oracle.ts';
import { rational, type Rational } from '../rational.ts';

export type Aim = {
  readonly at: 'amount' | 'deductible' | 'pool' | 'nearly-pool' | 'tilt-line' | 'tilt-cap';
  /** In fen; taken where the boundary does not exist for this person or bill. */
  readonly amount: number;
  /** So many fen beside the boundary. */
  readonly beside: number;
};

const TILT_CAP = 1_000_000;

/** `probed` ends with the bill at a base of nothing, which shows what the year has left for it. */
export function aimedBase(probed: Json, aim: Aim): number {
  if (aim.at === 'amount') return aim.amount;
  const results = oracle(probed)['results'];
  const claims = probed['claims'];
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  const bill: unknown = Array.isArray(claims) ? claims.at(-1) : undefined;
  if (!isJson(last) || !isJson(bill) || typeof last['poolLeft'] !== 'string') return aim.amount;
  const met = boundary(probed, bill, aim, last);
  return met === null ? aim.amount : Math.max(0, met + aim.beside);
}

function boundary(probed: Json, bill: Json, aim: Aim, last: Json): number | null {
  const deductible = inFen(moneyAt(last, 'deductibleLeft'));
  const pool = inFen(moneyAt(last, 'poolLeft'));
  const share = shareIn100(textAt(last, 'category', ''), textAt(bill, 'care', ''));
  if (aim.at === 'deductible') return deductible > 0 ? deductible : null;
  if (aim.at === 'pool') return deductible + Math.round((pool * 100) / share);
  // The self-pay of an outpatient year may pass the line while the limit is not yet used up.
  if (aim.at === 'nearly-pool') return deductible + Math.round((pool * 97) / share);
  const line = lineOn(probed, 'tilt-line', textAt(bill, 'settledOn', ''));
  if (line === null) return null;
  const paid = inFen(moneyAt(last, 'tiltUsed'));
  const room = aim.at === 'tilt-cap' ? Math.round(((TILT_CAP - paid) * 5) / 3) : 0;
  // Once tilt has been paid, only what is new above the line is due.
  const toLine = paid > 0 ? 0 : inFen(line) - inFen(moneyAt(last, 'yearSelfPay'));
  const wanted = toLine + room;
  if (wanted <= deductible) return Math.max(0, wanted);
  const withinLimit = deductible + Math.round(((wanted - deductible) * 100) / (100 - share));
  return ((withinLimit - deductible) * share) / 100 <= pool ? withinLimit : wanted + pool;
}

function shareIn100(category: string, care: string): number {
  const first = FIRST_THREE.includes(category);
  if (care !== 'inpatient') return first ? 50 : 30;
  return category === 'destitute' ? 90 : first ? 70 : 65;
}

/**
 * 七(三): out of scope may come to a part of the whole cost, of which it is itself one: 2.5%, 5%,
 * 10% of the whole are 1/39, 1/19, 1/9 of the rest.
 */
export function allowedOutOfScope(inScope: number, level: number): number {
  return Math.round(inScope / (level === 1 ? 39 : level === 2 ? 19 : 9));
}

function inFen(amount: Rational): number {
  const fen = rational(amount.over * 100n, amount.under);
  return Number(fen.over / fen.under);
}
