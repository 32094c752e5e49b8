import type { Category, PackId } from '../terms.ts';
import { sectionsOf } from './benefit-table.ts';
import { clauseChanges, readingChanges } from './diff/notes.ts';
import { fieldChanges, type FieldChange } from './diff/field-changes.ts';
import { figureFields, headFields, listFields, otherFields, planFields } from './diff/fields.ts';
import type { FindPack } from '../rule-pack/packs-named.ts';
import { placeOf } from '../rule-pack/pack-book.ts';
import type { ParsedPack } from '../rule-pack/parsed-pack.ts';
import { changesBetween, type BlockChange } from './table-changes.ts';
import { blocksOf } from './table-rows.ts';
import type { TableSection } from './table-sections.ts';
import { sameValue } from '../rule-pack/tree-path.ts';

/** What differs between two packs as people read it: from the one to the other. */
export type PackDiff = {
  readonly from: PackId;
  readonly to: PackId;
  /** Texts of one place share their articles' numbers, so there a clause that moved is a difference too. */
  readonly onePlace: boolean;
  readonly head: readonly FieldChange[];
  readonly categories: readonly FieldChange[];
  /** What the categories of both are given, those that change alike together. */
  readonly tables: readonly TableChange[];
  readonly lists: readonly FieldChange[];
  readonly figures: readonly FieldChange[];
  readonly plans: readonly FieldChange[];
  readonly others: readonly FieldChange[];
  readonly readings: readonly FieldChange[];
  readonly clauses: readonly FieldChange[];
  /** Whether the files differ in a way that none of the above shows, such as an answer that nobody can reach. */
  readonly elsewhere: boolean;
};

export type TableChange = {
  readonly categories: readonly { readonly id: Category; readonly name: string }[];
  readonly changes: readonly BlockChange[];
};

/** Compares any two packs; `find` gives the packs that they take answers and lists from. */
export function diffPacks(from: ParsedPack, to: ParsedPack, find: FindPack): PackDiff {
  const [a, b] = [from.data, to.data];
  const onePlace = placeOf(from) === placeOf(to);
  const seen = {
    head: fieldChanges(headFields(from), headFields(to)),
    categories: categoryChanges(from, to),
    tables: tableChanges(from, to, onePlace, find),
    lists: fieldChanges(listFields(a, find), listFields(b, find)),
    figures: fieldChanges(figureFields(a), figureFields(b)),
    plans: fieldChanges(planFields(a), planFields(b)),
    others: fieldChanges(otherFields(a), otherFields(b)),
    readings: readingChanges(a, b),
    clauses: clauseChanges(from, to, onePlace),
  };
  const isSeen = Object.values(seen).some((changes) => changes.length > 0);
  const elsewhere = !isSeen && !sameValue(from.source, to.source);
  return { from: a.id, to: b.id, onePlace, ...seen, elsewhere };
}

function categoryChanges(from: ParsedPack, to: ParsedPack): readonly FieldChange[] {
  const fields = ({ data: { categories } }: ParsedPack) => [
    ...categories.ranked.map(({ id, name, localHouseholdOnly }, rank) => ({
      what: id,
      says: `${name}（第 ${rank + 1} 类${localHouseholdOnly === true ? '，须为当地户籍' : ''}）`,
    })),
    ...(categories.treatedAs === null
      ? []
      : [{ what: '归类', says: `${categories.treatedAs.name}，归类后按所归类别` }]),
  ];
  return fieldChanges(fields(from), fields(to));
}

function tableChanges(
  from: ParsedPack,
  to: ParsedPack,
  onePlace: boolean,
  find: FindPack,
): readonly TableChange[] {
  const alike = new Map<string, { change: BlockChange; categories: TableChange['categories'] }>();
  for (const { id, name } of to.data.categories.ranked) {
    if (!from.data.categories.ranked.some((other) => other.id === id)) continue;
    const [before, after] = [from, to].map(({ data }) => told(sectionsOf(data, id, find)));
    for (const change of changesBetween(before ?? [], after ?? [], onePlace)) {
      const key = JSON.stringify(change);
      const categories = [...(alike.get(key)?.categories ?? []), { id, name }];
      alike.set(key, { change, categories });
    }
  }
  return byCategories([...alike.values()]);
}

/** Lists and figures are compared for the pack as a whole. */
function told(sections: readonly TableSection[]) {
  const answers = sections.filter(({ kind }) => kind !== 'lists' && kind !== 'figures');
  return blocksOf(answers, sections);
}

/** Changes for the same categories stand together. */
function byCategories(
  all: readonly {
    readonly change: BlockChange;
    readonly categories: TableChange['categories'];
  }[],
): readonly TableChange[] {
  const groups = new Map<string, TableChange>();
  for (const { change, categories } of all) {
    const key = JSON.stringify(categories);
    const changes = [...(groups.get(key)?.changes ?? []), change];
    groups.set(key, { categories, changes });
  }
  return [...groups.values()];
}
