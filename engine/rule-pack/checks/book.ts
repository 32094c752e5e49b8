import { shareDay, type Category } from '../../terms.ts';
import { packIdsIn, packsNamed, type FindPack } from '../packs-named.ts';
import { placeOf } from '../pack-book.ts';
import type { ParsedPack } from '../parsed-pack.ts';
import { applyReadings } from '../readings.ts';
import type { PackData } from '../schema.ts';
import type { Found } from './found.ts';

type InPack = { readonly pack: ParsedPack; readonly found: Found };

/**
 * What only several packs together can show: every pack, list and category taken over is there; no two hold on one day.
 * `faulty` are packs that are there but have faults of their own: that is told once, not where they are named as well.
 */
export function checkBook(
  packs: readonly ParsedPack[],
  faulty: readonly string[] = [],
): readonly InPack[] {
  const find: FindPack = (id) => packs.find((p) => p.data.id === id);
  const links = packs.flatMap((pack) => checkLinks(pack, find).map((found) => ({ pack, found })));
  return [...links.filter(({ found }) => !faulty.includes(found.absent ?? '')), ...overlaps(packs)];
}

/** In the pack as it stands, and with each of its readings. */
function checkLinks(pack: ParsedPack, find: FindPack): readonly Found[] {
  const found = linkFaults(pack.data, find);
  const known = new Set(found.map(({ message }) => message));
  const takesOver = !packsNamed(pack.data).next().done;
  const withReadings = pack.data.readings.flatMap(({ id, set }, index) => {
    if (!takesOver && packIdsIn(set).next().done === true) return [];
    const applied = applyReadings(pack.data, pack.source, [id]);
    const faults = applied.ok ? linkFaults(applied.value, find) : [];
    return faults
      .filter(({ message }) => !known.has(message))
      .map(({ message, ...fault }) => ({
        ...fault,
        path: ['readings', index, 'set'],
        message: `with reading ${id}, ${message}`,
      }));
  });
  return [...found, ...withReadings];
}

function linkFaults(pack: PackData, find: FindPack): readonly Found[] {
  const named = [...packsNamed(pack)];
  const absent = named
    .filter(({ pack: id }) => find(id) === undefined)
    .map(({ pack: id, path }) => ({
      path,
      absent: id,
      message: `there is no pack ${id} beside this one: add it or correct the name`,
    }));
  const circles = named
    .filter(({ pack: id }) => comesTo(id, pack.id, find, new Set()))
    .map(({ pack: id, path }) => ({
      path,
      message:
        id === pack.id
          ? `${id} takes over from itself: name another pack`
          : `${pack.id} takes over from ${id}, which takes over from ${pack.id}: one of them must stand alone`,
    }));
  return [...absent, ...circles, ...takenLists(pack, find), ...takenCategories(pack, find)];
}

/** Whether a pack, or one that it takes over from, is the target. */
function comesTo(id: string, target: string, find: FindPack, seen: Set<string>): boolean {
  if (id === target) return true;
  const pack = seen.has(id) ? undefined : find(id);
  seen.add(id);
  if (pack === undefined) return false;
  return [...packsNamed(pack.data)].some((next) => comesTo(next.pack, target, find, seen));
}

function takenLists(pack: PackData, find: FindPack): readonly Found[] {
  return pack.diseaseLists.flatMap(({ diseases }, i) => {
    if (!('list' in diseases)) return [];
    const other = find(diseases.pack);
    if (other === undefined || other.data.diseaseLists.some((l) => l.id === diseases.list)) {
      return [];
    }
    const path = ['diseaseLists', i, 'diseases', 'list'];
    const message = `pack ${diseases.pack} has no disease list ${diseases.list}: correct the name`;
    return [{ path, message }];
  });
}

type Taken = {
  readonly path: readonly PropertyKey[];
  readonly pack: string;
  readonly categories: readonly Category[];
  readonly countsAs: { readonly [category in Category]?: Category | undefined };
};

function takenCategories(pack: PackData, find: FindPack): readonly Found[] {
  const rows: readonly Taken[] = [
    ...pack.answers.flatMap((answer, i) =>
      answer.kind === 'of-pack' ? [{ ...answer, path: ['answers', i, 'categories'] }] : [],
    ),
    ...(pack.subsidy?.rows ?? []).flatMap((row, i) =>
      row.kind === 'of-pack' ? [{ ...row, path: ['subsidy', 'rows', i, 'categories'] }] : [],
    ),
  ];
  return rows.flatMap(({ path, pack: id, categories, countsAs }) => {
    const ranked = find(id)?.data.categories.ranked.map((c) => c.id);
    if (ranked === undefined) return [];
    return categories
      .map((category) => countsAs[category] ?? category)
      .filter((category) => !ranked.includes(category))
      .map((category) => ({
        path,
        message: `pack ${id} does not rank ${category}: say under countsAs what it is there`,
      }));
  });
}

/** Two packs of one place in force on the same day. */
function overlaps(packs: readonly ParsedPack[]): readonly InPack[] {
  return packs.flatMap((a, index) =>
    packs.slice(index + 1).flatMap((b) => {
      if (placeOf(a) !== placeOf(b) || !shareDay(a.data.inForce, b.data.inForce)) return [];
      const message = `${a.data.id} and ${b.data.id} are both in force on ${b.data.inForce.from}: end the earlier one the day before`;
      return [{ pack: b, found: { path: ['inForce'], message } }];
    }),
  );
}
