import type { Database } from 'better-sqlite3';
import { assert } from '../../engine/problem.ts';
import { QUEUES } from './queues.ts';

export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Database) => void;
};

/** In SQLite's file header: says that a file is a ledger of this program ("YDAN"). */
export const APPLICATION_ID = 0x5944414e;

/**
 * How the ledger's tables came to be, step by step. A published step is never edited: a change is a
 * new step, so that a fresh ledger and one that grew up have the same schema.
 */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'the journal', up: journal },
  { version: 2, name: 'postings and settlements', up: settlements },
  { version: 3, name: 'people and figures', up: peopleAndFigures },
  { version: 4, name: 'stays and insurance in the sums of a year', up: insuranceSums },
  { version: 5, name: 'figures of several places', up: figuresOfPlaces },
  { version: 6, name: 'plans and readings', up: plansAndReadings },
  { version: 7, name: 'messages, closes and adjustments', up: messagesAndCloses },
];

export const NEWEST_VERSION = MIGRATIONS.length;

/**
 * Brings the file up to `until`, each step in its own transaction together with the number that
 * says it was done.
 */
export function migrate(db: Database, until: number = NEWEST_VERSION): void {
  for (const [index, { version, up }] of MIGRATIONS.entries()) {
    assert(version === index + 1, `migration ${version} stands at place ${index + 1}`);
    if (version > until) return;
    const step = db.transaction(() => {
      // Read inside the transaction: another process may have taken this step a moment ago.
      if (schemaVersion(db) >= version) return;
      up(db);
      db.pragma(`user_version = ${version}`);
    });
    step.immediate();
  }
}

export function schemaVersion(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function journal(db: Database): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(`
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      at TEXT NOT NULL,
      "by" TEXT NOT NULL,
      subject TEXT NOT NULL,
      key TEXT UNIQUE,
      request_hash TEXT,
      body TEXT NOT NULL,
      previous_hash TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE,
      CHECK ((key IS NULL) = (request_hash IS NULL))
    ) STRICT;
    CREATE INDEX journal_by_subject ON journal (subject, kind);
    CREATE INDEX journal_by_kind ON journal (kind);
    CREATE TRIGGER journal_takes_the_next_number BEFORE INSERT ON journal
      WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM journal)
      BEGIN SELECT RAISE(ABORT, 'the journal only takes the next number'); END;
    ${appendOnly('journal')}`);
}

function settlements(db: Database): void {
  db.exec(`
    CREATE TABLE posting (
      seq INTEGER NOT NULL REFERENCES journal (seq), line INTEGER NOT NULL,
      account TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (seq, line)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE settlement (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), id TEXT NOT NULL UNIQUE,
      person_id TEXT NOT NULL, person_name TEXT NOT NULL, year INTEGER NOT NULL,
      settled_on TEXT NOT NULL, recorded_at TEXT NOT NULL, recorded_on TEXT NOT NULL,
      care TEXT NOT NULL, total INTEGER NOT NULL, aid INTEGER NOT NULL, tilt INTEGER NOT NULL,
      cash INTEGER NOT NULL, year_deductible INTEGER NOT NULL, year_tilt INTEGER NOT NULL,
      year_self_pay INTEGER NOT NULL, year_tilt_excess INTEGER NOT NULL,
      year_after_insurance INTEGER NOT NULL, reverses TEXT UNIQUE REFERENCES settlement (id)
    ) STRICT;
    CREATE INDEX settlement_by_person ON settlement (person_id, year);
    CREATE INDEX settlement_by_day ON settlement (recorded_on);
    CREATE TABLE settlement_pool (
      seq INTEGER NOT NULL REFERENCES settlement (seq), pool TEXT NOT NULL,
      amount INTEGER NOT NULL, PRIMARY KEY (seq, pool)
    ) STRICT, WITHOUT ROWID;
    ${appendOnly('posting')} ${appendOnly('settlement')} ${appendOnly('settlement_pool')}`);
}

function peopleAndFigures(db: Database): void {
  db.exec(`
    CREATE TABLE person_version (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), person_id TEXT NOT NULL,
      name TEXT NOT NULL, certificate TEXT NOT NULL, initials TEXT NOT NULL
    ) STRICT;
    CREATE INDEX person_version_by_person ON person_version (person_id);
    CREATE INDEX person_version_by_certificate ON person_version (certificate);
    CREATE TABLE figure (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), key TEXT NOT NULL,
      from_day TEXT NOT NULL, until_day TEXT, value TEXT NOT NULL, source TEXT NOT NULL
    ) STRICT;
    CREATE INDEX figure_by_period ON figure (key, from_day);
    ${appendOnly('person_version')} ${appendOnly('figure')}`);
}

/**
 * Sums that plans and deductibles by stay need. What each earlier settlement adds to them follows from its bill: it
 * said what basic and catastrophic insurance paid. A reversal takes the same away again.
 */
