/** 二: as which class a person is aided on a day. */
import { recordsAt, textAt, type Json } from '../case-form.ts';

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

export type Aided = { readonly category: string | null; readonly why: string };

export function whoIsAided(given: Json, on: string): Aided {
  const all = recordsAt(given, 'identities');
  const today = all.filter((identity) => startsOn(identity) <= on && on <= endsOn(identity));
  const classes = today.map(classOf);
  const category = RANKED.find((ranked) => classes.includes(ranked)) ?? null;
  return { category, why: whyNone(all, today, on) };
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

/**
 * Only asked where no classed identity is valid on the day, so what is valid that day has no class.
 */
function whyNone(all: readonly Json[], today: readonly Json[], on: string): string {
  if (today.length > 0) return 'CATEGORY_UNKNOWN';
  if (all.some((identity) => endsOn(identity) < on)) return 'IDENTITY_EXPIRED';
  return all.some((identity) => startsOn(identity) > on) ? 'NOT_YET_RECOGNISED' : 'NO_IDENTITY';
}
