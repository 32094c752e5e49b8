import type { OpenMessage } from '../../electron/ledger/port-messages.ts';
import type { AnswerDifference, RecordEntry, Stamp } from '../../electron/ledger/records.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { toFen } from '../../engine/money.ts';
import { buildDraft, MORNING, stampAt, type Bill } from './build-draft.ts';
import { assertOpen, valueOf } from './desk.ts';

/** What a desk that is connected to the platform does, on any ledger. */

export const STAY: Bill = { total: 2_000_000, basic: 1_000_000, aid: 700_000, deductible: 5_000 };
export const LATER = stampAt('2026-05-10T09:16:00+08:00');
export const MUCH_LATER = stampAt('2026-05-10T11:40:00+08:00');
export const AGREED = { platformId: 'S-0001', differences: [] } as const;

export function differing(account: string, ours: number, theirs: number): AnswerDifference {
  return { account, ours: toFen(ours), theirs: toFen(theirs) };
}

/** The bill as it is asked for now: on the year as it stands. */
export async function entryFor(
  ledger: Ledger,
  personId: string,
  key: string,
  bill: Bill = STAY,
  stamp: Stamp = MORNING,
): Promise<RecordEntry> {
  const year = Number((bill.settledOn ?? '2026').slice(0, 4));
  const { sums, version } = await ledger.yearSoFar(personId, year);
  const draft = buildDraft(personId, sums, bill);
  return { draft, key, expectedVersion: version, stamp };
}

/** Sends the bill; it must be on its way afterwards. */
export async function sendFor(
  ledger: Ledger,
  personId: string,
  key: string,
  bill: Bill = STAY,
  stamp: Stamp = MORNING,
): Promise<OpenMessage> {
  const message = valueOf(await ledger.send(await entryFor(ledger, personId, key, bill, stamp)));
  assertOpen(message);
  return message;
}
