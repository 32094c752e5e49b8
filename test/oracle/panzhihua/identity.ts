/** 第四条、第十四条、第十九条: as which class a person is aided for a bill. */
import { recordsAt, textAt, textsAt, type Json } from '../case-form.ts';
import { bestOf, identitiesOn, startsOn, whyNoneOn } from '../identities.ts';

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
  const today = identitiesOn(given, on);
  const recognisedLater = recordsAt(given, 'identities').filter((identity) => {
    const from = startsOn(identity);
    return (
      from > on && from.slice(0, 4) === on.slice(0, 4) && textAt(bill, 'filedOn', from) >= from
    );
  });
  const onTheDay = bestOf(today, RANKED);
  const onlyWithout = textsAt(given, 'readings').includes('retroactive-only-if-unrecognised');
  const later = onlyWithout && onTheDay !== null ? null : bestOf(recognisedLater, RANKED);
  const best = RANKED.find((category) => category === onTheDay || category === later) ?? null;
  return {
    category: best,
    onTheDay,
    retroactive: best !== null && best !== onTheDay,
    // Read only where no class is valid on the day, so what is valid that day has no class here.
    why: today.length > 0 ? 'CATEGORY_UNKNOWN' : whyNoneOn(given, on),
  };
}
