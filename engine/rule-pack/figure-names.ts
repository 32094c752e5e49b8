import type { FigureNames } from '../figure-book.ts';
import { packsNamed, type FindPack } from './packs-named.ts';
import type { PackData } from './schema.ts';

/** What a pack calls its figures, and what the packs it takes over from call theirs. */
export function figureNamesOf(pack: PackData, find: FindPack): FigureNames {
  const taken = [...packsNamed(pack)].flatMap(({ pack: id }) => find(id)?.data.figures ?? []);
  return new Map([...taken, ...pack.figures].map((figure) => [figure.key, figure.name]));
}
