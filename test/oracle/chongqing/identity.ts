/** 一: as which of the eight classes a person is aided for a bill. */
import { textAt, type Json } from '../case-form.ts';
import { bestOn, type Aided } from '../identities.ts';

/** The eight classes from the best treated to the least: the document is silent, so 就高. */
export const RANKED = [
  'three-withouts',
  'five-guarantees',
  'minimum-living',
  'entitled-group',
  'orphan',
  'severely-disabled',
  'registered-hardship',
  'hardship-student',
];

export function whoIsAided(given: Json, bill: Json): Aided {
  return bestOn(given, textAt(bill, 'settledOn', ''), RANKED);
}
