/**
 * Where a random bill is aimed at: the base that meets a boundary of what the oracle says is left
 * of the year, or of the document's own amounts.
 */
import { isJson, moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { oracle } from './oracle.ts';
import { districtValue, type DistrictValue } from './policy-2012.ts';
import { rational, type Rational } from '../rational.ts';

export type Aim = {
  readonly at: 'amount' | 'large-stay' | 'pool' | 'tilt-line' | 'tilt-cap';
  /** In fen; taken where the boundary does not exist for this person or bill. */
  readonly amount: number;
  /** So many fen beside the boundary. */
  readonly beside: number;
};

const LARGE = 3_000_000;
const TILT_FROM = 300_000;
const TILT_CAP = 2_000_000;

/**
 * `probed` ends with the bill at a base of nothing, which shows what the year has left for it;
 * `before` is what is paid before aid.
 */
export function aimedBase(probed: Json, aim: Aim, before: number): number {
  if (aim.at === 'amount') return aim.amount;
  if (aim.at === 'large-stay') {
    return before > LARGE ? aim.amount : Math.max(0, LARGE - before + aim.beside);
  }
  const results = oracle(probed)['results'];
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  if (!isJson(last) || last['aid'] === undefined) return aim.amount;
  const met = aim.at === 'pool' ? poolEnd(probed, last) : tiltBoundary(probed, aim.at, last);
  return met === null ? aim.amount : Math.max(0, met + aim.beside);
}

function poolEnd(probed: Json, last: Json): number | null {
  const share = shareOf(probed, last);
  return share === null ? null : Math.round(inFen(moneyAt(last, 'poolLeft')) / share);
}

/** The base that leaves, after aid, as much self-pay as the line or the rest of the tilt asks for. */
function tiltBoundary(probed: Json, at: 'tilt-line' | 'tilt-cap', last: Json): number | null {
  if (last['category'] !== 'destitute') return null;
  const from = textsAt(probed, 'readings').includes('tilt-on-excess-only') ? TILT_FROM : 0;
  const toCap = Math.round((TILT_CAP - inFen(moneyAt(last, 'tiltUsed'))) / 0.7) + from;
  const selfPay = at === 'tilt-line' ? TILT_FROM : toCap;
  const share = shareOf(probed, last);
  if (share === null) return selfPay;
  const left = inFen(moneyAt(last, 'poolLeft'));
  const base = Math.round(selfPay / (1 - share));
  return base * share <= left ? base : selfPay + left;
}

/** The share of aid that the bill's pool pays this person; null where nothing is paid. */
function shareOf(probed: Json, last: Json): number | null {
  const [pool, category] = [textAt(last, 'pool', ''), textAt(last, 'category', '')];
  const seventy = ['destitute', 'minimum-living', 'returned-to-poverty'];
  if (pool === '') return null;
  if (!pool.startsWith('chongqing:')) return seventy.includes(category) ? 0.7 : 0.6;
  const claims = probed['claims'];
  const bill: unknown = Array.isArray(claims) ? claims.at(-1) : undefined;
  const on = isJson(bill) ? textAt(bill, 'settledOn', '') : '';
  return inFen(districtValue(probed, shareKey(pool, category), on)) / 100;
}

function shareKey(pool: string, category: string): DistrictValue {
  const who = category === 'severely-disabled' ? 'other' : 'first';
  if (pool.endsWith('ordinary-outpatient')) return 'ordinary-outpatient-share';
  return pool.endsWith('ordinary-inpatient')
    ? `ordinary-inpatient-share-${who}`
    : `major-share-${who}`;
}

function inFen(amount: Rational): number {
  const fen = rational(amount.over * 100n, amount.under);
  return Number(fen.over / fen.under);
}
