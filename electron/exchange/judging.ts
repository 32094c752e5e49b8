import type { CareKind } from '../../engine/terms.ts';
import type { DifferenceClass } from './codes.ts';
import type { DetailRow } from './detail-rows.ts';
import { differing, type Compared, type Pair } from './pairing.ts';
import type { ResultRow } from './result-rows.ts';

/** Why both sides differ: one a row. */
export const WHYS = [
  'SAYS_DIFFERENTLY',
  'CENTRE_SAYS_OTHERWISE',
  'NOT_CONFIRMED',
  'NOT_AT_CENTRE',
  'REVERSAL_NOT_AT_CENTRE',
  'ADJUSTMENT_NOT_AT_CENTRE',
  'ANSWER_AWAITED',
  'ABANDONED_HERE',
  'NOT_HERE',
  'NOT_REVERSED_HERE',
  'ON_ANOTHER_DAY',
  'OF_ANOTHER_FACILITY',
  'WITHOUT_MESSAGE',
] as const;
export type Why = (typeof WHYS)[number];

/** 冲正 2601 · 补记 · 挂账 */
export type ActionKind = 'cancel-2601' | 'book' | 'suspend';
export type Action = {
  readonly kind: ActionKind;
  /** For 2601: omsgid, the message to be cancelled, and oinfno, its transaction; null where the ledger cannot tell. */
  readonly messageId: string | null;
  readonly transaction: '2207' | '2304' | null;
};

export type Difference = Pair & {
  readonly class: Exclude<DifferenceClass, 'level'>;
  readonly why: Why;
  readonly fields: readonly Compared[];
  readonly action: Action;
};

/** What the ledger knows of a message that has no settlement. */
export type LostMessage = {
  readonly state: 'sending' | 'unknown' | 'abandoned';
  readonly care: CareKind;
};

export type Known = {
  /** The days that are reconciled. */
  readonly days: { readonly from: string; readonly until: string };
  /** The facility's code; null where the ledger has none. */
  readonly facility: string | null;
  readonly message: (messageId: string) => LostMessage | null;
  /** Our settlement of that 结算ID or message id, whatever the day; null for none. */
  readonly settlement: (row: ResultRow) => DetailRow | null;
  readonly isReversed: (settlementId: string) => boolean;
};

/** 平 is null; else the class, the reason and what to do about it. The centre's own verdict is heard, not obeyed. */
export function judge(pair: Pair, known: Known): Difference | null {
  const { ours, theirs } = pair;
  if (ours === null) return { ...pair, fields: [], ...centreMore(theirs, known) };
  if (theirs === null) return { ...pair, fields: [], ...institutionMore(ours) };
  const { from, until } = known.days;
  const says = theirs.verdict?.says ?? 'level';
  if (says === 'institution-more') return { ...pair, fields: [], ...institutionMore(ours) };
  const fields = differing(ours, theirs);
  if (fields.length > 0) {
    const action = suspend(theirs.messageId ?? ours.booking.messageId);
    return { ...pair, class: 'inconsistent', why: 'SAYS_DIFFERENTLY', fields, action };
  }
  if (ours.booking.on < from || ours.booking.on > until) {
    const action = suspend(theirs.messageId);
    return { ...pair, class: 'centre-more', why: 'ON_ANOTHER_DAY', fields, action };
  }
  if (says === 'level') return null;
  const action = suspend(theirs.messageId);
  return { ...pair, class: 'inconsistent', why: 'CENTRE_SAYS_OTHERWISE', fields, action };
}

type Judged = Pick<Difference, 'class' | 'why' | 'action'>;

/** We have it and the centre has not: what was never confirmed is sent again, what was waits for the next period. */
function institutionMore({ booking, isRefund }: DetailRow): Judged {
  const { kind, messageId, platformId, care } = booking;
  const more = (why: Why, action: ActionKind): Judged => ({
    class: 'institution-more',
    why,
    action: { kind: action, messageId, transaction: transactionOf(care) },
  });
  if (kind === 'adjustment') return more('ADJUSTMENT_NOT_AT_CENTRE', 'suspend');
  if (kind === 'reversal' && isRefund) {
    return more('REVERSAL_NOT_AT_CENTRE', platformId === null ? 'suspend' : 'book');
  }
  return platformId === null ? more('NOT_CONFIRMED', 'book') : more('NOT_AT_CENTRE', 'suspend');
}

/** The centre has it and we have not: taken back there under its message id, or booked here where it is ours. */
function centreMore(row: ResultRow, known: Known): Judged {
  const { messageId, verdict } = row;
  if (verdict?.says === 'institution-more') {
    return { class: 'inconsistent', why: 'CENTRE_SAYS_OTHERWISE', action: suspend(messageId) };
  }
  const [why, kind, care] = whyOnlyThere(row, known);
  const transaction = care === null ? null : transactionOf(care);
  return { class: 'centre-more', why, action: { kind, messageId, transaction } };
}

/** Why the centre alone has a row, what to do, and as what it was settled, where the ledger can tell. */
function whyOnlyThere(
  row: ResultRow,
  known: Known,
): readonly [why: Why, kind: ActionKind, care: CareKind | null] {
  const { messageId, isRefund } = row;
  const booking = known.settlement(row)?.booking ?? null;
  if (booking !== null) {
    return isRefund && !known.isReversed(booking.settlementId)
      ? ['NOT_REVERSED_HERE', 'book', booking.care]
      : ['NOT_HERE', 'suspend', booking.care];
  }
  if (messageId === null) return ['WITHOUT_MESSAGE', 'suspend', null];
  const lost = known.message(messageId);
  if (lost !== null) {
    return lost.state === 'abandoned'
      ? ['ABANDONED_HERE', 'cancel-2601', lost.care]
      : ['ANSWER_AWAITED', 'book', lost.care];
  }
  // A facility without a code has sent nothing: its messages would begin with it.
  const isOurs = known.facility !== null && messageId.startsWith(known.facility);
  if (!isOurs) return ['OF_ANOTHER_FACILITY', 'suspend', null];
  // What takes money back is not cancelled: that would give it out again.
  return ['NOT_HERE', isRefund ? 'suspend' : 'cancel-2601', null];
}

function suspend(messageId: string | null): Action {
  return { kind: 'suspend', messageId, transaction: null };
}

/** 2304 settles a stay, 2207 all else at a hospital. */
function transactionOf(care: CareKind): '2207' | '2304' {
  return care === 'inpatient' ? '2304' : '2207';
}
