import type { Category } from '../terms.ts';
import type { PackData } from './schema.ts';

/** The categories that a rule is for: those it names, or all that the document ranks. */
export function categoriesOf(
  pack: PackData,
  named: 'all' | readonly Category[],
): readonly Category[] {
  return named === 'all' ? pack.categories.ranked.map((c) => c.id) : named;
}
