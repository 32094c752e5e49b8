import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { openDatabase } from './database.ts';
import { findLoss } from './lost-entries.ts';
import type { LedgerFault, Verification } from './records.ts';
import { text, whole } from './shapes.ts';
import { TABLE_NAMES } from './tables.ts';
import { checkQueues } from './verify-queues.ts';
import { walkJournal, type Report, type Walked } from './verify-journal.ts';

/** Where faults of the file as a whole are filed. */
const WHOLE_FILE = 0;

/**
 * Checks everything that can be checked without trusting the file: the chain, what every entry
 * says, what was derived from it, the guards, and the pages. Every fault is an answer; nothing here
 * stops at the first, and nothing is mended.
 */
export function verifyLedger(db: Database, nativeBinding?: string): Verification {
  const faults: LedgerFault[] = [];
  const report: Report = (seq, what) => faults.push({ seq, what });
  attempt(report, () => checkLost(db, report));
  // One view of the file for all checks. There is nothing to commit, and a damaged page would make
  // that fail.
  attempt(report, () => db.exec('BEGIN'));
  attempt(report, () => checkPages(db, report));
  attempt(report, () => checkSchema(db, nativeBinding, report));
  const walked = walkJournal(db, faults.length === 0, report);
  attempt(report, () => checkHead(db, walked, report));
  attempt(report, () => checkStrays(db, report));
  attempt(report, () => checkYears(db, report));
  attempt(report, () => checkQueues(db, report));
  if (db.inTransaction) attempt(report, () => db.exec('ROLLBACK'));
  return {
    ok: faults.length === 0,
    entries: walked.entries,
    headHash: walked.headHash,
    faults: faults.toSorted((a, b) => a.seq - b.seq),
  };
}

/**
 * What was acknowledged and is gone, as the note beside the file says. Asked before the file is held still: what is recorded
 * meanwhile would stand in the note and not in that view.
 */
function checkLost(db: Database, report: Report): void {
  const loss = db.memory ? null : findLoss(db, db.name);
  if (loss === null) return;
  const { kind, has, recorded } = loss;
  if (kind === 'entries') {
    report(has + 1, `the file ends before it, and ${recorded} entries were recorded in it`);
  } else report(WHOLE_FILE, `another ledger, or another history of it, was recorded here before`);
}

/** What a damaged page makes SQLite throw is a fault like others. */
function attempt(report: Report, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    report(WHOLE_FILE, `the file cannot be read: ${error instanceof Error ? error.message : ''}`);
  }
}

const integrityRow = z.strictObject({ integrity_check: text });
const brokenReference = z.object({ table: text, parent: text });

function checkPages(db: Database, report: Report): void {
  for (const row of db.prepare('PRAGMA integrity_check').all()) {
    const says = integrityRow.parse(row).integrity_check;
    if (says !== 'ok') report(WHOLE_FILE, `the file is damaged: ${says}`);
  }
  for (const row of db.prepare('PRAGMA foreign_key_check').all()) {
    const { table, parent } = brokenReference.parse(row);
    report(WHOLE_FILE, `a row of ${table} refers to a row of ${parent} that does not exist`);
  }
}

const schemaRow = z.strictObject({ type: text, name: text, sql: text });

/**
 * Tables, indexes and triggers exactly as a fresh ledger has them: a missing guard is a fault
 * before it is used.
 */
function checkSchema(db: Database, nativeBinding: string | undefined, report: Report): void {
  const fresh = openDatabase({
    file: ':memory:',
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  if (!fresh.ok) return report(WHOLE_FILE, fresh.problem.message);
  const expected = schemaOf(fresh.value);
  fresh.value.close();
  const found = schemaOf(db);
  for (const [what, sql] of expected) {
    if (!found.has(what)) report(WHOLE_FILE, `the ${what} is missing`);
    else if (found.get(what) !== sql) report(WHOLE_FILE, `the ${what} was changed`);
  }
  for (const what of found.keys()) {
    if (!expected.has(what)) report(WHOLE_FILE, `the ${what} does not belong to a ledger`);
  }
}

function schemaOf(db: Database): ReadonlyMap<string, string> {
  const rows = db.prepare(
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'",
  );
  return new Map(
    rows.all().map((row) => {
      const { type, name, sql } = schemaRow.parse(row);
      return [`${type} ${name}`, sql.replaceAll(/\s+/g, ' ')];
    }),
  );
}

const metaRow = z.strictObject({ name: text, value: text });

/** The end of the chain is kept apart from it, so that a journal cut off at its end is noticed. */
function checkHead(db: Database, walked: Walked, report: Report): void {
  const rows = db.prepare('SELECT name, value FROM meta').all();
  const meta = new Map(rows.map((row) => metaRow.parse(row)).map((m) => [m.name, m.value]));
  const head = Number(meta.get('head-seq') ?? 0);
  if (head > walked.lastSeq) {
    report(walked.lastSeq + 1, `the journal ends before it; the last entry was ${head}`);
  } else if (head < walked.lastSeq) {
    report(head + 1, `it was not written by this program, whose last entry was ${head}`);
  } else if (meta.get('head-hash') !== walked.headHash) {
    report(head, 'its hash is not the one that the ledger noted as the last');
  }
  const { opened } = walked;
  if (opened === null) return;
  const isSame =
    meta.get('ledger-id') === opened.ledgerId &&
    meta.get('demonstration') === (opened.demonstration ? 'yes' : 'no');
  if (!isSame) report(1, 'it names another ledger than the file does');
}

const strayRow = z.strictObject({ seq: whole });

function checkStrays(db: Database, report: Report): void {
  for (const table of TABLE_NAMES) {
    const strays = db.prepare(
      `SELECT DISTINCT seq FROM ${table} WHERE seq NOT IN (SELECT seq FROM journal) ORDER BY seq`,
    );
    for (const row of strays.all()) {
      report(strayRow.parse(row).seq, `${table} has rows of it, but the journal has no such entry`);
    }
  }
}

const yearRow = z.strictObject({ seq: whole, person_id: text, year: whole });

function checkYears(db: Database, report: Report): void {
  const below = db.prepare(
    `SELECT max(seq) AS seq, person_id, year FROM settlement GROUP BY person_id, year
      HAVING min(sum(year_deductible), sum(year_tilt), sum(year_self_pay),
                 sum(year_tilt_excess), sum(year_after_insurance), sum(year_stays),
                 sum(year_basic), sum(year_catastrophic), sum(year_after_basic)) < 0`,
  );
  const poolBelow = db.prepare(
    `SELECT max(s.seq) AS seq, s.person_id, s.year
       FROM settlement s JOIN settlement_pool p ON p.seq = s.seq
      GROUP BY s.person_id, s.year, p.pool HAVING sum(p.amount) < 0`,
  );
  for (const row of [...below.all(), ...poolBelow.all()]) {
    const { seq, person_id, year } = yearRow.parse(row);
    report(seq, `with it, a sum of person ${person_id} in ${year} falls below nothing`);
  }
}
