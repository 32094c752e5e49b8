/** 渝府发〔2012〕78号 二(二)、二(三): the yearly limits, which a district may set higher and never lower. */
import { figureOn, textAt, type Json } from '../oracle/case-form.ts';
import type { Settled } from './bills.ts';

const CAPS: Readonly<Record<string, readonly [figure: string, floor: number]>> = {
  'quota-outpatient': ['quota-outpatient-cap', 20_000],
  'ordinary-outpatient': ['ordinary-outpatient-cap', 10_000],
  'ordinary-inpatient': ['ordinary-inpatient-cap', 600_000],
  'special-disease': ['major-disease-cap', 10_000_000],
  'large-cost': ['large-cost-cap', 6_000_000],
};

export const DISTRICT_FIGURES = [
  ...Object.values(CAPS).map(([figure]) => figure),
  'ordinary-outpatient-share',
  'ordinary-inpatient-share-first',
  'ordinary-inpatient-share-other',
  'major-share-first',
  'major-share-other',
];

/** The limit of the bill's own pool, or of another one, on the bill's day. */
export function districtCap(given: Json, { bill, result }: Settled, pool?: string): number {
  const own = pool ?? textAt(result, 'pool', '').replace('chongqing:', '');
  const [figure, floor] = CAPS[own] ?? ['', 0];
  const published = figureOn(given, figure, textAt(bill, 'settledOn', ''));
  return published === null ? floor : Number((published.over * 100n) / published.under);
}
