import { ok, type Result } from '../../engine/problem.ts';
import type { Ledger } from '../ledger/port.ts';
import type { DetailRow, Group, Speaking } from './detail-rows.ts';
import { fieldWords, type Ours } from './fields.ts';
import { openDoubts } from './fund-total.ts';
import { readPeriod, type Period } from './period-rows.ts';
import { openTotals, type Dimension, type GroupSum, type Sum } from './totals.ts';

/** What a period comes to, kept apart by some dimensions, and all that must be told with it. */
export type PeriodSums = {
  readonly sums: readonly GroupSum[];
  readonly whole: Sum;
  readonly upTo: number;
  /** The facility's code; null where it has none, or nothing was recorded. */
  readonly facility: string | null;
  /** Whether all is said that the centre reconciles by: else it is a draft, and not to be sent. */
  readonly isComplete: boolean;
  /** What is not known and how it is written, and what was counted on a weak ground: sentences for people. */
  readonly notes: readonly string[];
};

/** Which part of a period is asked for; null is all. */
export type Part = Pick<Group, 'clearingKind' | 'settlingOffice'>;
export const ALL_PARTS: Part = { clearingKind: null, settlingOffice: null };

export async function sumPeriod(
  ledger: Pick<Ledger, 'bookings'>,
  asked: { readonly period: Period; readonly speaking: Speaking; readonly part: Part },
  { by, columns = [] }: { readonly by: readonly Dimension[]; readonly columns?: readonly Own[] },
): Promise<Result<PeriodSums>> {
  const { speaking, part } = asked;
  const { place } = speaking.dictionary;
  const totals = openTotals(by);
  const doubts = openDoubts(speaking.configuration?.fundTotal ?? {}, place);
  const unknown = openUnknown(by, columns);
  let upTo = 0;
  let facility = '';
  for await (const page of readPeriod(ledger, { ...asked, upTo: null })) {
    if (!page.ok) return page;
    upTo = page.value.upTo;
    const own = page.value.rows.filter((row) => isIn(part, row));
    totals.add(own);
    for (const row of own) {
      unknown.add(row);
      const { is, was } = row.booking;
      facility = row.booking.facility;
      const borne = row.isRefund ? was : is;
      if (borne !== null) doubts.add(borne);
    }
  }
  const counts = unknown.counts();
  return ok({
    sums: totals.sums(),
    whole: totals.whole(),
    upTo,
    facility: facility === '' ? null : facility,
    isComplete: by.every((name) => (counts.get(name) ?? 0) === 0),
    notes: [
      ...[...counts].map(
        ([ours, count]) => `${fieldWords(ours, place)}：${count} 行不知道，写作 null。${HOW[ours]}`,
      ),
      ...doubts.notes(),
    ],
  });
}

export function isIn(part: Part, { group }: Pick<DetailRow, 'group'>): boolean {
  const { clearingKind, settlingOffice } = part;
  return (
    (clearingKind === null || group.clearingKind === clearingKind) &&
    (settlingOffice === null || group.settlingOffice === settlingOffice)
  );
}

/** Columns of a row of details that the ledger may not hold. */
export const OWN = ['platformId', 'visitId', 'personNumber'] as const satisfies readonly Ours[];
type Own = (typeof OWN)[number];
type Unknowable = Dimension | Own;

const HOW: Readonly<Record<Unknowable, string>> = {
  platformId: '这些结算还没有得到平台确认。',
  visitId: '账本不记就诊ID，可写在 --config 的 visits 里。',
  personNumber: '账本不记人员编号，可写在 --config 的 people 里。',
  insurance: '账本不记险种，请写在 --config 的 insurance 或 people 里。',
  clearingKind: '账本不记清算类别，请写在 --config 的 clearingKind 里。',
  settlingOffice: '账本不记经办机构，请写在 --config 的 settlingOffice 里。',
};

/** Counts the rows that lack something. */
function openUnknown(by: readonly Dimension[], columns: readonly Own[]) {
  const counts = new Map<Unknowable, number>();
  return {
    add({ booking, visitId, personNumber, group }: DetailRow): void {
      const said = { platformId: booking.platformId, visitId, personNumber };
      const lacking = [
        ...by.filter((name) => group[name] === null),
        ...columns.filter((name) => said[name] === null),
      ];
      for (const name of lacking) counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    counts: () => counts,
  };
}
