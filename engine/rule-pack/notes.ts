import type { NotedAt, Notes, ReadingUsed } from '../trace.ts';
import type { PackData } from './schema.ts';

export type NotesAt = Readonly<Record<NotedAt, Notes | null>>;

/** What the explanation of each amount says about readings and overrides; `used` are the readings of the pack. */
export function compileNotes(pack: PackData, used: readonly ReadingUsed[]): NotesAt {
  const notes = (at: NotedAt): Notes | null => {
    const isShown = ({ shownAt }: { readonly shownAt: readonly NotedAt[] }) => shownAt.includes(at);
    const shown = pack.readings.filter(isShown).map(({ id }) => id);
    const readings = used.filter(({ id }) => shown.includes(id));
    const overrides = (pack.overrides ?? [])
      .filter(isShown)
      .map(({ path, clause, because }) => ({ path, clause, because }));
    return readings.length + overrides.length === 0 ? null : { at, readings, overrides };
  };
  return {
    aidBase: notes('aidBase'),
    aid: notes('aid'),
    tilt: notes('tilt'),
    hospitalBorne: notes('hospitalBorne'),
    cash: notes('cash'),
  };
}

/** Each of the pack's readings, on or not, with what it says. */
export function readingsOf(pack: PackData, readingsOn: readonly string[]): readonly ReadingUsed[] {
  return pack.readings.map(({ id, alternative, byDefault }) => {
    const on = readingsOn.includes(id);
    return { id, on, says: on ? alternative : byDefault };
  });
}
