import type {
  AnswerDifference,
  RecordedSettlement,
  RecordEntry,
  SettlementDraft,
  SettlementRow,
  Stamp,
  Written,
} from './records.ts';

/** What the platform said to a settlement, in its answer or afterwards. */
export type Confirmation = {
  readonly settlementId: string;
  readonly platformId: string;
  /** Empty where the platform agrees. */
  readonly differences: readonly AnswerDifference[];
};

/** A bill as it was sent: what is settled is exactly this. */
type Sent = {
  readonly messageId: string;
  readonly sentAt: string;
  readonly sentBy: string;
  readonly personName: string;
  readonly certificateMasked: string;
  readonly draft: SettlementDraft;
};

/** Sent, and without an answer: it must be asked for. */
export type OpenMessage = Sent & {
  readonly state: 'sending' | 'unknown';
  /** Why nobody knows; null while the answer is still awaited. */
  readonly why: string | null;
};

/** The platform does not have it, and nothing was recorded. */
export type AbandonedMessage = Sent & {
  readonly state: 'abandoned';
  readonly why: string;
};

/** What became of a bill that was sent, or recorded without the platform. */
export type Message =
  | OpenMessage
  | AbandonedMessage
  | { readonly state: 'settled'; readonly settlement: RecordedSettlement };

/** A line of the settlements that the platform has not confirmed. */
export type UnconfirmedRow = Omit<SettlementRow, 'reverses' | 'reversedBy' | 'adjusts'> & {
  readonly messageId: string | null;
};

type Lost = 'NOT_FOUND' | 'MESSAGE_CLOSED';

/**
 * A bill on its way to the platform. Its message id is kept before anything is sent, so that whatever happens afterwards
 * can be asked for under it; what became of it is never guessed. What was said before may be said again, after a lost
 * answer or a crash: it is answered as it was the first time, and nothing is written twice.
 */
export type MessageOperations = {
  /**
   * Keeps the bill and the message id under which it is about to be sent. Nothing else of this person is recorded until
   * it has an answer. The same key with the same bill answers with what became of it. Problems: STALE, NOT_FOUND,
   * IDEMPOTENCY_CONFLICT, PAYMENT_MISMATCH, MESSAGE_OPEN (one of this person is on its way), STATION_NOT_SET_UP (without
   * its code, the facility has no message ids).
   */
  send(
    entry: RecordEntry,
  ): Written<
    Message,
    | 'STALE'
    | 'NOT_FOUND'
    | 'IDEMPOTENCY_CONFLICT'
    | 'PAYMENT_MISMATCH'
    | 'MESSAGE_OPEN'
    | 'STATION_NOT_SET_UP'
  >;
  /**
   * The platform settled it: recorded as it was sent, with what the platform says differently. Problems: NOT_FOUND;
   * MESSAGE_CLOSED, where it was abandoned or another answer came before.
   */
  answered(
    messageId: string,
    answer: Omit<Confirmation, 'settlementId'>,
    stamp: Stamp,
  ): Written<RecordedSettlement, Lost>;
  /** No answer came: it must be asked for. Problems: NOT_FOUND, MESSAGE_CLOSED. */
  unanswered(messageId: string, why: string, stamp: Stamp): Written<OpenMessage, Lost>;
  /**
   * The platform was asked and does not have it, or took it back (冲正): nothing is recorded. Problems: NOT_FOUND;
   * MESSAGE_CLOSED, where it was settled.
   */
  abandon(messageId: string, reason: string, stamp: Stamp): Written<AbandonedMessage, Lost>;
  /** What became of the bill that bears that number, sent or not; null where there is none. */
  message(messageId: string): Promise<Message | null>;
  /** Those without an answer, the oldest first. */
  openMessages(): Promise<readonly OpenMessage[]>;
  /**
   * The platform's answer to a provisional settlement, also to one that was reversed meanwhile. Problems: NOT_FOUND;
   * ALREADY_CONFIRMED, where the platform said something else before.
   */
  confirm(
    confirmation: Confirmation,
    stamp: Stamp,
  ): Written<RecordedSettlement, 'NOT_FOUND' | 'ALREADY_CONFIRMED'>;
  /** Settlements that count and that the platform has not confirmed, the oldest first. */
  unconfirmed(page: {
    readonly offset: number;
    readonly limit: number;
  }): Promise<{ readonly rows: readonly UnconfirmedRow[]; readonly total: number }>;
};
