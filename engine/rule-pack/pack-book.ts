import { fail, ok, type Result } from '../problem.ts';
import { closeness, covers, regionOf, type RegionCode } from '../region.ts';
import type { IsoDate } from '../terms.ts';
import { compilePack, type CompiledPack } from './compile.ts';
import { isInForce } from './in-force.ts';
import type { ParsedPack } from './parsed-pack.ts';

/** A pack of the book with the SHA-256 of its files, by which an old bill can be explained again. */
export type BoundPack = ParsedPack & { readonly hash: string };

export type PackBook = {
  readonly packs: readonly BoundPack[];
  /** Problem: PACK_UNKNOWN names the packs there are. */
  readonly find: (id: string) => Result<BoundPack>;
  /** The one pack of a place in force on a day, never the nearest. Problem: PACK_NOT_IN_FORCE. */
  readonly pick: (place: string, day: IsoDate) => Result<BoundPack>;
  /** The pack in force on a day of the closest place that has `home` in it. Problem: PACK_NOT_IN_FORCE. */
  readonly pickFor: (home: RegionCode, day: IsoDate) => Result<PickedPack>;
  /** Compiled once for each choice of readings. Problems: PACK_UNKNOWN, READING_UNKNOWN. */
  readonly compiled: (id: string, readings: readonly string[]) => Result<CompiledPack>;
};

/** A pack, and the closer place whose own packs were not in force, so that this wider one's holds. */
export type PickedPack = {
  readonly pack: BoundPack;
  readonly fallsTo: { readonly place: string; readonly because: 'no pack in force' } | null;
};

export function createPackBook(packs: readonly BoundPack[]): PackBook {
  const known = packs.map((p) => p.data.id).join(', ');
  const cache = new Map<string, CompiledPack>();
  const find = (id: string): Result<BoundPack> => {
    const pack = packs.find((p) => p.data.id === id);
    if (pack !== undefined) return ok(pack);
    return fail({
      code: 'PACK_UNKNOWN',
      message: `there is no pack ${JSON.stringify(id)}; there are: ${known}`,
      at: 'pack',
      facts: { pack: id, known },
    });
  };
  return {
    packs,
    find,
    pick: (place, day) => {
      const ofPlace = packs.filter((p) => placeOf(p) === place);
      const pack = ofPlace.find((p) => isInForce(p.data, day));
      return pack === undefined ? fail(noneOn(place, day, ofPlace)) : ok(pack);
    },
    pickFor: (home, day) => {
      const near = packs
        .filter((p) => covers(regionOf(p.data.region.code), home))
        .toSorted((a, b) => closenessOf(b) - closenessOf(a));
      const pack = near.find((p) => isInForce(p.data, day));
      const [nearest] = near;
      if (pack === undefined || nearest === undefined) return fail(noneFor(home, day, packs));
      const isNearest = closenessOf(pack) === closenessOf(nearest);
      const place = nearest.data.region.name;
      return ok({ pack, fallsTo: isNearest ? null : { place, because: 'no pack in force' } });
    },
    compiled: (id, readings) => {
      const key = `${id} ${readings.toSorted().join(' ')}`;
      const cached = cache.get(key);
      if (cached !== undefined) return ok(cached);
      const pack = find(id);
      const compiled = pack.ok
        ? compilePack(pack.value, readings, (other) => packs.find((p) => p.data.id === other))
        : pack;
      if (compiled.ok) cache.set(key, compiled.value);
      return compiled;
    },
  };
}

/** The place of a pack: the first part of its id. */
export function placeOf(pack: Pick<ParsedPack, 'data'>): string {
  return pack.data.id.split('/')[0] ?? '';
}

function closenessOf(pack: BoundPack): number {
  return closeness(regionOf(pack.data.region.code));
}

function noneOn(place: string, day: IsoDate, packs: readonly BoundPack[]) {
  const periods = packs.map((p) => `${p.data.inForce.from} – ${p.data.inForce.until ?? 'open'}`);
  const has = periods.length === 0 ? 'none at all' : periods.join('; ');
  return {
    code: 'PACK_NOT_IN_FORCE',
    message: `no rule pack for ${place} on ${day}; it has: ${has}. Correct the day or add the pack.`,
    at: 'claim.settledOn',
    facts: { place, on: day, has },
  } as const;
}

function noneFor(home: RegionCode, day: IsoDate, packs: readonly BoundPack[]) {
  const periods = packs.map(({ data: { region, inForce } }) => {
    return `${region.name} ${region.code} (${inForce.from} – ${inForce.until ?? 'open'})`;
  });
  const has = periods.length === 0 ? 'none at all' : periods.join('; ');
  return {
    code: 'PACK_NOT_IN_FORCE',
    message: `no rule pack covers the region ${home} on ${day}; there are: ${has}. Correct the day or the region, or add the pack.`,
    at: 'claim.settledOn',
    facts: { place: home, on: day, has },
  } as const;
}
