import { dayAfter, yearOf, type IsoDate, type PackId } from '../terms.ts';
import { isInForce } from '../rule-pack/in-force.ts';
import { packsNamed } from '../rule-pack/packs-named.ts';
import { placeOf, type BoundPack } from '../rule-pack/pack-book.ts';
import type { ParsedPack } from '../rule-pack/parsed-pack.ts';
import { applyReadings } from '../rule-pack/readings.ts';
import type { PackData } from '../rule-pack/schema.ts';

/** A pack in one line of a list. */
export type PackSummary = {
  readonly id: PackId;
  readonly region: string;
  readonly number: string | null;
  readonly title: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly categories: number;
  readonly readings: number;
  readonly hash: string;
  readonly takes: readonly PackTaken[];
  /** The day from which the pack's place has no pack in force, if within two years; null where it has one throughout. */
  readonly noPackFrom: IsoDate | null;
};

/** What a pack takes over from another: always, or with a reading switched on. */
export type PackTaken = {
  readonly pack: string;
  readonly what: 'parent' | 'answers' | 'diseaseLists' | 'subsidy';
  readonly reading: string | null;
};

const YEARS_AHEAD = 2;

export function packSummaries(packs: readonly BoundPack[], today: IsoDate): readonly PackSummary[] {
  return packs.map((pack) => {
    const { id, region, document, inForce, categories, readings } = pack.data;
    const ofPlace = packs.filter((other) => placeOf(other) === placeOf(pack));
    return {
      id,
      region: region.name,
      number: document.number,
      title: document.title,
      from: inForce.from,
      until: inForce.until,
      categories: categories.ranked.length,
      readings: readings.length,
      hash: pack.hash,
      takes: takenBy(pack),
      noPackFrom: firstDayWithout(ofPlace, today),
    };
  });
}

function takenBy(pack: ParsedPack): readonly PackTaken[] {
  const { data, source, parent } = pack;
  const always = namedIn(data, null);
  const ids = new Set(always.map(({ pack: id, what }) => `${what} ${id}`));
  const byReading = data.readings.flatMap(({ id }) => {
    const applied = applyReadings(data, source, [id]);
    if (!applied.ok) return [];
    return namedIn(applied.value, id).filter((taken) => !ids.has(`${taken.what} ${taken.pack}`));
  });
  const made: readonly PackTaken[] =
    parent === null ? [] : [{ pack: parent, what: 'parent', reading: null }];
  return [...made, ...always, ...byReading];
}

/** Each pack once for each part of this one that names it. */
function namedIn(data: PackData, reading: string | null): readonly PackTaken[] {
  const all = [...packsNamed(data)].map(({ pack, path }) => {
    const [part] = path;
    const what = part === 'answers' || part === 'subsidy' ? part : 'diseaseLists';
    return { pack, what, reading } as const;
  });
  return all.filter(
    ({ pack, what }, i) => all.findIndex((t) => t.pack === pack && t.what === what) === i,
  );
}

/**
 * The first day on which none of a place's packs is in force, if it lies within two years from `today`; an end that is
 * past is that day already.
 */
function firstDayWithout(packs: readonly BoundPack[], today: IsoDate): IsoDate | null {
  const last = `${yearOf(today) + YEARS_AHEAD}${today.slice(4)}`;
  const ends = packs.flatMap(({ data }) => data.inForce.until ?? []).toSorted();
  let day = today;
  while (day <= last) {
    const on = day;
    const pack = packs.find(({ data }) => isInForce(data, on));
    if (pack === undefined) {
      const ended = ends.findLast((end) => end < on);
      return ended === undefined ? on : dayAfter(ended);
    }
    if (pack.data.inForce.until === null) return null;
    day = dayAfter(pack.data.inForce.until);
  }
  return null;
}
