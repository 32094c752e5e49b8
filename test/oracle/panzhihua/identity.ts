/** 第四条、第十四条、第十九条: as which class a person is aided for a bill. */
import { recordsAt, textAt, textsAt, type Json } from '../case-form.ts';

/**
 * 就高: the six classes from the best treated to the least; each is at least as well off as the
 * next in all of it.
 */
export const RANKED = [
  'destitute',
  'orphan',
  'minimum-living',
  'poverty-monitored',
  'low-income-margin',
  'illness-impoverished',
];

export type Aided = {
  readonly category: string | null;
  /** The best class valid on the day itself: the deposit is waived for it alone. */
  readonly onTheDay: string | null;
  readonly retroactive: boolean;
  readonly why: string;
};

export function whoIsAided(given: Json, bill: Json): Aided {
  const on = textAt(bill, 'settledOn', '');
  const all = recordsAt(given, 'identities');
  const today = all.filter((identity) => startsOn(identity) <= on && on <= endsOn(identity));
  const recognisedLater = all.filter((identity) => {
    const from = startsOn(identity);
    return (
      from > on && from.slice(0, 4) === on.slice(0, 4) && textAt(bill, 'filedOn', from) >= from
    );
  });
  const onTheDay = bestOf(today);
  const onlyWithout = textsAt(given, 'readings').includes('retroactive-only-if-unrecognised');
  const later = onlyWithout && onTheDay !== null ? null : bestOf(recognisedLater);
  const best = RANKED.find((category) => category === onTheDay || category === later) ?? null;
  return {
    category: best,
    onTheDay,
    retroactive: best !== null && best !== onTheDay,
    why: whyNone(all, today, on),
  };
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

function bestOf(identities: readonly Json[]): string | null {
  const classes = identities.map(classOf);
  return RANKED.find((category) => classes.includes(category)) ?? null;
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
