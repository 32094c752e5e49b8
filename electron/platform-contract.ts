import type { Result } from '../engine/problem.ts';
import type { AbandonedMessage, OpenMessage, UnconfirmedRow } from './ledger/port-messages.ts';
import type { RecordedSettlement } from './ledger/records.ts';
import type { AnsweredAmounts } from './platform-answer.ts';

/** What the platform says of a bill: its own number of it (结算ID), and its amounts in yuan. */
export type PlatformAnswer = {
  readonly platformId: string;
  readonly amounts: AnsweredAmounts;
};

/** What is said and asked of bills that were sent (`sendBill`): by whoever drives the connection, and by the window. */
export type PlatformMethods = {
  /** The platform settled it: recorded as it was sent. Problems: NOT_FOUND, MESSAGE_CLOSED. */
  answerMessage(
    request: { readonly messageId: string } & PlatformAnswer,
  ): Promise<Result<RecordedSettlement>>;
  /** No answer came, and it must be asked for. Problems: NOT_FOUND, MESSAGE_CLOSED. */
  loseMessage(request: {
    readonly messageId: string;
    readonly why: string;
  }): Promise<Result<OpenMessage>>;
  /** The platform does not have it, or took it back. Problems: NOT_FOUND, MESSAGE_CLOSED. */
  abandonMessage(request: {
    readonly messageId: string;
    readonly reason: string;
  }): Promise<Result<AbandonedMessage>>;
  /** Those without an answer, the oldest first. */
  listOpenMessages(request: Record<string, never>): Promise<Result<readonly OpenMessage[]>>;
  /** Settlements that count and that the platform has not confirmed, the oldest first. */
  listUnconfirmed(request: {
    readonly offset: number;
    readonly limit: number;
  }): Promise<Result<{ readonly rows: readonly UnconfirmedRow[]; readonly total: number }>>;
  /** The platform's answer to a settlement that was recorded without it. Problems: NOT_FOUND, ALREADY_CONFIRMED. */
  confirmSettlement(
    request: { readonly settlementId: string } & PlatformAnswer,
  ): Promise<Result<RecordedSettlement>>;
};
