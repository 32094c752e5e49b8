/**
 * Where a random bill is aimed at: the base that meets a boundary of what the oracle says is left
 * of the year.
 */
import { isJson, moneyAt, figureOn, textAt, type Json } from '../case-form.ts';
import { oracle } from './oracle.ts';
import { rational, type Rational } from '../rational.ts';

export type Aim = {
  readonly at: 'amount' | 'deductible' | 'pool' | 'tilt-line' | 'tilt-cap';
  /** In fen; taken where the boundary does not exist for this person or bill. */
  readonly amount: number;
  /** So many fen beside the boundary. */
  readonly beside: number;
};

const SHARE_IN_100: Readonly<Record<string, number>> = {
  destitute: 100,
  orphan: 100,
  'minimum-living': 70,
  'poverty-monitored': 65,
  'low-income-margin': 50,
  'illness-impoverished': 50,
};

/** `probed` ends with the bill at a base of nothing, which shows what the year has left for it. */
export function aimedBase(probed: Json, aim: Aim): number {
  if (aim.at === 'amount') return aim.amount;
  const results = oracle(probed)['results'];
  const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
  if (!isJson(last) || last['aid'] === undefined) return aim.amount;
  const share = SHARE_IN_100[textAt(last, 'category', '')];
  if (share === undefined) return aim.amount;
  const met = boundary(probed, aim, last, share);
  return met === null ? aim.amount : Math.max(0, met + aim.beside);
}

function boundary(probed: Json, aim: Aim, last: Json, share: number): number | null {
  const deductible = inFen(moneyAt(last, 'deductibleLeft'));
  if (aim.at === 'deductible') return deductible > 0 ? deductible : null;
  if (aim.at === 'pool') {
    const left = last['poolLeft'];
    return typeof left === 'string'
      ? deductible + Math.round((inFen(moneyAt(last, 'poolLeft')) * 100) / share)
      : null;
  }
  const claims = probed['claims'];
  const bill: unknown = Array.isArray(claims) ? claims.at(-1) : undefined;
  const line = isJson(bill)
    ? figureOn(probed, 'poverty-monitor-line', textAt(bill, 'settledOn', ''))
    : null;
  if (line === null || share === 100) return null;
  const excess = aim.at === 'tilt-cap' ? 4_000_000 : 0;
  const wanted = inFen(line) + excess - inFen(moneyAt(last, 'yearSelfPay'));
  if (wanted <= deductible) return Math.max(0, wanted);
  return deductible + Math.round(((wanted - deductible) * 100) / (100 - share));
}

function inFen(amount: Rational): number {
  const fen = rational(amount.over * 100n, amount.under);
  return Number(fen.over / fen.under);
}
