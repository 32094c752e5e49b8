import { inYuan } from '../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import { regionOf } from '../engine/region.ts';
import { benefitTable } from '../engine/telling/benefit-table.ts';
import { factsAsked } from '../engine/rule-pack/facts-asked.ts';
import { namesOf } from '../engine/rule-pack/disease-lists.ts';
import { namesFrom } from '../engine/rule-pack/links.ts';
import type { FindPack } from '../engine/rule-pack/packs-named.ts';
import { placeOf, type BoundPack, type PackBook } from '../engine/rule-pack/pack-book.ts';
import { applyReadings } from '../engine/rule-pack/readings.ts';
import type { PackData } from '../engine/rule-pack/schema.ts';
import { groupBlocks } from '../engine/telling/table-groups.ts';
import { blocksOf } from '../engine/telling/table-rows.ts';
import { CARE_KINDS, type Category } from '../engine/terms.ts';
import type { BenefitTableView, CategoryChoice, PackView } from './contract.ts';
import type { ReadingEntry } from './ledger/records.ts';
import { readingsOn } from './whose-standard.ts';

/** The packs of a book as the window shows them, given what readings are switched on; each view is made once. */
export function createPackViews(
  book: PackBook,
): (switched: readonly ReadingEntry[]) => readonly PackView[] {
  const known = new Map<string, PackView>();
  return (switched) =>
    book.packs.map((pack) => {
      const on = readingsOn(pack, switched).toSorted();
      const key = [pack.data.id, ...on].join(' ');
      const view = known.get(key) ?? packView(pack, book, on);
      known.set(key, view);
      return view;
    });
}

/**
 * A pack in the words that the window shows, with the readings that are on; `book` has the packs that it takes over from.
 * Readings that do not go together are a problem of each bill: the view is then that of the text as it stands.
 */
function packView(pack: BoundPack, book: PackBook, on: readonly string[]): PackView {
  const { clauses, hash } = pack;
  const read = applyReadings(pack.data, pack.source, on);
  const data = read.ok ? read.value : pack.data;
  const find = finding(book);
  return {
    id: data.id,
    hash,
    place: placeOf(pack),
    regionName: data.region.name,
    regionCode: regionOf(data.region.code),
    document: {
      title: data.document.title,
      number: data.document.number,
      issuer: data.document.issuer,
    },
    inForce: { from: data.inForce.from, until: data.inForce.until },
    categories: data.categories.ranked,
    otherCategory: otherCategory(data),
    figures: data.figures,
    published: data.published.map(({ yuan, ...figure }) => ({ ...figure, value: inYuan(yuan) })),
    plans: data.plans,
    facts: factsAsked(data, find),
    diseaseLists: data.diseaseLists.map((list) => ({
      id: list.id,
      name: list.name,
      names: namesOf(list, namesFrom(find)),
    })),
    refusedCare: refusedCare(data),
    readings: data.readings.map(({ id, clause, byDefault, alternative }) => ({
      id,
      clause,
      byDefault,
      alternative,
    })),
    clauses: [...clauses.values()],
  };
}

/** What a document gives a category. Problems: PACK_UNKNOWN, CATEGORY_NOT_IN_LIST. */
export function benefitTableView(
  book: PackBook,
  id: string,
  category: Category,
): Result<BenefitTableView> {
  const pack = book.find(id);
  if (!pack.ok) return pack;
  if (!pack.value.data.categories.ranked.some((each) => each.id === category)) {
    return fail(notRanked(pack.value, category));
  }
  const table = benefitTable(pack.value, category, finding(book));
  return ok({ ...table, blocks: groupBlocks(blocksOf(table.sections)) });
}

function finding(book: PackBook): FindPack {
  return (id) => book.packs.find((pack) => pack.data.id === id);
}

function refusedCare(data: PackData): PackView['refusedCare'] {
  const giving = data.answers.filter((answer) => answer.kind !== 'refusal');
  return CARE_KINDS.filter((care) => !giving.some((answer) => answer.care.includes(care)));
}

function otherCategory(data: PackData): CategoryChoice | null {
  const other = data.categories.treatedAs;
  return other === null ? null : { id: 'other', ...other };
}

function notRanked({ data }: BoundPack, category: Category): Problem<'CATEGORY_NOT_IN_LIST'> {
  const known = data.categories.ranked.map(({ id }) => id).join(', ');
  return {
    code: 'CATEGORY_NOT_IN_LIST',
    message: `pack ${data.id} does not rank ${category}; it ranks: ${known}`,
    at: 'category',
    facts: { pack: data.id, category, known },
  };
}
