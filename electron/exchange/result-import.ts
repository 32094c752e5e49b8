import { ok, type Result } from '../../engine/problem.ts';
import type { Booking } from '../ledger/port-reconciling.ts';
import type { Ledger } from '../ledger/port.ts';
import { detailRowsOf, type DetailRow, type Speaking } from './detail-rows.ts';
import { judge, type Difference, type LostMessage } from './judging.ts';
import { pairRows, type Pair } from './pairing.ts';
import { isIn, type Part } from './period-sums.ts';
import { readPeriod, type Period } from './period-rows.ts';
import type { ResultRow } from './result-rows.ts';

type Reading = Pick<Ledger, 'bookings' | 'bookingsNamed' | 'facility' | 'message'>;

export type Compare = {
  readonly rows: readonly ResultRow[];
  readonly speaking: Speaking;
  readonly part: Part;
  readonly facility: string | null;
  /** Null: the days on which we recorded what the answer names. */
  readonly days: Pick<Period, 'from' | 'until'> | null;
  /** Whether the answer lists all that the centre has, or its differences alone; null: what its own verdicts show. */
  readonly listsAll: boolean | null;
};

export type Comparison = {
  readonly days: Pick<Period, 'from' | 'until'> | null;
  readonly isDaysGiven: boolean;
  readonly listsAll: boolean;
  readonly level: number;
  readonly differences: readonly Difference[];
};

/** Puts the centre's answer beside the ledger. Nothing is recorded: what to do about a difference is for people. */
export async function compareResult(ledger: Reading, asked: Compare): Promise<Result<Comparison>> {
  const { rows, speaking, part } = asked;
  const named = await namedRows(ledger, rows, speaking);
  if (!named.ok) return named;
  const days = asked.days ?? daysOf(named.value);
  // Only an answer that says of some row that it is level lists more than differences.
  const listsAll = asked.listsAll ?? rows.some(({ verdict }) => verdict?.says === 'level');
  const ours = new Map(named.value.map((row) => [idOf(row), row]));
  const inPeriod = new Set<string>();
  if (days !== null) {
    const facility = asked.facility ?? named.value[0]?.booking.facility ?? null;
    const period = { ...days, facility };
    for await (const page of readPeriod(ledger, { period, speaking, upTo: null })) {
      if (!page.ok) return page;
      for (const row of page.value.rows.filter((each) => isIn(part, each))) {
        ours.set(idOf(row), row);
        inPeriod.add(idOf(row));
      }
    }
  }
  const pairs = pairRows([...ours.values()], rows);
  if (!pairs.ok) return pairs;
  const asking = pairs.value.filter(
    ({ ours: own, theirs }) =>
      theirs !== null || (listsAll && own !== null && inPeriod.has(idOf(own))),
  );
  const judged = await judgeAll(ledger, asking, { ...asked, days, named: named.value });
  const differences = judged.filter((difference) => difference !== null);
  const level = judged.length - differences.length;
  return ok({ days, isDaysGiven: asked.days !== null, listsAll, level, differences });
}

/** So many numbers are asked for at once: each time all confirmations are walked through. */
const NAMES = 20_000;

async function namedRows(
  ledger: Reading,
  rows: readonly ResultRow[],
  speaking: Speaking,
): Promise<Result<readonly DetailRow[]>> {
  const names = [
    ...new Set(rows.flatMap(({ platformId, messageId }) => [platformId, messageId])),
  ].filter((name) => name !== null);
  const found = new Map<string, Booking>();
  for (let begin = 0; begin < names.length; begin += NAMES) {
    const bookings = await ledger.bookingsNamed(names.slice(begin, begin + NAMES));
    for (const booking of bookings) found.set(booking.id, booking);
  }
  const details: DetailRow[] = [];
  for (const booking of found.values()) {
    const read = detailRowsOf(booking, speaking);
    if (!read.ok) return read;
    details.push(...read.value);
  }
  return ok(details);
}

function daysOf(rows: readonly DetailRow[]): Compare['days'] {
  const days = rows.map(({ booking }) => booking.on).toSorted();
  const [from, until] = [days[0], days.at(-1)];
  return from === undefined || until === undefined ? null : { from, until };
}

function idOf({ booking, isRefund }: DetailRow): string {
  return `${booking.id} ${isRefund ? '−' : '+'}`;
}

async function judgeAll(
  ledger: Reading,
  pairs: readonly Pair[],
  asked: Compare & { readonly named: readonly DetailRow[] },
): Promise<readonly (Difference | null)[]> {
  const messages = await lostMessages(ledger, pairs);
  const own = asked.facility ?? asked.named[0]?.booking.facility;
  const facility = own ?? (await ledger.facility())?.code ?? '';
  const byName = new Map<string | null, DetailRow>();
  for (const row of asked.named) {
    byName.set(row.booking.messageId, row);
    byName.set(row.booking.platformId, row);
  }
  const reversals = asked.named.filter(({ booking }) => booking.kind === 'reversal');
  const reversed = new Set(reversals.map(({ booking }) => booking.settlementId));
  const known = {
    days: asked.days ?? { from: '', until: '' },
    facility: facility === '' ? null : facility,
    message: (messageId: string) => messages.get(messageId) ?? null,
    settlement: (row: ResultRow) => byName.get(row.platformId ?? row.messageId) ?? null,
    isReversed: (settlementId: string) => reversed.has(settlementId),
  };
  return pairs.map((pair) => judge(pair, known));
}

/** What was sent and has no settlement here, of the messages that the centre alone has. */
async function lostMessages(
  ledger: Reading,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, LostMessage>> {
  const messages = new Map<string, LostMessage>();
  for (const { ours, theirs } of pairs) {
    if (ours !== null || theirs.messageId === null) continue;
    const message = await ledger.message(theirs.messageId);
    if (message === null || message.state === 'settled') continue;
    messages.set(theirs.messageId, { state: message.state, care: message.draft.claim.care });
  }
  return messages;
}
