import { assert } from '../problem.ts';
import type { Category, ClauseId, PackId } from '../terms.ts';
import { citedData } from '../rule-pack/cite.ts';
import type { FindPack } from '../rule-pack/packs-named.ts';
import type { ParsedPack } from '../rule-pack/parsed-pack.ts';
import { applyReadings } from '../rule-pack/readings.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { careSections, listsAskedFor, packsTaken } from './table-answers.ts';
import { ruleSections } from './table-rules.ts';
import type { TableFigure, TableSection } from './table-sections.ts';

/** All that a document gives one category, as people read it: what a counter shows and a reviewer compares. */
export type BenefitTable = {
  readonly pack: PackId;
  readonly region: string;
  readonly document: PackData['document'];
  readonly inForce: PackData['inForce'];
  readonly category: {
    readonly id: Category;
    readonly name: string;
    readonly clause: ClauseId;
    /** 1 is the best; of several identities the best counts, by `bestOf`. */
    readonly rank: number;
    readonly of: number;
    readonly bestOf: ClauseId;
    readonly localHouseholdOnly: boolean;
    /** Others whom a county may class as this category. */
    readonly alsoFor: { readonly name: string; readonly clause: ClauseId } | null;
  };
  readonly sections: readonly TableSection[];
  /** The readings that would change this table, each with the sections as they would then be. */
  readonly readings: readonly TableReading[];
};

export type TableReading = {
  readonly id: string;
  readonly clause: ClauseId;
  readonly byDefault: string;
  readonly alternative: string;
  readonly because: string;
  readonly sections: readonly TableSection[];
};

/**
 * The table of a category that the pack ranks. What is taken over from another pack is that pack's own, cited; `find`
 * gives the packs of the book.
 */
export function benefitTable(pack: ParsedPack, category: Category, find: FindPack): BenefitTable {
  const { data } = pack;
  const rank = data.categories.ranked.findIndex((c) => c.id === category);
  const ranked = data.categories.ranked[rank];
  assert(ranked !== undefined, `${data.id} ranks ${category}`);
  const sections = sectionsOf(data, category, find);
  const { bestOf, treatedAs } = data.categories;
  return {
    pack: data.id,
    region: data.region.name,
    document: data.document,
    inForce: data.inForce,
    category: {
      id: category,
      name: ranked.name,
      clause: ranked.clause,
      rank: rank + 1,
      of: data.categories.ranked.length,
      bestOf,
      localHouseholdOnly: ranked.localHouseholdOnly ?? false,
      alsoFor: treatedAs,
    },
    sections,
    readings: readingsOn(pack, category, find, sections),
  };
}

/** The sections of a category in a pack's data, whatever readings the data was made with. */
export function sectionsOf(
  data: PackData,
  category: Category,
  find: FindPack,
): readonly TableSection[] {
  const said: readonly TableSection[] = [
    ...careSections(data, category, find),
    ...ruleSections(data, category, find),
  ];
  const lists = listsAskedFor(data, category, find);
  const figures = figuresNeeded(data, category, find, said);
  return [...said, { kind: 'lists', lists }, { kind: 'figures', figures }];
}

/** A reading touches a category where its table is another one with the reading on. */
function readingsOn(
  pack: ParsedPack,
  category: Category,
  find: FindPack,
  byDefault: readonly TableSection[],
): readonly TableReading[] {
  const known = new Set(byDefault.map((section) => JSON.stringify(section)));
  return pack.data.readings.flatMap(({ id, clause, byDefault: first, alternative, because }) => {
    const applied = applyReadings(pack.data, pack.source, [id]);
    assert(applied.ok, `reading ${id} of ${pack.data.id} fits its pack`);
    const sections = sectionsOf(applied.value, category, find).filter(
      (section) => !known.has(JSON.stringify(section)),
    );
    if (sections.length === 0) return [];
    return [{ id, clause, byDefault: first, alternative, because, sections }];
  });
}

/** The figures that the sections ask for, in the order in which the packs name them. */
function figuresNeeded(
  data: PackData,
  category: Category,
  find: FindPack,
  sections: readonly TableSection[],
): readonly TableFigure[] {
  const asked: ReadonlySet<string> = new Set(figureKeys(sections));
  const packs = [data, ...packsTaken(data, category, find).map(({ other }) => citedData(other))];
  const figures = packs.flatMap((pack) =>
    pack.figures
      .filter(({ key }) => asked.has(key))
      .map(({ key, name, clause }) => {
        const published = pack.published
          .filter((figure) => figure.key === key)
          .map(({ yuan, from, until, source }) => ({ yuan, from, until, source }));
        return { key, name, clause, published };
      }),
  );
  return figures.filter(({ key }, i) => figures.findIndex((f) => f.key === key) === i);
}

/** Wherever a value names a figure it does so under `figure`. */
function* figureKeys(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === 'figure' && typeof value === 'string') yield value;
    else yield* figureKeys(value);
  }
}
