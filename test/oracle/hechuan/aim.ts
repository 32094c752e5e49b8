/**
 * The boundaries of the 合川 document at which its random bills are aimed: its own amounts, and what
 * is left of the year.
 */
import { besideOf, lastSettled, type Aim, type LastSettled } from '../aim.ts';
import { moneyAt, textAt, textsAt, type Json } from '../case-form.ts';
import { inFen } from '../rational.ts';
import { oracle } from './oracle.ts';
import { districtValue, type DistrictValue } from './policy-2012.ts';

type Boundary = 'large-stay' | 'pool' | 'tilt-line' | 'tilt-cap';

const LARGE = 3_000_000;
const TILT_FROM = 300_000;
const TILT_CAP = 2_000_000;

/**
 * `probed` ends with the bill at a base of nothing, which shows what the year has left for it;
 * `before` is what is paid before aid.
 */
export function aimedBase(probed: Json, aim: Aim<Boundary>, before: number): number {
  if (aim.at === 'amount') return aim.amount;
  if (aim.at === 'large-stay') return besideOf(before > LARGE ? null : LARGE - before, aim);
  const last = lastSettled(oracle, probed);
  if (last === null) return aim.amount;
  const share = shareOf(probed, last);
  return besideOf(
    aim.at === 'pool' ? poolEnd(last, share) : tiltBoundary(probed, aim.at, last, share),
    aim,
  );
}

function poolEnd({ result }: LastSettled, share: number | null): number | null {
  return share === null ? null : Math.round(inFen(moneyAt(result, 'poolLeft')) / share);
}

/** The base that leaves, after aid, as much self-pay as the line or the rest of the tilt asks for. */
function tiltBoundary(
  probed: Json,
  at: 'tilt-line' | 'tilt-cap',
  { result }: LastSettled,
  share: number | null,
): number | null {
  if (result['category'] !== 'destitute') return null;
  const from = textsAt(probed, 'readings').includes('tilt-on-excess-only') ? TILT_FROM : 0;
  const toCap = Math.round((TILT_CAP - inFen(moneyAt(result, 'tiltUsed'))) / 0.7) + from;
  const selfPay = at === 'tilt-line' ? TILT_FROM : toCap;
  if (share === null) return selfPay;
  const left = inFen(moneyAt(result, 'poolLeft'));
  const base = Math.round(selfPay / (1 - share));
  return base * share <= left ? base : selfPay + left;
}

/** The share of aid that the bill's pool pays this person; null where nothing is paid. */
function shareOf(probed: Json, { bill, result }: LastSettled): number | null {
  const [pool, category] = [textAt(result, 'pool', ''), textAt(result, 'category', '')];
  const seventy = ['destitute', 'minimum-living', 'returned-to-poverty'];
  if (pool === '') return null;
  if (!pool.startsWith('chongqing:')) return seventy.includes(category) ? 0.7 : 0.6;
  const on = textAt(bill, 'settledOn', '');
  return inFen(districtValue(probed, shareKey(pool, category), on)) / 100;
}

function shareKey(pool: string, category: string): DistrictValue {
  const who = category === 'severely-disabled' ? 'other' : 'first';
  if (pool.endsWith('ordinary-outpatient')) return 'ordinary-outpatient-share';
  return pool.endsWith('ordinary-inpatient')
    ? `ordinary-inpatient-share-${who}`
    : `major-share-${who}`;
}
