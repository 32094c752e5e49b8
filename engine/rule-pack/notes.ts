import type { ReadingUsed } from '../trace.ts';
import type { PackData } from './schema.ts';

/** The amounts at which an explanation says which reading, or which change to a parent's text, was used. */
type NotedAt = PackData['readings'][number]['shownAt'][number];
export type NotesAt = Readonly<Record<NotedAt, { readonly readings?: readonly ReadingUsed[] }>>;

/** What the explanation of each amount says about readings and overrides, ready to be spread into its step. */
export function compileNotes(pack: PackData, readingsOn: readonly string[]): NotesAt {
  const notes = [
    ...readingsOf(pack, readingsOn).map((used, i) => ({
      used,
      shownAt: pack.readings[i]?.shownAt ?? [],
    })),
    ...(pack.overrides ?? []).map(({ path, because, clause, shownAt }) => ({
      used: { id: path, on: true, says: `对上级规定的改动（${clause}）：${because}` },
      shownAt,
    })),
  ];
  const at = (name: NotedAt) => {
    const readings = notes.flatMap(({ used, shownAt }) => (shownAt.includes(name) ? [used] : []));
    return readings.length === 0 ? {} : { readings };
  };
  return {
    aidBase: at('aidBase'),
    aid: at('aid'),
    tilt: at('tilt'),
    hospitalBorne: at('hospitalBorne'),
    cash: at('cash'),
  };
}

/** Each of the pack's readings, on or not, with what it says. */
export function readingsOf(pack: PackData, readingsOn: readonly string[]): readonly ReadingUsed[] {
  return pack.readings.map(({ id, alternative, byDefault }) => {
    const on = readingsOn.includes(id);
    return { id, on, says: on ? alternative : byDefault };
  });
}
