import type { AnswersOf } from './answers.ts';
import { compileAnswers } from './answers.ts';
import { citedData } from './cite.ts';
import { compileDiseaseLists, namesOf, type DiseaseLists } from './disease-lists.ts';
import { compileFloors } from './floors.ts';
import { figureNamesOf } from './figure-names.ts';
import { packNamed, type FindPack } from './packs-named.ts';
import type { PackData } from './schema.ts';

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
    const data = citedData(packNamed(id, find));
    return {
      answer: compileAnswers(data, listsOf(data, find), answersFrom(find)),
      floors: compileFloors(data, figureNamesOf(data, find)),
    };
  };
}
