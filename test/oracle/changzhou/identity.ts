/** 二(一): as which class a person is aided for a bill. */
import { flagAt, textAt, type Json } from '../case-form.ts';
import { classOf, identitiesOn, whyNoneOn, type Aided } from '../identities.ts';

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

export function whoIsAided(given: Json, bill: Json): Aided {
  const on = textAt(bill, 'settledOn', '');
  const today = identitiesOn(given, on);
  const classes = today.filter((identity) => !isFromElsewhere(identity)).map(classHere);
  return {
    category: RANKED.find((category) => classes.includes(category)) ?? null,
    why: whyNone(given, today, on),
  };
}

/** Who was put in no class is `other` here, the last one; null = the document has no such class. */
function classHere(identity: Json): string | null {
  const as = classOf(identity, 'other');
  return RANKED.includes(as) ? as : null;
}

/** 二(一): who receives temporary relief belongs here with a local household only. */
function isFromElsewhere(identity: Json): boolean {
  return classHere(identity) === 'temporary-relief' && !flagAt(identity, 'localHousehold', true);
}

/** Reached only where nothing valid on the day is aided: no class at all is told first. */
function whyNone(given: Json, today: readonly Json[], on: string): string {
  if (today.some((identity) => classHere(identity) === null)) return 'CATEGORY_UNKNOWN';
  return today.length > 0 ? 'NOT_LOCAL_HOUSEHOLD' : whyNoneOn(given, on);
}
