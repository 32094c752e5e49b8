import { CATEGORIES, type Category } from '../engine/terms.ts';
import type { IdentityView, PackView, PersonInput, PersonView } from '../electron/contract.ts';
import { plainCertificate } from './certificate.ts';
import { plainDay } from './day-text.ts';
import type { Choice } from './choices.ts';
import { halfWidth } from './money-text.ts';

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
  readonly identities: readonly IdentityDraft[];
};

export function draftOf(person: PersonView): PersonDraft {
  return {
    id: person.id,
    name: person.name,
    certificate: '',
    identities: person.identities.map(identityDraftOf),
  };
}

function identityDraftOf(identity: IdentityView, row: number): IdentityDraft {
  const { category, treatedAs, localHousehold, from, until, source } = identity;
  return { row, category, treatedAs, localHousehold, from, until: until ?? '', source };
}

/** A new person from what was typed in the search: digits are the certificate, anything else the name. */
export function newDraft(typed: string, choices: readonly Choice<Category>[]): PersonDraft {
  const text = halfWidth(typed).trim();
  const isNumber = /^\d{6,17}[\dXx]?$/.test(text);
  return {
    id: null,
    name: isNumber ? '' : text,
    certificate: isNumber ? plainCertificate(text) : '',
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

/** The categories that the document in force knows, in its own order and words. */
export function categoriesOf(pack: PackView): readonly Choice<Category>[] {
  const known = [...pack.categories, ...(pack.otherCategory === null ? [] : [pack.otherCategory])];
  return known.flatMap(({ id, name }) => {
    const value = CATEGORIES.find((each) => each === id);
    return value === undefined ? [] : [{ value, word: name }];
  });
}
