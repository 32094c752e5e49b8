import { covers, isRegionCode, type RegionCode } from '../../engine/region.ts';
import { holdsOn, type IsoDate } from '../../engine/terms.ts';

/** How sure a row is: H by two or more independent implementations, M by one good one, L weak or contradicted. */
export type Confidence = 'H' | 'M' | 'L';

/** Where a row of the interface's tables holds. Dictionaries differ by region, version and day. */
export type Scope = {
  /** Null: everywhere. */
  readonly region: string | null;
  /** The interface's version (infver); null: any. */
  readonly version: string | null;
  readonly from: string;
  readonly until: string | null;
};

/** Whose interface is spoken: the facility's region, the version in use there, and the day. */
export type Place = {
  readonly region: RegionCode | null;
  readonly version: string | null;
  readonly on: IsoDate;
};

/** From the first day on, everywhere: what is not known to differ. */
export const NATIONAL: Scope = { region: null, version: null, from: '1900-01-01', until: null };

/** The rows that hold at a place, the closest first: a region's own before the nation's, a version's own before any. */
export function holding<R extends Scope>(rows: readonly R[], place: Place): readonly R[] {
  return rows.filter((row) => holds(row, place)).toSorted((a, b) => rank(b) - rank(a));
}

function holds(row: Scope, { region, version, on }: Place): boolean {
  const isHere = row.region === null || (region !== null && isWithin(row.region, region));
  return isHere && (row.version === null || row.version === version) && holdsOn(row, on);
}

function isWithin(wide: string, narrow: RegionCode): boolean {
  return isRegionCode(wide) && covers(wide, narrow);
}

function rank({ region, version }: Scope): number {
  const closeness = region === null ? 0 : 2 + region.replace(/0+$/, '').length;
  return closeness + (version === null ? 0 : 1);
}
