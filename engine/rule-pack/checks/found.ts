import type { ClauseId } from '../../terms.ts';

/** A fault of a pack: where it stands in the file, and a sentence that says what to do. */
export type Found = {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Where the fault is a clause's own: it stands in clauses.md. */
  readonly clause?: ClauseId;
  /** The pack that is named and is not there. */
  readonly absent?: string;
};
