import type { IsoDate } from '../terms.ts';
import type { PackData } from './schema.ts';

export function isInForce(pack: Pick<PackData, 'inForce'>, day: IsoDate): boolean {
  const { from, until } = pack.inForce;
  return from <= day && (until === null || day <= until);
}

type Days = { readonly from: IsoDate; readonly until: IsoDate | null };

/** Whether two periods, both ends included, have a day in common. */
export function shareDay(a: Days, b: Days): boolean {
  return (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
}
