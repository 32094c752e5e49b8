import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import type { WorkstationApi } from './contract.ts';
import type { Message } from './ledger/port-messages.ts';
import type { AnswerDifference, SettlementDraft, Stamp } from './ledger/records.ts';
import type { Ledger } from './ledger/port.ts';
import { differencesOf, type AnsweredAmounts } from './platform-answer.ts';
import { draftOf } from './settling.ts';

type Parts = {
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly stamp: () => Promise<Stamp>;
};

/** Bills on their way to the platform, and what it says of them: for whoever drives the connection, and for the window. */
export type PlatformDesk = Pick<
  WorkstationApi,
  | 'sendBill'
  | 'answerMessage'
  | 'loseMessage'
  | 'abandonMessage'
  | 'listOpenMessages'
  | 'listUnconfirmed'
  | 'confirmSettlement'
>;

export function createPlatformDesk({ ledger, packs, stamp }: Parts): PlatformDesk {
  return {
    sendBill: async (request) => {
      const draft = await draftOf({ ledger, packs }, request);
      if (!draft.ok) return draft;
      const { key, version: expectedVersion } = request;
      return ledger.send({ draft: draft.value, key, expectedVersion, stamp: await stamp() });
    },

    answerMessage: async ({ messageId, platformId: typed, amounts }) => {
      const platformId = platformIdFrom(typed);
      if (!platformId.ok) return platformId;
      const sent = await ledger.message(messageId);
      const differences = differing(sent === null ? null : billOf(sent), amounts);
      if (!differences.ok) return differences;
      const answer = { platformId: platformId.value, differences: differences.value };
      return ledger.answered(messageId, answer, await stamp());
    },

    loseMessage: async ({ messageId, why }) =>
      why.trim() === ''
        ? fail(noWords('why', 'a message without an answer needs why there is none'))
        : ledger.unanswered(messageId, why.trim(), await stamp()),

    abandonMessage: async ({ messageId, reason }) =>
      reason.trim() === ''
        ? fail(noWords('reason', 'an abandoned message needs what the platform said of it'))
        : ledger.abandon(messageId, reason.trim(), await stamp()),

    listOpenMessages: async () => ok(await ledger.openMessages()),
    listUnconfirmed: async (page) => ok(await ledger.unconfirmed(page)),

    confirmSettlement: async ({ settlementId, platformId: typed, amounts }) => {
      const platformId = platformIdFrom(typed);
      if (!platformId.ok) return platformId;
      const differences = differing(await ledger.find(settlementId), amounts);
      if (!differences.ok) return differences;
      const said = { platformId: platformId.value, differences: differences.value };
      return ledger.confirm({ settlementId, ...said }, await stamp());
    },
  };
}

function billOf(message: Message): SettlementDraft {
  return message.state === 'settled' ? message.settlement : message.draft;
}

/** Of a bill that there is not, nothing differs: the ledger says what is wrong with its number. */
function differing(
  bill: SettlementDraft | null,
  amounts: AnsweredAmounts,
): Result<readonly AnswerDifference[]> {
  return bill === null ? ok([]) : differencesOf(bill, amounts);
}

function platformIdFrom(typed: string): Result<string> {
  const platformId = typed.trim();
  return platformId === ''
    ? fail(
        noWords('platformId', 'the 结算ID of the platform is empty: without it nothing is settled'),
      )
    : ok(platformId);
}

function noWords(at: string, message: string): Problem<'WRONG_TYPE'> {
  return { code: 'WRONG_TYPE', message, at };
}
