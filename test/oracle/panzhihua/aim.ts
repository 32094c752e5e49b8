/** The boundaries of the 攀枝花 document at which its random bills are aimed. */
import { besideOf, lastSettled, type Aim, type LastSettled } from '../aim.ts';
import { figureOn, moneyAt, textAt, type Json } from '../case-form.ts';
import { inFen } from '../rational.ts';
import { oracle } from './oracle.ts';

type Boundary = 'deductible' | 'pool' | 'tilt-line' | 'tilt-cap';

const SHARE_IN_100: Readonly<Record<string, number>> = {
  destitute: 100,
  orphan: 100,
  'minimum-living': 70,
  'poverty-monitored': 65,
  'low-income-margin': 50,
  'illness-impoverished': 50,
};

/** `probed` ends with the bill at a base of nothing, which shows what the year has left for it. */
export function aimedBase(probed: Json, aim: Aim<Boundary>): number {
  if (aim.at === 'amount') return aim.amount;
  const last = lastSettled(oracle, probed);
  const share = last === null ? undefined : SHARE_IN_100[textAt(last.result, 'category', '')];
  if (last === null || share === undefined) return aim.amount;
  return besideOf(boundary(probed, aim.at, last, share), aim);
}

function boundary(
  probed: Json,
  at: Boundary,
  { bill, result }: LastSettled,
  share: number,
): number | null {
  const deductible = inFen(moneyAt(result, 'deductibleLeft'));
  if (at === 'deductible') return deductible > 0 ? deductible : null;
  if (at === 'pool') {
    return typeof result['poolLeft'] === 'string'
      ? deductible + Math.round((inFen(moneyAt(result, 'poolLeft')) * 100) / share)
      : null;
  }
  const line = figureOn(probed, 'poverty-monitor-line', textAt(bill, 'settledOn', ''));
  if (line === null || share === 100) return null;
  const excess = at === 'tilt-cap' ? 4_000_000 : 0;
  const wanted = inFen(line) + excess - inFen(moneyAt(result, 'yearSelfPay'));
  if (wanted <= deductible) return Math.max(0, wanted);
  return deductible + Math.round(((wanted - deductible) * 100) / (100 - share));
}
