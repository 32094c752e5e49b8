import type { Claim } from '../claim.ts';
import type { PackData } from './schema.ts';

/** For each list of a pack, whether a bill's disease is on it. */
export type DiseaseLists = ReadonlyMap<string, (claim: Claim) => boolean>;
type DiseaseList = PackData['diseaseLists'][number];

/**
 * Names are compared as written but for white space; a name's other forms stand beside it under `also`. `taken` gives
 * the names of a list that belongs to another pack.
 */
export function compileDiseaseLists(
  lists: readonly DiseaseList[],
  taken: (pack: string, list: string) => readonly string[],
): DiseaseLists {
  return new Map(
    lists.map((list) => {
      const names = new Set(namesOf(list, taken).map(withoutSpace));
      const isNamed = ({ disease }: Claim) =>
        disease !== null && (names.has(disease) || names.has(withoutSpace(disease)));
      const isMarked = (claim: Claim) => claim.special ?? isNamed(claim);
      return [list.id, list.agencyMarks ? isMarked : isNamed];
    }),
  );
}

/** Every form under which a list's diseases may stand on a bill. */
export function namesOf(
  { diseases }: DiseaseList,
  taken: (pack: string, list: string) => readonly string[],
): readonly string[] {
  return 'list' in diseases
    ? taken(diseases.pack, diseases.list)
    : diseases.flatMap(({ name, also }) => [name, ...(also ?? [])]);
}

function withoutSpace(name: string): string {
  return name.replaceAll(/\s/g, '');
}
