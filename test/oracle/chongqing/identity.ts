/** 一: as which of the eight classes a person is aided for a bill. */
import { recordsAt, textAt, type Json } from '../case-form.ts';

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

export type Aided = { readonly category: string | null; readonly why: string };

export function whoIsAided(given: Json, bill: Json): Aided {
  const on = textAt(bill, 'settledOn', '');
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

/** `other` counts as the class it was put in. */
function classOf(identity: Json): string {
  const category = textAt(identity, 'category', '');
  return category === 'other' ? textAt(identity, 'treatedAs', '') : category;
}

/**
 * Reached only where no classed identity is valid on the day, so what is valid that day has no
 * class.
 */
function whyNone(all: readonly Json[], today: readonly Json[], on: string): string {
  if (today.length > 0) return 'CATEGORY_UNKNOWN';
  if (all.some((identity) => endsOn(identity) < on)) return 'IDENTITY_EXPIRED';
  return all.some((identity) => startsOn(identity) > on) ? 'NOT_YET_RECOGNISED' : 'NO_IDENTITY';
}
