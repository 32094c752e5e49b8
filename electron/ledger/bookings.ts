import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { addFen, lessFen, plusFen, ZERO, type Fen } from '../../engine/money.ts';
import { assert } from '../../engine/problem.ts';
import { CARE_KINDS } from '../../engine/terms.ts';
import type { Journal } from './journal.ts';
import type { Booking, BookingPage, Borne, ReconcilingOperations } from './port-reconciling.ts';
import type { Account } from './postings.ts';
import { day, fen, text, whole } from './shapes.ts';

type Page = Parameters<ReconcilingOperations['bookings']>[0];
type Bookings = {
  page(page: Page): BookingPage;
  named(names: readonly string[]): readonly Booking[];
};

const rowSchema = z.strictObject({
  id: text,
  seq: whole,
  on: day,
  reverses: text.nullable(),
  adjusts: text.nullable(),
  settlementId: text,
  messageId: text.nullable(),
  platformId: text.nullable(),
  settledOn: day,
  personId: text,
  certificate: text,
  care: z.enum(CARE_KINDS),
  facility: text,
});
const accountRow = z.strictObject({ account: text, amount: fen });
const restRow = z.strictObject({ cash: fen, inScope: fen.nullable(), tiltRefund: fen });
const seqRow = z.strictObject({ seq: whole });

const COLUMNS = `
  s.id AS id, s.seq AS seq, s.recorded_on AS "on", s.reverses AS reverses, s.adjusts AS adjusts,
  o.id AS settlementId, m.message_id AS messageId, c.platform_id AS platformId,
  s.settled_on AS settledOn, s.person_id AS personId, s.care AS care, s.facility AS facility,
  (SELECT v.certificate FROM person_version v WHERE v.person_id = s.person_id
    ORDER BY v.seq DESC LIMIT 1) AS certificate`;
const OF = `
  LEFT JOIN settlement o ON o.id = coalesce(s.reverses, s.adjusts, s.id)
  LEFT JOIN confirmation c ON c.settlement_id = o.id
  LEFT JOIN message m ON m.seq = o.seq`;

/** The index by day ends in the number: a page begins where the one before ended, however long the period. */
export const BOOKINGS_PAGE = `
  SELECT ${COLUMNS} FROM settlement s ${OF}
   WHERE (s.recorded_on, s.seq) > (@on, @seq) AND s.recorded_on <= @until AND s.seq <= @upTo
   ORDER BY s.recorded_on, s.seq LIMIT @limit`;

/** Only confirmations are walked through, which nothing finds by the platform's number, and once for all names. */
export const BOOKINGS_NAMED = `
  WITH name AS MATERIALIZED (SELECT value FROM json_each(@names)),
  named AS (
    SELECT f.settlement_id AS id FROM confirmation f WHERE f.platform_id IN (SELECT value FROM name)
    UNION
    SELECT n.id FROM name CROSS JOIN message g ON g.message_id = name.value
     CROSS JOIN settlement n ON n.seq = g.seq),
  entry AS (
    SELECT s.seq FROM named CROSS JOIN settlement s ON s.id = named.id
    UNION ALL SELECT s.seq FROM named CROSS JOIN settlement s ON s.reverses = named.id
    UNION ALL SELECT s.seq FROM named CROSS JOIN settlement s ON s.adjusts = named.id)
  SELECT ${COLUMNS} FROM entry CROSS JOIN settlement s ON s.seq = entry.seq ${OF} ORDER BY s.seq`;

/** The entries that a settlement stands by after one of them: its own, and its adjustments up to there. */
const STANDS_BY = `
  SELECT s.seq AS seq FROM settlement s
   WHERE (s.id = @id OR s.adjusts = @id) AND s.seq <= @upTo ORDER BY s.seq`;
const ACCOUNTS = 'SELECT account, amount FROM posting WHERE seq = ?';
/** What no posting says: an adjustment owes the difference of cash and refund in one sum. */
const REST = `
  SELECT s.cash AS cash, json_extract(j.body, '$.draft.claim.fees.inScope') AS inScope,
         coalesce(json_extract(j.body, '$.draft.settlement.tiltRefund'),
                  json_extract(j.body, '$.settlement.tiltRefund')) AS tiltRefund
    FROM settlement s JOIN journal j ON j.seq = s.seq WHERE s.seq = ?`;

export function openBookings(db: Database, journal: Journal): Bookings {
  const selectPage = db.prepare(BOOKINGS_PAGE);
  const selectNamed = db.prepare(BOOKINGS_NAMED);
  const selectStandsBy = db.prepare(STANDS_BY);
  const selectAccounts = db.prepare(ACCOUNTS);
  const selectRest = db.prepare(REST);

  const standingBy = (seqs: readonly number[]): Borne => {
    const sums = new Map<string, Fen>();
    for (const row of seqs.flatMap((seq) => selectAccounts.all(seq))) {
      const { account, amount } = accountRow.parse(row);
      sums.set(account, plusFen(sums.get(account) ?? ZERO, amount));
    }
    return borneOf(
      (account) => sums.get(account) ?? ZERO,
      seqs.map((seq) => restRow.parse(selectRest.get(seq))),
    );
  };
  const standing = (id: string, upTo: number) =>
    standingBy(selectStandsBy.all({ id, upTo }).map((row) => seqRow.parse(row).seq));
  const bookingOf = (raw: unknown): Booking => {
    const { reverses, adjusts, ...row } = rowSchema.parse(raw);
    const { settlementId, seq } = row;
    const kind = reverses !== null ? 'reversal' : adjusts !== null ? 'adjustment' : 'settlement';
    return {
      ...row,
      kind,
      was: kind === 'settlement' ? null : standing(settlementId, seq - 1),
      is:
        kind === 'reversal'
          ? null
          : kind === 'settlement'
            ? standingBy([seq])
            : standing(settlementId, seq),
    };
  };

  return {
    page: ({ from, until, after, upTo: asked, limit }) => {
      const upTo = asked ?? journal.head().seq;
      const given = { ...(after ?? { on: from, seq: 0 }), until, upTo, limit };
      const rows = selectPage.all(given).map(bookingOf);
      const last = rows.at(-1);
      const isWhole = last === undefined || rows.length < limit;
      return { rows, upTo, next: isWhole ? null : { on: last.on, seq: last.seq } };
    },
    named: (names) => selectNamed.all({ names: JSON.stringify(names) }).map(bookingOf),
  };
}

/** The entries in order: the first is the bill's, the last has the result that stands. */
function borneOf(
  sum: (account: Account) => Fen,
  entries: readonly z.infer<typeof restRow>[],
): Borne {
  const [inScope, tiltRefund] = [entries[0]?.inScope ?? null, entries.at(-1)?.tiltRefund];
  assert(inScope !== null && tiltRefund !== undefined, 'a settlement stands by its own entry');
  return {
    total: lessFen(ZERO, sum('bill')),
    inScope,
    basic: sum('fund:basic'),
    catastrophic: sum('fund:catastrophic'),
    otherInsurance: sum('fund:other-insurance'),
    rareDisease: sum('fund:rare-disease'),
    commercial: sum('fund:commercial'),
    charity: sum('charity'),
    aid: sum('fund:aid'),
    tilt: sum('fund:tilt'),
    tiltRefund,
    hospital: sum('hospital'),
    cash: addFen(...entries.map((entry) => entry.cash)),
    account: sum('person:account'),
  };
}
