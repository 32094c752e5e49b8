import type { Settlement, YearSums } from '../../engine/settlement.ts';
import type { AdjustmentCause, RecordedSettlement, Stamp, Standard, Written } from './records.ts';

/** A settlement settled again with effect in the past (追溯): what is owed back or still owed follows from both. */
export type AdjustmentDraft = {
  /** The settlement's id, and the hash of its newest entry: itself, or its latest adjustment. */
  readonly adjusts: string;
  readonly adjustsHash: string;
  readonly personId: string;
  readonly year: number;
  readonly settlement: Settlement;
  readonly packHash: string;
  readonly standard: Standard;
  readonly causes: readonly AdjustmentCause[];
  readonly approvedBy: string;
  /** The run that found it: adjustments of one approval share it. */
  readonly run: string;
};

/** A settlement as it counts now. */
export type Counting = {
  /** As recorded, with the result of its latest adjustment. */
  readonly recorded: RecordedSettlement;
  /** Its newest entry: itself, or its latest adjustment; and the entry after which it was computed. */
  readonly newest: { readonly seq: number; readonly hash: string; readonly computedAt: number };
};

/** An entry that can change what bills of a person come to. */
export type Change = {
  readonly kind: Exclude<AdjustmentCause['kind'], 'pack'>;
  readonly seq: number;
  /** For figures and plans: the days for which they hold. */
  readonly from: string | null;
  readonly until: string | null;
};

/** All that a replay of somebody's year needs of the ledger, read at one moment. */
export type CountingYear = {
  /** The person's settlements that count (not reversed), in the order of recording. */
  readonly settlements: readonly Counting[];
  /** What changed since the first of them was computed, for this person or for everybody, in order. */
  readonly changes: readonly Change[];
  /** What `adjust` must name. */
  readonly version: number;
};

export type AdjustingOperations = {
  countingYear(personId: string, year: number): Promise<CountingYear>;
  /**
   * Records the adjustments of one person's year, all or none, in the order of the year. `after` is what the year comes
   * to with them. Problems: STALE, where anything about the person moved since the replay; NOT_FOUND; MESSAGE_OPEN,
   * where a bill of the person is on its way to the platform.
   */
  adjust(request: {
    readonly adjustments: readonly AdjustmentDraft[];
    readonly after: YearSums;
    readonly expectedVersion: number;
    readonly stamp: Stamp;
  }): Written<readonly RecordedSettlement[], 'STALE' | 'NOT_FOUND' | 'MESSAGE_OPEN'>;
  /** The adjustments of one person that one approval recorded, in the order of the year; empty where there are none. */
  adjustments(run: string, personId: string): Promise<readonly RecordedSettlement[]>;
  /** Everybody with a settlement of that year that counts, in the order of their first one. */
  peopleOfYear(year: number): Promise<readonly string[]>;
};
