import type { ClauseId, PackId } from '../terms.ts';
import type { Clause } from './clauses.ts';
import type { Places } from './places.ts';
import type { PackData } from './schema.ts';

/**
 * A pack read and checked, its readings still open. `source` is the raw tree that readings patch; `clauses` are its own
 * and, cited, those of the parent it was made from. `at` says where a path of it stands in its file.
 */
export type ParsedPack = {
  readonly data: PackData;
  readonly source: unknown;
  readonly clauses: ReadonlyMap<ClauseId, Clause>;
  readonly parent: PackId | null;
  readonly at: Places;
};
