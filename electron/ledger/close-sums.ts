import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { addFen, ZERO, type Fen } from '../../engine/money.ts';
import type { ClosePeriod, CloseSheet } from './port-closing.ts';
import { DRAWER } from './postings.ts';
import { fen, text, whole } from './shapes.ts';

/** The entries of a period, by journal number: after the first, up to the second. */
export type Range = { readonly after: number; readonly upTo: number };
/** What the money entries of a period come to. */
export type PeriodSums = Pick<
  CloseSheet,
  'settlements' | 'reversals' | 'adjustments' | 'accounts' | 'expected'
>;
export type MoneyEntry = { readonly id: string; readonly seq: number; readonly at: string };
/** An operator whose entries of a day are in no shift of that day, and whether in a later one. */
export type OpenShift = { readonly operator: string; readonly isClosedLater: boolean };

/** What a close asks of the derived tables. */
export type CloseSums = {
  of(period: ClosePeriod, range: Range): PeriodSums;
  /** The first money entry of that period after its end. */
  firstAfter(period: ClosePeriod, upTo: number): MoneyEntry | null;
  openShifts(facility: string, range: Range): readonly OpenShift[];
  /** What was counted in the shifts that were closed in a day. */
  countedIn(facility: string, range: Range): Fen;
};

const countsRow = z.strictObject({ settlements: whole, reversals: whole, adjustments: whole });
const accountRow = z.strictObject({ account: text, amount: fen });
const moneyRow = z.strictObject({ id: text, seq: whole, at: text });
const openRow = z.strictObject({ operator: text, isClosedLater: whole });
const countedRow = z.strictObject({ counted: fen });

/** A day has all operators; the plus keeps SQLite from walking through all that a facility ever had. */
const WHERE = {
  shift: 's.facility = @facility AND s.operator = @operator AND s.seq > @after AND s.seq <= @upTo',
  day: '+s.facility = @facility AND s.seq > @after AND s.seq <= @upTo',
} as const;

const selectOf = (where: string) => ({
  counts: `SELECT count(*) FILTER (WHERE s.reverses IS NULL AND s.adjusts IS NULL) AS settlements,
                  count(*) FILTER (WHERE s.reverses IS NOT NULL) AS reversals,
                  count(*) FILTER (WHERE s.adjusts IS NOT NULL) AS adjustments
             FROM settlement s WHERE ${where}`,
  accounts: `SELECT p.account AS account, sum(p.amount) AS amount
               FROM settlement s JOIN posting p ON p.seq = s.seq
              WHERE ${where} GROUP BY p.account HAVING sum(p.amount) <> 0 ORDER BY p.account`,
  first: `SELECT s.id AS id, s.seq AS seq, s.recorded_at AS at
            FROM settlement s WHERE ${where} ORDER BY s.seq LIMIT 1`,
});

/** Shifts lie end to end: an entry is in the first one that ends at it or after it. */
const OPEN_SHIFTS = `
  SELECT s.operator AS operator,
         max(s.seq) <= coalesce((SELECT max(c.up_to) FROM close c
           WHERE c.facility = @facility AND c.span = 'shift' AND c.operator = s.operator), 0)
           AS isClosedLater
    FROM settlement s
   WHERE ${WHERE.day}
   GROUP BY s.operator
  HAVING max(s.seq) > coalesce((SELECT max(c.up_to) FROM close c
           WHERE c.facility = @facility AND c.span = 'shift' AND c.operator = s.operator
             AND c.up_to <= @upTo), 0)
   ORDER BY min(s.seq)`;

export function openCloseSums(db: Database): CloseSums {
  const prepare = (where: string) => {
    const { counts, accounts, first } = selectOf(where);
    return {
      counts: db.prepare(counts),
      accounts: db.prepare(accounts),
      first: db.prepare(first),
    };
  };
  const selects = { shift: prepare(WHERE.shift), day: prepare(WHERE.day) };
  const selectOpen = db.prepare(OPEN_SHIFTS);
  const selectCounted = db.prepare(
    `SELECT coalesce(sum(counted), 0) AS counted FROM close
      WHERE facility = @facility AND span = 'shift' AND up_to > @after AND up_to <= @upTo`,
  );
  const named = ({ facility, operator }: ClosePeriod, { after, upTo }: Range) => {
    return { facility, operator, after, upTo };
  };

  return {
    of: (period, range) => {
      const { counts, accounts } = selects[period.span];
      const given = named(period, range);
      return periodSums(
        countsRow.parse(counts.get(given)),
        accounts.all(given).map((row) => accountRow.parse(row)),
      );
    },
    firstAfter: (period, upTo) => {
      const given = named(period, { after: upTo, upTo: Number.MAX_SAFE_INTEGER });
      return moneyRow.optional().parse(selects[period.span].first.get(given)) ?? null;
    },
    openShifts: (facility, { after, upTo }) =>
      selectOpen.all({ facility, after, upTo }).map((row) => {
        const { operator, isClosedLater } = openRow.parse(row);
        return { operator, isClosedLater: isClosedLater === 1 };
      }),
    countedIn: (facility, { after, upTo }) =>
      countedRow.parse(selectCounted.get({ facility, after, upTo })).counted,
  };
}

/** Expected is what was added to the drawer, whatever the clock said meanwhile. */
export function periodSums(
  counts: Pick<PeriodSums, 'settlements' | 'reversals' | 'adjustments'>,
  accounts: readonly { readonly account: string; readonly amount: Fen }[],
): PeriodSums {
  const net = Object.fromEntries(accounts.map(({ account, amount }) => [account, amount]));
  const expected = addFen(...DRAWER.map((account) => net[account] ?? ZERO));
  return { ...counts, accounts: net, expected };
}
