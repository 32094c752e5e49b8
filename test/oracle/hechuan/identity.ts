/** 二(一), 二(四)1: as which class a person is aided for a bill. */
import { recordsAt, textAt, textsAt, type Json } from '../case-form.ts';

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

export type Aided = { readonly category: string | null; readonly why: string };

export function whoIsAided(given: Json, bill: Json): Aided {
  const on = textAt(bill, 'settledOn', '');
  const all = recordsAt(given, 'identities');
  const today = all.filter((identity) => startsOn(identity) <= on && on <= endsOn(identity));
  const classes = today.map(classOf);
  const category = RANKED.find((ranked) => classes.includes(ranked)) ?? null;
  return { category, why: whyNone(all, today, on) };
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

function startsOn(identity: Json): string {
  return textAt(identity, 'from', '');
}
function endsOn(identity: Json): string {
  return textAt(identity, 'until', '9999-12-31');
}

/** `other` counts as the class it was put in; null = the document has no such class. */
function classOf(identity: Json): string | null {
  const category = textAt(identity, 'category', '');
  const as = category === 'other' ? textAt(identity, 'treatedAs', '') : category;
  return RANKED.includes(as) ? as : null;
}

/** Read only where no identity valid on the day has a class. */
function whyNone(all: readonly Json[], today: readonly Json[], on: string): string {
  if (today.length > 0) return 'CATEGORY_UNKNOWN';
  if (all.some((identity) => endsOn(identity) < on)) return 'IDENTITY_EXPIRED';
  return all.some((identity) => startsOn(identity) > on) ? 'NOT_YET_RECOGNISED' : 'NO_IDENTITY';
}
