import { assert } from '../problem.ts';
import type { AnswersOf } from './answers.ts';
import { compileAnswers } from './answers.ts';
import { citationOf, citeTree } from './cite.ts';
import { compileDiseaseLists, namesOf, type DiseaseLists } from './disease-lists.ts';
import { compileFloors } from './floors.ts';
import { figureNamesOf } from './figure-names.ts';
import type { FindPack } from './packs-named.ts';
import { packSchema, type PackData } from './schema.ts';

export function listsOf(pack: PackData, find: FindPack): DiseaseLists {
  return compileDiseaseLists(pack.diseaseLists, namesFrom(find));
}

/** Every name on one of a pack's lists, the other packs' lists that it takes over included. */
export function namesFrom(find: FindPack): (pack: string, list: string) => readonly string[] {
  return (id, listId) => {
    const list = find(id)?.data.diseaseLists.find((l) => l.id === listId);
    return list === undefined ? [] : namesOf(list, namesFrom(find));
  };
}

/** Other packs' answers and floors, with their clauses and pools cited as theirs. */
export function answersFrom(find: FindPack): AnswersOf {
  return (id) => {
    const other = find(id);
    assert(other !== undefined, `pack ${id} is in the book`);
    const data = packSchema.parse(citeTree(other.source, citationOf(other.data)));
    return {
      answer: compileAnswers(data, listsOf(data, find), answersFrom(find)),
      floors: compileFloors(data, figureNamesOf(data, find)),
    };
  };
}
