import { unreachable, type Problem } from '../../engine/problem.ts';
import { settlementIdOf, type EntryOf } from './entries.ts';
import type { Followed } from './message-lookups.ts';
import type { OpenMessage } from './port-messages.ts';
import type { RecordedSettlement, SettlementDraft } from './records.ts';

/** The sentences of what is refused because of a message, or of a message. */

export function messageOpen({ messageId, draft, sentAt }: OpenMessage): Problem<'MESSAGE_OPEN'> {
  const { personId } = draft;
  const message = `a bill of this person is on its way to the platform as message ${messageId} since ${sentAt}: ask for its answer first, nothing else of theirs is recorded before`;
  const facts = { messageId, since: sentAt, personId };
  return { code: 'MESSAGE_OPEN', message, at: 'personId', facts };
}

export function noMessage(messageId: string): Problem<'NOT_FOUND'> {
  const message = `no message ${JSON.stringify(messageId)} was sent from this ledger: check the number`;
  return { code: 'NOT_FOUND', message, at: 'messageId', facts: { messageId } };
}

/** Of a message that has its answer. */
export function messageClosed({ sent, last }: Followed): Problem<'MESSAGE_CLOSED'> {
  const { messageId } = sent.body;
  const since = { messageId, state: last.kind, since: last.at };
  switch (last.kind) {
    case 'settlement': {
      const settlementId = settlementIdOf(last);
      const message = `message ${messageId} was settled as ${settlementId} at ${last.at}: look at ${settlementId}; where the platform says otherwise now, that is for reconciliation`;
      return closed(message, { ...since, settlementId });
    }
    case 'abandoned': {
      const message = `message ${messageId} was abandoned at ${last.at} (${last.body.why}), and nothing is recorded under it: a platform that has it after all must take it back (冲正), and the bill is recorded anew with a new key`;
      return closed(message, { ...since, why: last.body.why });
    }
    case 'sending':
    case 'unknown':
      throw new Error(`broken invariant: message ${messageId} is open`);
    default:
      return unreachable(last);
  }
}

/** Of a settlement that was recorded without the platform: it is confirmed by its own number. */
export function neverSent(
  messageId: string,
  settlement: EntryOf<'settlement'>,
): Problem<'MESSAGE_CLOSED'> {
  const settlementId = settlementIdOf(settlement);
  const message = `${messageId} is the number of ${settlementId}, which was recorded without the platform: what the platform says of it confirms ${settlementId}`;
  return closed(message, {
    messageId,
    state: 'settlement',
    since: settlement.at,
    settlementId,
  });
}

function closed(message: string, facts: Record<string, string>): Problem<'MESSAGE_CLOSED'> {
  return { code: 'MESSAGE_CLOSED', message, at: 'messageId', facts };
}

/** A number is never made up: without the facility's code there is none to send under. */
export function noFacilityCode({
  code,
}: SettlementDraft['facility']): Problem<'STATION_NOT_SET_UP'> {
  const has = code === '' ? 'has no code' : `has the code ${JSON.stringify(code)}`;
  const message = `the facility ${has}, and the platform numbers its messages by a code of 12 digits and capital letters: enter it in the facility's record, or record the bill without the platform`;
  return {
    code: 'STATION_NOT_SET_UP',
    message,
    at: 'facility.code',
    facts: { missing: 'code', code },
  };
}

export function alreadyConfirmed(
  { id, sentAs }: RecordedSettlement,
  asked: string,
): Problem<'ALREADY_CONFIRMED'> {
  const platformId = sentAs.platformId ?? '';
  const message = `the platform confirmed ${id} as ${platformId} before, and now says something else under ${asked}: nothing was changed; this is for reconciliation`;
  const facts = { settlementId: id, platformId, askedPlatformId: asked };
  return { code: 'ALREADY_CONFIRMED', message, at: 'settlementId', facts };
}