function insuranceSums(db: Database): void {
  db.exec(`
    DROP TRIGGER settlement_refuses_update; DROP TRIGGER settlement_refuses_delete;
    ALTER TABLE settlement ADD COLUMN year_stays INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE settlement ADD COLUMN year_basic INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE settlement ADD COLUMN year_catastrophic INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE settlement ADD COLUMN year_after_basic INTEGER NOT NULL DEFAULT 0;
    UPDATE settlement
       SET year_stays = bill.sign * bill.stays, year_basic = bill.sign * bill.basic,
           year_catastrophic = bill.sign * bill.catastrophic,
           year_after_basic = bill.sign * max(bill.in_scope - bill.basic, 0)
      FROM (SELECT s.seq AS seq, iif(s.reverses IS NULL, 1, -1) AS sign,
                   s.care = 'inpatient' AS stays,
                   json_extract(j.body, '$.draft.claim.fees.inScope') AS in_scope,
                   json_extract(j.body, '$.draft.claim.paid.basic') AS basic,
                   json_extract(j.body, '$.draft.claim.paid.catastrophic') AS catastrophic
              FROM settlement s
              JOIN settlement original ON original.id = coalesce(s.reverses, s.id)
              JOIN journal j ON j.seq = original.seq AND j.kind = 'settlement') AS bill
     WHERE settlement.seq = bill.seq;
    ${appendOnly('settlement')}`);
}

/** Null: for the office's own place, which was the only one before. */
function figuresOfPlaces(db: Database): void {
  db.exec('ALTER TABLE figure ADD COLUMN region TEXT');
}

function plansAndReadings(db: Database): void {
  db.exec(`
    CREATE TABLE plan (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), plan_id TEXT NOT NULL,
      from_day TEXT NOT NULL, until_day TEXT, name TEXT NOT NULL, source TEXT NOT NULL
    ) STRICT;
    CREATE INDEX plan_by_period ON plan (plan_id, from_day);
    CREATE TABLE reading (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), place TEXT NOT NULL,
      reading TEXT NOT NULL, is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
      reason TEXT NOT NULL, approved_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX reading_by_name ON reading (place, reading);
    ${appendOnly('plan')} ${appendOnly('reading')}`);
}

/**
 * Who took the money where, which a close asks for, stands in the entry of each settlement and reversal. Programs of before
 * took any moment: from the entries that come now on, none is dated before the one before it.
 */
function messagesAndCloses(db: Database): void {
  db.exec(`
    DROP TRIGGER settlement_refuses_update; DROP TRIGGER settlement_refuses_delete;
    ALTER TABLE settlement ADD COLUMN operator TEXT NOT NULL DEFAULT '';
    ALTER TABLE settlement ADD COLUMN facility TEXT NOT NULL DEFAULT '';
    ALTER TABLE settlement ADD COLUMN adjusts TEXT REFERENCES settlement (id);
    UPDATE settlement
       SET operator = taken."by", facility = taken.facility
      FROM (SELECT s.seq AS seq, j."by" AS "by",
                   json_extract(o.body, '$.draft.facility.code') AS facility
              FROM settlement s
              JOIN journal j ON j.seq = s.seq
              JOIN settlement original ON original.id = coalesce(s.reverses, s.id)
              JOIN journal o ON o.seq = original.seq AND o.kind = 'settlement') AS taken
     WHERE settlement.seq = taken.seq;
    CREATE INDEX settlement_by_adjusted ON settlement (adjusts) WHERE adjusts IS NOT NULL;
    CREATE INDEX settlement_by_operator ON settlement (facility, operator, seq);
    CREATE TABLE message (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), message_id TEXT NOT NULL,
      person_id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('sending', 'unknown', 'settled', 'abandoned'))
    ) STRICT;
    CREATE INDEX message_by_id ON message (message_id, seq);
    CREATE TABLE confirmation (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq),
      settlement_id TEXT NOT NULL UNIQUE REFERENCES settlement (id),
      platform_id TEXT NOT NULL, differs INTEGER NOT NULL CHECK (differs IN (0, 1))
    ) STRICT;
    CREATE TABLE close (
      seq INTEGER PRIMARY KEY REFERENCES journal (seq), span TEXT NOT NULL,
      facility TEXT NOT NULL, operator TEXT, after_seq INTEGER NOT NULL,
      up_to INTEGER NOT NULL CHECK (up_to > after_seq),
      expected INTEGER NOT NULL, counted INTEGER NOT NULL,
      CHECK ((operator IS NULL) = (span = 'day'))
    ) STRICT;
    CREATE INDEX close_by_period ON close (facility, span, operator, up_to);
    ${appendOnly('settlement')} ${appendOnly('message')} ${appendOnly('confirmation')}
    INSERT INTO meta SELECT 'clock-rule-after', coalesce(max(seq), 0) FROM journal;
    ${appendOnly('close')} ${QUEUES}`);
}

/** What is written stays: corrections are new entries. */
function appendOnly(table: string): string {
  return ['UPDATE', 'DELETE']
    .map(
      (change) =>
        `CREATE TRIGGER ${table}_refuses_${change.toLowerCase()} BEFORE ${change} ON ${table}
          BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;`,
    )
    .join('\n');
}
