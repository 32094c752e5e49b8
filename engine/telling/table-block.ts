import type { ClauseId } from '../terms.ts';

/** One line of a table: what it is about, what is said, and the clause that says so. */
export type TableRow = {
  readonly label: string;
  readonly text: string;
  readonly clause: ClauseId | null;
};

/** Rows that belong together: one answer, or one rule. Items of two tables with a key in common are laid side by side. */
export type TableItem = { readonly keys: readonly string[]; readonly rows: readonly TableRow[] };

/** A section in words; of several items the first that holds is the answer. */
export type TableBlock = {
  readonly key: string;
  readonly title: string;
  readonly items: readonly TableItem[];
};
