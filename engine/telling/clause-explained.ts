import { assert } from '../problem.ts';
import type { ClauseId, PackId } from '../terms.ts';
import { citationOf } from '../rule-pack/cite.ts';
import type { ClausePlace } from './clause-uses/place.ts';
import { clausePlaces, clauseUse, type ClauseUse } from './clause-uses/places.ts';
import type { Clause } from '../rule-pack/clauses.ts';
import { figureNamesOf } from '../rule-pack/figure-names.ts';
import { packsNamed, type FindPack } from '../rule-pack/packs-named.ts';
import type { ParsedPack } from '../rule-pack/parsed-pack.ts';
import { applyReadings } from '../rule-pack/readings.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { documentOf } from './table-answers.ts';

/** A clause of a document: what it says in our own words, and what of the pack stands on it. */
export type ClauseExplained = {
  readonly pack: PackId;
  readonly region: string;
  readonly document: string;
  readonly clause: Pick<Clause, 'id' | 'title' | 'text' | 'doubts'>;
  readonly use: ClauseUse;
  readonly places: readonly NamedPlace[];
  /** The readings of this clause, and those that let something else stand on it. */
  readonly readings: readonly {
    readonly id: string;
    readonly byDefault: string;
    readonly alternative: string;
    readonly because: string;
    /** The paths that it sets. */
    readonly sets: readonly string[];
    /** What would stand on the clause that does not now. */
    readonly places: readonly NamedPlace[];
  }[];
};

/** A place by the path that readings and overrides use, and by file, line and column. */
export type NamedPlace = { readonly path: string; readonly at: string; readonly says: string };

/**
 * A clause of a pack, or of one that it takes from, cited by that document's number; null where neither has it. Full and
 * half width are the same, so that a person need not mind the brackets.
 */
export function explainClause(
  pack: ParsedPack,
  article: string,
  find: FindPack,
): ClauseExplained | null {
  const wanted = plain(article);
  for (const clause of pack.clauses.values()) {
    if (plain(clause.id) === wanted) return explained(pack, clause, find);
  }
  for (const other of packsTakenFrom(pack, find)) {
    const { clause: cite } = citationOf(other.data);
    for (const clause of other.clauses.values()) {
      if (plain(cite(clause.id)) === wanted) return explained(other, clause, find);
    }
  }
  return null;
}

function plain(article: string): string {
  return article.normalize('NFKC').replaceAll(/\s/g, '');
}

function explained(pack: ParsedPack, clause: Clause, find: FindPack): ClauseExplained {
  const { id, title, text, doubts } = clause;
  const { data } = pack;
  const places = placesOn(data, id, find);
  const said = new Set(places.map(wordsOf));
  const readings = data.readings.flatMap((reading) => {
    const { byDefault, alternative, because } = reading;
    const { value } = applied(pack, reading.id);
    const then = placesOn(value, id, find).filter((place) => !said.has(wordsOf(place)));
    if (reading.clause !== id && then.length === 0) return [];
    const sets = Object.keys(reading.set);
    const alternatives = then.map((place) => named(pack, value, place));
    return [{ id: reading.id, byDefault, alternative, because, sets, places: alternatives }];
  });
  return {
    pack: data.id,
    region: data.region.name,
    document: documentOf(data),
    clause: { id, title, text, doubts },
    use: clauseUse(data, id),
    places: places.map((place) => named(pack, data, place)),
    readings,
  };
}

function placesOn(data: PackData, clause: ClauseId, find: FindPack): readonly ClausePlace[] {
  const names = figureNamesOf(data, find);
  return clausePlaces(data, names).filter((place) => place.clause === clause);
}

function wordsOf({ path, says }: ClausePlace): string {
  return `${path.map(String).join('.')} ${says}`;
}

function named(pack: ParsedPack, data: PackData, { path, says }: ClausePlace): NamedPlace {
  return { path: namedPath(data, path), at: pack.at(path), says };
}

/** The path with the `id` of each item that has one, as readings write it: `answers.large-cost.rows.0.share`. */
function namedPath(data: unknown, path: readonly PropertyKey[]): string {
  let node = data;
  const steps: string[] = [];
  for (const step of path) {
    const next: unknown =
      typeof node === 'object' && node !== null ? Reflect.get(node, step) : null;
    steps.push(idOf(next) ?? String(step));
    node = next;
  }
  return steps.join('.');
}

function idOf(node: unknown): string | null {
  if (typeof node !== 'object' || node === null || !('id' in node)) return null;
  return typeof node.id === 'string' ? node.id : null;
}

/** The packs that a pack takes answers, lists or contributions from, with or without a reading switched on. */
function packsTakenFrom(pack: ParsedPack, find: FindPack): readonly ParsedPack[] {
  const alternatives = pack.data.readings.map(({ id }) => applied(pack, id).value);
  const ids = [pack.data, ...alternatives].flatMap((data) => [...packsNamed(data)]);
  return [...new Set(ids.map(({ pack: id }) => id))].flatMap((id) => find(id) ?? []);
}

function applied(pack: ParsedPack, reading: string): { readonly value: PackData } {
  const read = applyReadings(pack.data, pack.source, [reading]);
  assert(read.ok, `reading ${reading} of ${pack.data.id} fits its pack`);
  return read;
}
