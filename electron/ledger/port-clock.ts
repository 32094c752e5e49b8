import type { Stamp, Written } from './records.ts';

/** Why the clock goes back, and who beside the author stands for it. */
export type ClockCorrection = { readonly reason: string; readonly approvedBy: string };

/** A clock that had been ahead was set right: what follows is compared with `now`. */
export type ClockEntry = ClockCorrection & {
  readonly seq: number;
  /** The newest entry's moment before it, by the clock that was ahead. */
  readonly last: string;
  /** Its own moment. */
  readonly now: string;
  readonly by: string;
};

/** The clock shows a day long after the newest entry: it may be wrong, and what is recorded by it cannot be dated back. */
export type ClockAhead = { readonly last: string; readonly now: string; readonly days: number };

export type ClockOperations = {
  /**
   * Lets the ledger go on after entries that were dated ahead: the one operation that may be dated before the newest
   * entry. From then on nothing is dated before this correction. Whoever approves it is not who makes it. NOT_ALLOWED:
   * the clock is not back, and there is nothing to correct.
   */
  correctClock(correction: ClockCorrection, stamp: Stamp): Written<ClockEntry, 'NOT_ALLOWED'>;
};
