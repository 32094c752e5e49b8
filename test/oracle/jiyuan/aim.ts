/**
 * The boundaries of the 济源 document at which its random bills are aimed, and the out-of-scope cost
 * that meets what the hospital has to bear.
 */
import { besideOf, lastSettled, type Aim, type LastSettled } from '../aim.ts';
import { moneyAt, textAt, type Json } from '../case-form.ts';
import { inFen } from '../rational.ts';
import { FIRST_THREE } from './identity.ts';
import { lineOn } from './lines.ts';
import { oracle } from './oracle.ts';

type Boundary = 'deductible' | 'pool' | 'nearly-pool' | 'tilt-line' | 'tilt-cap';

const TILT_CAP = 1_000_000;

/** `probed` ends with the bill at a base of nothing, which shows what the year has left for it. */
export function aimedBase(probed: Json, aim: Aim<Boundary>): number {
  if (aim.at === 'amount') return aim.amount;
  const last = lastSettled(oracle, probed);
  if (last === null || typeof last.result['poolLeft'] !== 'string') return aim.amount;
  return besideOf(boundary(probed, aim.at, last), aim);
}

function boundary(probed: Json, at: Boundary, { bill, result }: LastSettled): number | null {
  const deductible = inFen(moneyAt(result, 'deductibleLeft'));
  const pool = inFen(moneyAt(result, 'poolLeft'));
  const share = shareIn100(textAt(result, 'category', ''), textAt(bill, 'care', ''));
  if (at === 'deductible') return deductible > 0 ? deductible : null;
  if (at === 'pool') return deductible + Math.round((pool * 100) / share);
  // The self-pay of an outpatient year may pass the line while the limit is not yet used up.
  if (at === 'nearly-pool') return deductible + Math.round((pool * 97) / share);
  const line = lineOn(probed, 'tilt-line', textAt(bill, 'settledOn', ''));
  if (line === null) return null;
  const paid = inFen(moneyAt(result, 'tiltUsed'));
  const room = at === 'tilt-cap' ? Math.round(((TILT_CAP - paid) * 5) / 3) : 0;
  // Once tilt has been paid, only what is new above the line is due.
  const toLine = paid > 0 ? 0 : inFen(line) - inFen(moneyAt(result, 'yearSelfPay'));
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
