import { pinyin } from 'pinyin-pro';
import { parseIdentities } from '../engine/claim.ts';
import { parseWith, regionField } from '../engine/fields.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import { closeness, covers, type RegionCode } from '../engine/region.ts';
import { bornOn, maskCertificate, parseCertificate, sexOf } from './certificate.ts';
import type { PackView, PersonInput, PersonView } from './contract.ts';
import type { Person, RecordedIdentity } from './ledger/records.ts';

export type VersionedPerson = Person & { readonly version: number };

/** A person as the window may show them; their categories in the words of their own place, or else of the office's. */
export function personView(
  person: VersionedPerson,
  packs: readonly PackView[],
  office: RegionCode | null,
): PersonView {
  const known = [...packsOf(person.recognisedIn, packs), ...packsOf(office, packs), ...packs];
  return {
    id: person.id,
    name: person.name,
    certificateMasked: maskCertificate(person.certificate),
    sex: sexOf(person.certificate),
    bornOn: bornOn(person.certificate),
    recognisedIn: person.recognisedIn,
    identities: person.identities.map((i) => ({
      ...i,
      categoryName: categoryName(i.category, known),
    })),
    version: person.version,
  };
}

/** The packs that have a region in them, the closest first. */
function packsOf(region: RegionCode | null, packs: readonly PackView[]): readonly PackView[] {
  return packs
    .filter((pack) => region !== null && covers(pack.regionCode, region))
    .toSorted((a, b) => closeness(b.regionCode) - closeness(a.regionCode));
}

function categoryName(category: string, packs: readonly PackView[]): string {
  const named = packs.flatMap((p) => [
    ...p.categories,
    ...(p.otherCategory === null ? [] : [p.otherCategory]),
  ]);
  return named.find((c) => c.id === category)?.name ?? category;
}

/**
 * The person that an input describes; `known` is the recorded one where it changes somebody. Problems: WRONG_TYPE (no
 * name, no region), CERTIFICATE_INVALID, and those of the identities.
 */
export function personFrom(input: PersonInput, id: string, known: Person | null): Result<Person> {
  const name = input.name.trim().replaceAll(/\s+/g, ' ');
  if (name === '') {
    return fail({ code: 'WRONG_TYPE', message: 'the person has no name: enter it', at: 'name' });
  }
  const certificate = certificateOf(input, known);
  if (!certificate.ok) return certificate;
  const recognisedIn = parseWith(regionField, input.recognisedIn, 'recognisedIn');
  if (!recognisedIn.ok) return recognisedIn;
  const identities = parseIdentities(
    input.identities.map(({ source: _source, ...identity }) => identity),
  );
  if (!identities.ok) return identities;
  const sourced = identities.value.map((identity, index): RecordedIdentity => ({
    ...identity,
    source: input.identities[index]?.source?.trim() ?? '',
  }));
  return ok({
    id,
    name,
    certificate: certificate.value,
    initials: initialsOf(name),
    recognisedIn: recognisedIn.value,
    identities: sourced,
  });
}

function certificateOf(
  input: PersonInput,
  known: Person | null,
): Result<string, Problem<'CERTIFICATE_INVALID'>> {
  if (input.certificate !== undefined) return parseCertificate(input.certificate);
  return known === null ? parseCertificate('') : ok(known.certificate);
}

/** 拼音 initials, for the search: 张甲 → zj. */
function initialsOf(name: string): string {
  const letters = pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    mode: 'surname',
  });
  return letters
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
}
