import type { Unusable } from './unusable.ts';

/**
 * Thrown out of an operation of the ledger when the world stopped it: the disk is full, the file is gone, another program
 * holds it. Nothing of the operation was written. Doors answer with its problem; it is never a bug of ours.
 */
export class Refused extends Error {
  readonly problem: Unusable;

  constructor(problem: Unusable, cause?: unknown) {
    super(problem.message, cause === undefined ? {} : { cause });
    this.name = 'Refused';
    this.problem = problem;
  }
}
