import { ok, type Result } from '../engine/problem.ts';
import { closeness, covers, regionOf, type RegionCode } from '../engine/region.ts';
import { placeOf, type BoundPack, type PackBook } from '../engine/rule-pack/pack-book.ts';
import type { IsoDate } from '../engine/terms.ts';
import type { FigureEntry, ReadingEntry } from './ledger/records.ts';

export type Picked = {
  readonly pack: BoundPack;
  readonly fallsTo: string | null;
  readonly elsewhere: boolean;
};

/**
 * Whose standard holds for somebody on a day: that of the closest place that has them in it. Of somebody from where no
 * pack reaches nothing is known but that another standard applies, which the office's own document then says. Problem:
 * PACK_NOT_IN_FORCE.
 */
export function whoseStandard(
  packs: PackBook,
  home: RegionCode,
  office: RegionCode,
  day: IsoDate,
): Result<Picked> {
  const elsewhere = packsFor(packs, home).length === 0;
  const picked = packs.pickFor(elsewhere ? office : home, day);
  if (!picked.ok) return picked;
  const { pack, fallsTo } = picked.value;
  return ok({ pack, fallsTo: elsewhere ? null : (fallsTo?.place ?? null), elsewhere });
}

/** The region whose figures the office enters as its own: that of the closest document it stands under. */
export function ownRegion(packs: PackBook, office: RegionCode): RegionCode {
  const regions = packsFor(packs, office).map((pack) => regionOf(pack.data.region.code));
  return regions.toSorted((a, b) => closeness(b) - closeness(a))[0] ?? office;
}

/** The figures that an office entered for somebody's place, those of the closest region first. */
export function figuresFor(
  figures: readonly FigureEntry[],
  home: RegionCode,
  own: RegionCode,
): readonly FigureEntry[] {
  const regionOfFigure = (figure: FigureEntry) => figure.region ?? own;
  return figures
    .filter((figure) => covers(regionOfFigure(figure), home))
    .toSorted((a, b) => closeness(regionOfFigure(b)) - closeness(regionOfFigure(a)));
}

/** The readings that are switched on for a pack's place and that this pack has. */
export function readingsOn(pack: BoundPack, switched: readonly ReadingEntry[]): readonly string[] {
  return switched
    .filter(({ on, place }) => on && place === placeOf(pack))
    .map(({ reading }) => reading)
    .filter((id) => pack.data.readings.some((reading) => reading.id === id));
}

function packsFor(packs: PackBook, region: RegionCode): readonly BoundPack[] {
  return packs.packs.filter((pack) => covers(regionOf(pack.data.region.code), region));
}
