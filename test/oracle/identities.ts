/**
 * The identities of a case, read as the case format describes them: whose days contain a day, which
 * class one stands for, and what is said where none is valid. Which classes a document aids, and
 * which of them is the best, is each document's own.
 */
import { recordsAt, textAt, type Json } from './case-form.ts';

export function identitiesOn(given: Json, on: string): readonly Json[] {
  return recordsAt(given, 'identities').filter(
    (identity) => startsOn(identity) <= on && on <= endsOn(identity),
  );
}

export function startsOn(identity: Json): string {
  return textAt(identity, 'from', '');
}
function endsOn(identity: Json): string {
  return textAt(identity, 'until', '9999-12-31');
}

/** `other` counts as the class it was put in; what it is without one, the document says. */
export function classOf(identity: Json, unplaced = ''): string {
  const category = textAt(identity, 'category', '');
  return category === 'other' ? textAt(identity, 'treatedAs', unplaced) : category;
}

/** The class a person is aided as, and, where it is null, why there is none. */
export type Aided = { readonly category: string | null; readonly why: string };

/** The best class valid on the day, of those that a document aids, ranked from the best treated. */
export function bestOn(given: Json, on: string, ranked: readonly string[]): Aided {
  const today = identitiesOn(given, on);
  return {
    category: bestOf(today, ranked),
    // Read only where no class is valid on the day, so what is valid that day has no class here.
    why: today.length > 0 ? 'CATEGORY_UNKNOWN' : whyNoneOn(given, on),
  };
}
export function bestOf(identities: readonly Json[], ranked: readonly string[]): string | null {
  const classes = identities.map((identity) => classOf(identity));
  return ranked.find((category) => classes.includes(category)) ?? null;
}

/** Why nobody is aided where no identity at all is valid on the day. */
export function whyNoneOn(given: Json, on: string): string {
  const all = recordsAt(given, 'identities');
  if (all.some((identity) => endsOn(identity) < on)) return 'IDENTITY_EXPIRED';
  return all.some((identity) => startsOn(identity) > on) ? 'NOT_YET_RECOGNISED' : 'NO_IDENTITY';
}
