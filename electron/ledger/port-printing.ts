import type { Paper } from '../printing/papers.ts';
import type { Stamp, Written } from './records.ts';

/** What a paper was printed of. */
export type PrintSubject =
  /** The slip of a settlement, of its reversal or of its adjustment. */
  | { readonly kind: 'settlement'; readonly settlementId: string }
  /** The report of a sealed shift or day, by the number of its entry. */
  | { readonly kind: 'close'; readonly seq: number }
  /** What one person gets back or still owes after one approval of adjustments (应退/应补通知). */
  | { readonly kind: 'notice'; readonly run: string; readonly personId: string };

/** A paper that was printed: which of its subject's it is, and from the second on why. */
export type RecordedPrint = {
  readonly subject: PrintSubject;
  /** Null where it was printed before papers were told apart: on A4. */
  readonly paper: Paper | null;
  /** 1 for the first; the same count for all papers of one subject. */
  readonly number: number;
  /** Why it was printed again; null for the first, and for one printed before reasons were asked for. */
  readonly reason: string | null;
  readonly seq: number;
  readonly at: string;
  readonly by: string;
};

export type PrintingOperations = {
  /**
   * Journals a print before the paper is made: one that fails afterwards is counted all the same. Problems: NOT_FOUND;
   * REASON_MISSING, from the second print on.
   */
  recordPrint(
    request: {
      readonly subject: PrintSubject;
      readonly paper: Paper;
      readonly reason: string | null;
    },
    stamp: Stamp,
  ): Written<RecordedPrint, 'NOT_FOUND' | 'REASON_MISSING'>;
  /** Every print of a subject, the oldest first. */
  prints(subject: PrintSubject): Promise<readonly RecordedPrint[]>;
};
