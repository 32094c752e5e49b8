/** 二(一), 二(四)1: as which class a person is aided for a bill. */
import { textAt, textsAt, type Json } from '../case-form.ts';
import { bestOn, type Aided } from '../identities.ts';

/** 二(一)1, 二(一)2, and 返贫致贫人口 whom 二(三)2 aids: this document says what they get. */
export const AIDED_HERE = [
  'destitute',
  'minimum-living',
  'returned-to-poverty',
  'poverty-monitored',
  'low-income-margin',
  'illness-impoverished',
];
/** 二(一)3: aided as before this document. */
export const AS_BEFORE = [
  'orphan',
  'de-facto-orphan',
  'entitled-group',
  'demobilised-soldier',
  'severely-disabled',
  'hardship-student',
];
/** 就高: from the best treated to the least. */
export const RANKED = [...AIDED_HERE, ...AS_BEFORE];

export function whoIsAided(given: Json, bill: Json): Aided {
  return bestOn(given, textAt(bill, 'settledOn', ''), RANKED);
}

/**
 * The 2012 document has a class for all of 二(一)3 but the demobilised soldiers; this one is used
 * only where the office reads “原政策” as that document.
 */
export function followsThe2012Document(given: Json, category: string): boolean {
  return (
    textsAt(given, 'readings').includes('original-policy-2012') &&
    AS_BEFORE.includes(category) &&
    category !== 'demobilised-soldier'
  );
}
