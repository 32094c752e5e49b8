/** 二(一): as which class a person is aided for a bill. */
import { flagAt, recordsAt, textAt, type Json } from '../case-form.ts';

/**
 * 就高: the first three are aided whole (四(六)), all others alike at 80%, so that this order never
 * gives less than another would.
 */
export const RANKED = [
  'destitute',
  'orphan',
  'de-facto-orphan',
  'minimum-living',
  'child-in-hardship',
  'entitled-group',
  'retrenched-worker',
  'low-income-margin',
  'expenditure-hardship',
  'temporary-relief',
  'hardship-worker-family',
  'disabled-without-income',
  'other',
];

export type Aided = { readonly category: string | null; readonly why: string };

export function whoIsAided(given: Json, bill: Json): Aided {
  const on = textAt(bill, 'settledOn', '');
  const all = recordsAt(given, 'identities');
  const today = all.filter((identity) => startsOn(identity) <= on && on <= endsOn(identity));
  const classes = today.filter((identity) => !isFromElsewhere(identity)).map(classOf);
  return {
    category: RANKED.find((category) => classes.includes(category)) ?? null,
    why: whyNone(all, today, on),
  };
}

function startsOn(identity: Json): string {
  return textAt(identity, 'from', '');
}
function endsOn(identity: Json): string {
  return textAt(identity, 'until', '9999-12-31');
}

/**
 * `other` counts as the class it was put in, or else as itself, the last one; null = the document
 * has no such class.
 */
function classOf(identity: Json): string | null {
  const category = textAt(identity, 'category', '');
  const as = category === 'other' ? textAt(identity, 'treatedAs', 'other') : category;
  return RANKED.includes(as) ? as : null;
}

/** 二(一): who receives temporary relief belongs here with a local household only. */
function isFromElsewhere(identity: Json): boolean {
  return classOf(identity) === 'temporary-relief' && !flagAt(identity, 'localHousehold', true);
}

/** Reached only where nothing valid on the day is aided: no class at all is told first. */
function whyNone(all: readonly Json[], today: readonly Json[], on: string): string {
  if (today.some((identity) => classOf(identity) === null)) return 'CATEGORY_UNKNOWN';
  if (today.length > 0) return 'NOT_LOCAL_HOUSEHOLD';
  if (all.some((identity) => endsOn(identity) < on)) return 'IDENTITY_EXPIRED';
  return all.some((identity) => startsOn(identity) > on) ? 'NOT_YET_RECOGNISED' : 'NO_IDENTITY';
}
