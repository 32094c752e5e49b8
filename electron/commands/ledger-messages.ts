import { inYuan } from '../../engine/money.ts';
import type { OpenMessage } from '../ledger/port-messages.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { printJson, printLine, type ExitCode } from './output.ts';

/** `yidan ledger messages`: the bills that are on their way to the platform and have no answer, the oldest first. */
export async function messagesCommand(file: string, json: boolean): Promise<ExitCode> {
  return onExistingLedger(
    file,
    json,
    async (ledger) => {
      const messages = await ledger.openMessages();
      if (json) printJson({ messages: messages.map(told) });
      else if (messages.length === 0) printLine('no message is without an answer');
      for (const message of json ? [] : messages) printLine(lineOf(message));
      return 0;
    },
    { readOnly: true },
  );
}

function told({ draft, ...message }: OpenMessage) {
  const { claim, settlement, facility, personId } = draft;
  return {
    ...message,
    personId,
    facility: facility.code,
    settledOn: claim.settledOn,
    care: claim.care,
    total: inYuan(claim.fees.total),
    aid: inYuan(settlement.aid),
    cash: inYuan(settlement.cash),
  };
}

function lineOf({ messageId, state, sentAt, sentBy, why, personName, draft }: OpenMessage): string {
  const total = inYuan(draft.claim.fees.total).padStart(14);
  const sent = `${messageId}  ${state.padEnd(7)}  ${sentAt} ${sentBy}  ${total}  ${personName}`;
  return why === null ? sent : `${sent}  (${why})`;
}
