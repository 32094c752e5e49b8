import type { Category, ClauseId } from '../../terms.ts';
import type { PackData } from '../../rule-pack/schema.ts';

/** A place of a pack that stands on a clause, and what it says there. */
export type ClausePlace = {
  readonly path: readonly PropertyKey[];
  readonly clause: ClauseId;
  readonly says: string;
};

/** The place of a value beside its clause; none where the document has no such value. */
export function placeOfValue<T extends { readonly clause: ClauseId }>(
  path: readonly PropertyKey[],
  value: T | null,
  says: (value: T) => string,
): readonly ClausePlace[] {
  return value === null ? [] : [{ path, clause: value.clause, says: says(value) }];
}

/** The categories that a rule is for, by their names; all of them in one word. */
export function categoriesWords(
  { categories: { ranked } }: PackData,
  named: 'all' | readonly Category[],
): string {
  if (named === 'all' || ranked.every(({ id }) => named.includes(id))) return '各类救助对象';
  return named.map((id) => ranked.find((c) => c.id === id)?.name ?? id).join('、');
}
