import { CATEGORIES, type Category } from '../engine/terms.ts';
import type { IdentityView, PackView, PersonInput, PersonView } from '../electron/contract.ts';
import { plainCertificate } from './certificate.ts';
import { plainDay } from './day-text.ts';
import type { Choice } from './choices.ts';
import { halfWidth } from './money-text.ts';
import { packsOf } from './packs.ts';

/** A recognition as it stands in the form. `row` tells rows apart while they come and go. */
export type IdentityDraft = {
  readonly row: number;
  readonly category: Category;
  readonly treatedAs: Category | null;
  readonly localHousehold: boolean;
  readonly from: string;
  readonly until: string;
  readonly source: string;
};
export type PersonDraft = {
  readonly id: string | null;
  readonly name: string;
  /** Empty = keep the recorded one. */
  readonly certificate: string;
  /** 认定地, as typed. */
  readonly recognisedIn: string;
  readonly identities: readonly IdentityDraft[];
};

export function draftOf(person: PersonView): PersonDraft {
  return {
    id: person.id,
    name: person.name,
    certificate: '',
    recognisedIn: person.recognisedIn ?? '',
    identities: person.identities.map(identityDraftOf),
  };
}

function identityDraftOf(identity: IdentityView, row: number): IdentityDraft {
  const { category, treatedAs, localHousehold, from, until, source } = identity;
  return { row, category, treatedAs, localHousehold, from, until: until ?? '', source };
}

/** A new person from what was typed in the search: digits are the certificate, anything else the name. */
export function newDraft(
  typed: string,
  recognisedIn: string,
  choices: readonly Choice<Category>[],
): PersonDraft {
  const text = halfWidth(typed).trim();
  const isNumber = /^\d{6,17}[\dXx]?$/.test(text);
  return {
    id: null,
    name: isNumber ? '' : text,
    certificate: isNumber ? plainCertificate(text) : '',
    recognisedIn,
    identities: [newIdentity(0, choices)],
  };
}

export function newIdentity(row: number, choices: readonly Choice<Category>[]): IdentityDraft {
  const category = choices[0]?.value ?? 'other';
  return { row, category, treatedAs: null, localHousehold: true, from: '', until: '', source: '' };
}

/** What the workstation is asked to save. */
export function personInputOf(draft: PersonDraft): PersonInput {
  const certificate = plainCertificate(draft.certificate);
  return {
    ...(draft.id === null ? {} : { id: draft.id }),
    name: draft.name.trim(),
    ...(certificate === '' && draft.id !== null ? {} : { certificate }),
    recognisedIn: draft.recognisedIn.trim(),
    identities: draft.identities.map((row) => ({
      category: row.category,
      from: plainDay(row.from),
      until: row.until.trim() === '' ? null : plainDay(row.until),
      treatedAs: row.category === 'other' ? row.treatedAs : null,
      localHousehold: row.localHousehold,
      source: row.source.trim(),
    })),
  };
}

/** Whether two recognitions hold on a common day: allowed, the best one counts; said so that nobody wonders. */
export function overlapping(rows: readonly IdentityDraft[]): boolean {
  const days = rows
    .map((row) => ({ from: plainDay(row.from), until: plainDay(row.until) || '9999-12-31' }))
    .filter((row) => row.from !== '')
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return days.some(
    (row, i) => i > 0 && days.slice(0, i).some((earlier) => earlier.until >= row.from),
  );
}

/**
 * The categories that the documents of a place know, in their own order and words: those of the closest first, since
 * people may have been recognised before it was in force. Of a place without documents, those of all.
 */
export function categoriesOf(
  packs: readonly PackView[],
  region: string,
): readonly Choice<Category>[] {
  const near = packsOf(packs, region);
  const known = (near.length > 0 ? near : packs).flatMap((pack) => [
    ...pack.categories,
    ...(pack.otherCategory === null ? [] : [pack.otherCategory]),
  ]);
  const once = known.filter(({ id }, i) => known.findIndex((each) => each.id === id) === i);
  return once.flatMap(({ id, name }) => {
    const value = CATEGORIES.find((each) => each === id);
    return value === undefined ? [] : [{ value, word: name }];
  });
}

/** Whether any document of a place asks for the household. */
export function asksHousehold(packs: readonly PackView[], region: string): boolean {
  return packsOf(packs, region).some((pack) => pack.facts.includes('localHousehold'));
}
