import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { machineClock } from '../clock.ts';
import { openDatabase, unusableBecause, type DatabaseOptions } from './database.ts';
import { openFigures } from './figures.ts';
import { openJournal, type Journal } from './journal.ts';
import { openLists } from './lists.ts';
import { openLookups } from './lookups.ts';
import { openPeople } from './people.ts';
import { openPlans } from './plans.ts';
import type { Facility, Ledger, Stamp } from './port.ts';
import { openReadings } from './readings.ts';
import { openSettlements } from './settlements.ts';
import { verifyLedger } from './verify.ts';
import { openYear } from './year.ts';
import { canonical } from './chain.ts';

export type LedgerOptions = DatabaseOptions & {
  /**
   * Marks a new ledger as one of invented people, for ever; an existing ledger keeps what it is.
   */
  readonly demonstration?: boolean;
  /** The moment and the random id that a new ledger begins with. */
  readonly clock?: () => string;
  readonly newId?: () => string;
};

/**
 * Opens the ledger in a file, beginning a new one where there is none. Problem: LEDGER_UNUSABLE
 * says what is wrong with which file and what to do; a file that is refused is left as it was.
 */
export function openLedger(options: LedgerOptions): Result<Ledger, Problem<'LEDGER_UNUSABLE'>> {
  const opened = openDatabase(options);
  if (!opened.ok) return opened;
  const db = opened.value;
  try {
    return ok(ledgerOn(db, options));
  } catch (error) {
    db.close();
    return fail(unusableBecause(error, options.file));
  }
}

function ledgerOn(db: Database, options: LedgerOptions): Ledger {
  const journal = openJournal(db);
  const year = openYear(db);
  const people = openPeople(db, journal, year);
  const figures = openFigures(db, journal);
  const plans = openPlans(db, journal);
  const readings = openReadings(db, journal);
  const lists = openLists(db, journal);
  const lookups = openLookups(db, journal);
  const settlements = openSettlements(db, { journal, year, people, lookups });
  if (options.readOnly !== true) writing(db, () => begin(db, journal, options));

  // Every method is asynchronous, as in a ledger across a network; here each is one transaction
  // that runs at once.
  return {
    stats: async () => reading(db, () => lists.stats()),
    facility: async () => journal.latest('facility')?.body ?? null,
    saveFacility: async (facility, stamp) =>
      writing(db, () => saveFacility(journal, facility, stamp)),
    findPeople: async (query, limit) => reading(db, () => people.find(query, limit)),
    person: async (id) => reading(db, () => people.person(id)),
    savePerson: async (person, stamp) => writing(db, () => people.save(person, stamp)),
    figures: async () => reading(db, () => figures.all()),
    enterFigure: async (figure, stamp) => writing(db, () => figures.enter(figure, stamp)),
    plans: async () => reading(db, () => plans.all()),
    enterPlan: async (plan, stamp) => writing(db, () => plans.enter(plan, stamp)),
    readings: async () => reading(db, () => readings.all()),
    switchReading: async (switched, stamp) => writing(db, () => readings.switch(switched, stamp)),
    yearSoFar: async (personId, inYear) =>
      reading(db, () => ({ sums: year.sums(personId, inYear), version: year.version(personId) })),
    record: async (entry) => writing(db, () => settlements.record(entry)),
    reverse: async (settlementId, reason, key, stamp) =>
      writing(db, () => settlements.reverse(settlementId, reason, key, stamp)),
    find: async (settlementId) =>
      reading(db, () => {
        const entry = lookups.booked(settlementId);
        return entry === null ? null : lookups.recorded(entry);
      }),
    list: async (filter) => reading(db, () => lists.list(filter)),
    countPrint: async (settlementId, stamp) =>
      writing(db, () => settlements.countPrint(settlementId, stamp)),
    verify: async () => verifyLedger(db, options.nativeBinding),
    close: async () => {
      db.close();
    },
  };
}

/** One view of the file for all that is read inside. */
function reading<T>(db: Database, read: () => T): T {
  return db.transaction(read).deferred();
}

/**
 * All or nothing; the right to write is taken first, so that what is checked inside cannot move.
 */
function writing<T>(db: Database, write: () => T): T {
  return db.transaction(write).immediate();
}

/** The first entry ties the chain to this ledger alone. */
function begin(db: Database, journal: Journal, options: LedgerOptions): void {
  const hasBegun = db.prepare("SELECT 1 FROM meta WHERE name = 'ledger-id'").get() !== undefined;
  if (hasBegun) return;
  const ledgerId = (options.newId ?? randomUUID)();
  const demonstration = options.demonstration === true;
  const setMeta = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  setMeta.run('ledger-id', ledgerId);
  setMeta.run('demonstration', demonstration ? 'yes' : 'no');
  const stamp = { at: (options.clock ?? machineClock)(), by: 'yidan' };
  journal.append({ kind: 'opened', body: { ledgerId, demonstration } }, stamp);
}

function saveFacility(journal: Journal, facility: Facility, stamp: Stamp): void {
  const known = journal.latest('facility');
  if (known !== null && canonical(known.body) === canonical(facility)) return;
  journal.append({ kind: 'facility', body: facility }, stamp);
}
