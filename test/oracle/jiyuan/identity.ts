/** 二: as which class a person is aided on a day. */
import type { Json } from '../case-form.ts';
import { bestOn, type Aided } from '../identities.ts';

/**
 * 就高不就低: the six classes from the best treated to the least; each is at least as well off as
 * the next in all of it.
 */
export const RANKED = [
  'destitute',
  'minimum-living',
  'returned-to-poverty',
  'poverty-monitored',
  'low-income-margin',
  'illness-impoverished',
];
/** Those whom 三(二)、四(三)1–3、七(一)、七(三) treat alike and better than the other three. */
export const FIRST_THREE = ['destitute', 'minimum-living', 'returned-to-poverty'];

export function whoIsAided(given: Json, on: string): Aided {
  return bestOn(given, on, RANKED);
}
