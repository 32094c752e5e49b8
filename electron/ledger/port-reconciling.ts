import type { Fen } from '../../engine/money.ts';
import type { CareKind, IsoDate } from '../../engine/terms.ts';

/** What each payer bears of a bill as it stands, in fen. `tiltRefund` is the part of `tilt` that pays back earlier bills. */
export type Borne = {
  readonly total: Fen;
  readonly inScope: Fen;
  readonly basic: Fen;
  readonly catastrophic: Fen;
  readonly otherInsurance: Fen;
  readonly rareDisease: Fen;
  readonly commercial: Fen;
  readonly charity: Fen;
  readonly aid: Fen;
  readonly tilt: Fen;
  readonly tiltRefund: Fen;
  readonly hospital: Fen;
  /** All that is the person's, however they pay it; `account` of it from the personal account (个人账户). */
  readonly cash: Fen;
  readonly account: Fen;
};

/** A settlement, reversal or adjustment as whoever reconciles sees it: dated by its own day of recording. */
export type Booking = {
  readonly kind: 'settlement' | 'reversal' | 'adjustment';
  readonly id: string;
  readonly seq: number;
  readonly on: IsoDate;
  /** The settlement that it is, takes back or adjusts, and the numbers under which the platform knows that one. */
  readonly settlementId: string;
  readonly messageId: string | null;
  readonly platformId: string | null;
  readonly settledOn: IsoDate;
  readonly personId: string;
  readonly certificate: string;
  readonly care: CareKind;
  /** The facility's code, empty where it had none. */
  readonly facility: string;
  /** How the bill stood before, null for a settlement; and how it stands with it, null for a reversal. */
  readonly was: Borne | null;
  readonly is: Borne | null;
};

/** Where a page ended. */
export type BookingPlace = { readonly on: IsoDate; readonly seq: number };

export type BookingPage = {
  readonly rows: readonly Booking[];
  /** The newest entry that is looked at. */
  readonly upTo: number;
  /** Null where the period ends with this page. */
  readonly next: BookingPlace | null;
};

export type ReconcilingOperations = {
  /**
   * What was recorded on the days of a period, by day and number. `after` is the page before's `next`; `upTo` the first
   * page's, so that what comes later is on none of them; null for the newest entry.
   */
  bookings(page: {
    readonly from: IsoDate;
    readonly until: IsoDate;
    readonly after: BookingPlace | null;
    readonly upTo: number | null;
    readonly limit: number;
  }): Promise<BookingPage>;
  /** All that was recorded of the settlements that bear one of these numbers (结算ID, 发送方报文ID), by number. */
  bookingsNamed(names: readonly string[]): Promise<readonly Booking[]>;
};
