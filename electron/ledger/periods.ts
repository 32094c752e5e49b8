import type { IsoDate } from '../../engine/terms.ts';

/** Days from the first to the last, both inclusive; null = open-ended. */
export type Period = { readonly from: IsoDate; readonly until: IsoDate | null };

export function overlap(a: Period, b: Period): boolean {
  return (a.until === null || a.until >= b.from) && (b.until === null || b.until >= a.from);
}
