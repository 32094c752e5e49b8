import { assert } from './problem.ts';
import type { Place } from './terms.ts';

declare const regionCode: unique symbol;
/**
 * A division by GB/T 2260, six digits: trailing 0000 a province or municipality (500000), trailing 00 a prefecture city
 * (510400), else a county or district (510402).
 */
export type RegionCode = string & { readonly [regionCode]: true };

export function isRegionCode(text: string): text is RegionCode {
  return /^[1-9]\d{5}$/.test(text);
}

/** The code in a pack, whose parser has seen that it is one. */
export function regionOf(text: string): RegionCode {
  assert(isRegionCode(text), `no code of a region: ${JSON.stringify(text)}`);
  return text;
}

/** Whether a region is, or has in it, another: 510400 covers 510402. */
export function covers(wide: RegionCode, narrow: RegionCode): boolean {
  if (wide === narrow) return true;
  if (isProvince(wide)) return sameFirst(2, wide, narrow);
  return wide.endsWith('00') && sameFirst(4, wide, narrow);
}

/** How closely a region is drawn: a county more than its city, a city more than its province. */
export function closeness(region: RegionCode): 0 | 1 | 2 {
  if (isProvince(region)) return 0;
  return region.endsWith('00') ? 1 : 2;
}

/** 北京、天津、上海、重庆: the whole municipality counts as one city. */
const MUNICIPALITIES = ['11', '12', '31', '50'];

/** Where a facility lies, seen from the place where the person is recognised. */
export function placeOfFacility(facility: RegionCode, home: RegionCode): Place {
  if (facility === home) return 'county';
  if (!sameFirst(2, facility, home)) return 'outside';
  if (MUNICIPALITIES.includes(home.slice(0, 2))) return 'city';
  const isOneCity = sameFirst(4, facility, home) && !isUnderProvince(home);
  return isOneCity ? 'city' : 'province';
}

/** A county that the province governs itself, such as 济源 419001: its neighbours by number are no city with it. */
function isUnderProvince(region: RegionCode): boolean {
  return region[2] === '9';
}

function sameFirst(digits: 2 | 4, a: RegionCode, b: RegionCode): boolean {
  return a.slice(0, digits) === b.slice(0, digits);
}

function isProvince(region: RegionCode): boolean {
  return /0{4}$/.test(region);
}
