import { holdsOn } from '../engine/terms.ts';
import type { Hello, PackView } from '../electron/contract.ts';
import type { SuggestChoice } from './parts/suggest-field.tsx';

/** 510400 has 510402 in it: trailing zeros stand for whatever lies inside. */
export function covers(wide: string, narrow: string): boolean {
  return narrow.startsWith(wide.replace(/(0000|00)$/, ''));
}

export function isRegion(text: string): boolean {
  return /^[1-9]\d{5}$/.test(text);
}

/** The packs that have a region in them, those of the closest region first. */
export function packsOf(packs: readonly PackView[], region: string | null): readonly PackView[] {
  if (region === null || !isRegion(region)) return [];
  return packs
    .filter((pack) => covers(pack.regionCode, region))
    .toSorted((a, b) => closeness(b.regionCode) - closeness(a.regionCode));
}

/** How closely a region is drawn: a county more than its city, a city more than its province. */
export function closeness(region: string): number {
  return region.replace(/(0000|00)$/, '').length;
}

/**
 * The pack that a person's bill is asked about: the closest of their place that holds on the day, or the facility's own
 * where no pack reaches them. What it comes to, and by whose standard, the workstation says.
 */
export function packFor(
  { packs, facility }: Pick<Hello, 'packs' | 'facility'>,
  home: string | null,
  day: string,
): PackView | null {
  const office = facility?.regionCode ?? null;
  const near = packsOf(packs, home);
  const reaching = near.length > 0 ? near : packsOf(packs, office);
  return reaching.find((pack) => isInForce(pack, day)) ?? null;
}

export function isInForce({ inForce }: PackView, day: string): boolean {
  return holdsOn(inForce, day);
}

/** The regions that have packs, each once. */
export function regionChoices(packs: readonly PackView[]): readonly SuggestChoice[] {
  const all = packs.map(({ regionCode, regionName }) => ({ value: regionCode, word: regionName }));
  return all.filter(({ value }, i) => all.findIndex((each) => each.value === value) === i);
}

/** What a region is called here: by its own pack, or as lying in a wider region's; null where no pack reaches. */
export function regionName(packs: readonly PackView[], region: string): string | null {
  return packsOf(packs, region)[0]?.regionName ?? null;
}

/** The pack whose clause is meant, and its id there: 渝府发〔2012〕78号·二(二)1 is another document's. */
export function citedIn(
  packs: readonly PackView[],
  reading: PackView,
  clause: string,
): { readonly pack: PackView; readonly id: string } {
  const isOwn = reading.clauses.some((each) => each.id === clause);
  const [called = '', ...rest] = clause.split('·');
  const other = packs.find(
    ({ document: { number, title } }) => called === (number ?? `《${title}》`),
  );
  return isOwn || other === undefined || rest.length === 0
    ? { pack: reading, id: clause }
    : { pack: other, id: rest.join('·') };
}
