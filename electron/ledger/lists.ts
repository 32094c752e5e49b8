import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Journal } from './journal.ts';
import type { Ledger } from './port.ts';
import type { LedgerHead, LedgerStats, SettlementRow } from './records.ts';
import { SETTLEMENT_COLUMNS, SETTLEMENT_ROW } from './settlement-row.ts';
import { exactly, fen, text, whole, type Shape } from './shapes.ts';

/** What is read from the derived tables alone. */
export type Lists = {
  head(): LedgerHead;
  stats(): LedgerStats;
  list: (filter: Parameters<Ledger['list']>[0]) => Awaited<ReturnType<Ledger['list']>>;
};

const metaRow = z.strictObject({ value: text });
const accountRow = z.strictObject({ account: text, amount: fen });
const countsRow = z.strictObject({
  entries: whole,
  settlements: whole,
  reversals: whole,
  adjustments: whole,
  people: whole,
});
const listRow = exactly<SettlementRow>()(
  z.strictObject({
    ...SETTLEMENT_ROW,
    reverses: text.nullable(),
    reversedBy: text.nullable(),
    adjusts: text.nullable(),
  } satisfies Shape<SettlementRow>),
);
const totalRow = z.strictObject({ total: whole });

const COUNTS = `
  SELECT (SELECT count(*) FROM journal) AS entries,
         (SELECT count(*) FROM settlement WHERE reverses IS NULL AND adjusts IS NULL) AS settlements,
         (SELECT count(*) FROM settlement WHERE reverses IS NOT NULL) AS reversals,
         (SELECT count(*) FROM settlement WHERE adjusts IS NOT NULL) AS adjustments,
         (SELECT count(DISTINCT person_id) FROM person_version) AS people`;
const COLUMNS = `${SETTLEMENT_COLUMNS},
  s.reverses AS reverses, r.id AS reversedBy, s.adjusts AS adjusts`;

export function openLists(db: Database, journal: Journal): Lists {
  const isDemonstration = demonstrationMark(db);
  const selectCounts = db.prepare(COUNTS);
  const selectAccounts = db.prepare(
    'SELECT account, sum(amount) AS amount FROM posting GROUP BY account ORDER BY account',
  );
  const list: Lists['list'] = ({ on, personId, offset, limit }) => {
    const conditions = [
      ...(on === undefined ? [] : ['s.recorded_on = @on']),
      ...(personId === undefined ? [] : ['s.person_id = @personId']),
    ];
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    const given = {
      ...(on === undefined ? {} : { on }),
      ...(personId === undefined ? {} : { personId }),
    };
    const total = db.prepare(`SELECT count(*) AS total FROM settlement s ${where}`);
    const rows = db.prepare(
      `SELECT ${COLUMNS} FROM settlement s LEFT JOIN settlement r ON r.reverses = s.id
        ${where} ORDER BY s.seq DESC LIMIT @limit OFFSET @offset`,
    );
    return {
      rows: rows.all({ ...given, offset, limit }).map((row) => listRow.parse(row)),
      total: totalRow.parse(total.get(given)).total,
    };
  };

  const head = (): LedgerHead => {
    const { seq, at, hash } = journal.head();
    const lastEntryAt = seq === 0 ? null : at;
    return { demonstration: isDemonstration(), entries: seq, lastEntryAt, headHash: hash };
  };

  const stats = (): LedgerStats => {
    const accounts = selectAccounts.all().map((row) => accountRow.parse(row));
    return {
      ...head(),
      ...countsRow.parse(selectCounts.get()),
      accounts: Object.fromEntries(accounts.map(({ account, amount }) => [account, amount])),
    };
  };

  return { head, stats, list };
}

/** Whether the ledger is one of invented people, which it stays for ever. */
export function demonstrationMark(db: Database): () => boolean {
  const select = db.prepare("SELECT value FROM meta WHERE name = 'demonstration'");
  let is: boolean | null = null;
  return () => (is ??= metaRow.parse(select.get()).value === 'yes');
}
