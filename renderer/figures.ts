import { holdsOn, type FigureKey } from '../engine/terms.ts';
import type { Hello, PackView } from '../electron/contract.ts';
import type { FigureEntry } from '../electron/ledger/records.ts';
import type { Choice } from './choices.ts';
import { TEXT } from './messages.ts';
import { closeness, covers, packsOf, regionChoices } from './packs.ts';

/** A figure as the list shows it, whoever it comes from. */
export type FigureRow = {
  readonly key: FigureKey;
  readonly name: string;
  readonly from: string;
  readonly until: string | null;
  readonly value: string;
  readonly source: string;
  /** Who entered it and when, or how the pack's own source was seen. */
  readonly by: string;
  /** Whether this is the one that counts today. */
  readonly counts: boolean;
};

export type FigureKind = PackView['figures'][number] & { readonly title: string };

/** The region whose people the office's figures are for: that of the closest documents it stands under. */
export function ownRegion({ packs, facility }: Pick<Hello, 'packs' | 'facility'>): string {
  const office = facility?.regionCode ?? '';
  return packsOf(packs, office)[0]?.regionCode ?? office;
}

/** The regions that figures can be entered for, the office's own first. */
export function officeRegions(hello: Hello): readonly Choice[] {
  const own = ownRegion(hello);
  const all = regionChoices(hello.packs).map(({ value, word }) => ({ value, word: word ?? value }));
  const name = all.find(({ value }) => value === own)?.word ?? own;
  const others = all.filter(({ value }) => value !== own);
  return [{ value: own, word: TEXT.figures.own(name) }, ...others];
}

/** What the documents that hold for a region leave to be published, each figure once. */
export function figureKinds(packs: readonly PackView[], region: string): readonly FigureKind[] {
  const all = packsOf(packs, region).flatMap((pack) =>
    pack.figures.map((figure) => ({
      ...figure,
      title: pack.clauses.find(({ id }) => id === figure.clause)?.title ?? '',
    })),
  );
  return all.filter(({ key }, i) => all.findIndex((each) => each.key === key) === i);
}

/** The figures for a region's people in the order in which they count: the office's, then the packs' own. */
export function figureRows(
  hello: Hello,
  entries: readonly FigureEntry[],
  region: string,
): readonly FigureRow[] {
  const own = ownRegion(hello);
  const kinds = figureKinds(hello.packs, region);
  const entered = entries
    .filter((entry) => covers(entry.region ?? own, region))
    .toSorted((a, b) => closeness(b.region ?? own) - closeness(a.region ?? own))
    .map((entry) => ({ ...entry, by: TEXT.figures.entry(entry.enteredBy, entry.enteredAt) }));
  const published = packsOf(hello.packs, region)
    .flatMap((pack) => pack.published)
    .map((figure) => ({ ...figure, by: TEXT.office.seen(figure.confidence) }));
  const all = [...entered, ...published];
  return all.map(({ key, from, until, value, source, by }, i) => ({
    key,
    from,
    until,
    value,
    source,
    by,
    name: kinds.find((kind) => kind.key === key)?.name ?? key,
    counts: i === all.findIndex((each) => each.key === key && holdsOn(each, hello.today)),
  }));
}
