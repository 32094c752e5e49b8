import type { Fen } from '../../engine/money.ts';
import type { Stamp, Written } from './records.ts';

/** A shift is one operator's at one facility; a day is all of a facility's shifts. */
export type CloseSpan = 'shift' | 'day';

/**
 * What lies in a period that is about to be closed. Periods are cut by journal number, `(after, upTo]`: nothing between
 * two of them is lost or counted twice, whatever the clock says. What is counted is what moves money (settlements,
 * reversals, adjustments): a shift has those that its operator entered, for settlements of the facility.
 */
export type CloseSheet = {
  readonly span: CloseSpan;
  /** The facility's code, empty where it has none yet; the operator, null for a day. */
  readonly facility: string;
  readonly operator: string | null;
  readonly after: number;
  readonly upTo: number;
  readonly settlements: number;
  readonly reversals: number;
  readonly adjustments: number;
  /** Net fen posted to each account in the period; accounts of nothing are left out. */
  readonly accounts: Readonly<Record<string, Fen>>;
  /**
   * Cash that should have been added to the drawer: tendered less change, refunds paid out taken off. Negative where more
   * was paid out than taken in.
   */
  readonly expected: Fen;
};

export type ClosePeriod = Pick<CloseSheet, 'span' | 'facility' | 'operator'>;

export type CloseRequest = ClosePeriod & {
  /** The sheet's: what was shown is what is closed. */
  readonly upTo: number;
  /** The cash in the drawer less what it began with; null for a day, whose shifts were counted one by one. */
  readonly counted: Fen | null;
  /** Why counted and expected differ. A day's reasons are those of its shifts: its own is a remark. */
  readonly reason: string | null;
  /** Who takes the drawer over, never who hands it over; null at the end of the day, and for a day. */
  readonly handedTo: string | null;
};

/** A sealed period. `difference` is counted less expected; of a day, both are the sums of its shifts. */
export type RecordedClose = CloseSheet & {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly by: string;
  readonly counted: Fen;
  readonly difference: Fen;
  readonly reason: string | null;
  readonly handedTo: string | null;
};

export type CloseProblemCode =
  /** Something was recorded since the sheet was shown. */
  | 'STALE'
  /** Nothing lies in the period, or it is closed already. */
  | 'NOTHING_TO_CLOSE'
  /** Counted and expected differ, and no reason says why. */
  | 'REASON_MISSING'
  /** An operator's shift of that day is still open. */
  | 'SHIFT_OPEN';

export type ClosingOperations = {
  /** The open period as it stands now: `upTo` is the newest entry of the journal. */
  closeSheet(period: ClosePeriod): Promise<CloseSheet>;
  /**
   * Seals the period that the sheet showed. The same request again answers with the first result. A shift is STALE when
   * its operator recorded anything since; a day ends where its sheet ends, and is STALE when a shift was closed since
   * that reaches back before its end.
   */
  closePeriod(request: CloseRequest, stamp: Stamp): Written<RecordedClose, CloseProblemCode>;
  /** The sealed period of that entry; null where it is none. */
  findClose(seq: number): Promise<RecordedClose | null>;
  /** The newest first. */
  closes(page: {
    readonly facility?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly RecordedClose[]; readonly total: number }>;
};
