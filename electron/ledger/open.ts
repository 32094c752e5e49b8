import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { machineClock } from '../clock.ts';
import { adjustingOperations, openAdjusting } from './adjusting.ts';
import { openBills } from './bills.ts';
import { openBookings } from './bookings.ts';
import { correctClock } from './clock-correcting.ts';
import { closingOperations, openClosing } from './closes.ts';
import { openCopies } from './copies.ts';
import { openDatabase, type DatabaseOptions } from './database.ts';
import { openFigures } from './figures.ts';
import { openJournal, type Journal } from './journal.ts';
import { openLists } from './lists.ts';
import { openLookups } from './lookups.ts';
import { messageOperations } from './messages.ts';
import { openPeople } from './people.ts';
import { openPlans } from './plans.ts';
import type { Ledger } from './port.ts';
import { openPrints, printingOperations } from './prints.ts';
import type { Facility, Stamp } from './records.ts';
import { openReadings } from './readings.ts';
import { Refused } from './refused.ts';
import { openTransactions } from './transactions.ts';
import { unusableBecause } from './unusable.ts';
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
    return fail(error instanceof Refused ? error.problem : unusableBecause(error, options.file));
  }
}

function ledgerOn(db: Database, options: LedgerOptions): Ledger {
  const { reading, writing, close } = openTransactions(db);
  const journal = openJournal(db);
  const year = openYear(db);
  const people = openPeople(db, journal, year);
  const figures = openFigures(db, journal);
  const plans = openPlans(db, journal);
  const readings = openReadings(db, journal);
  const lists = openLists(db, journal);
  const lookups = openLookups(db, journal);
  const closing = openClosing(db, journal);
  const bookings = openBookings(db, journal);
  const copies = openCopies(journal);
  const { settlements, sent, messages } = openBills(db, { journal, year, people, lookups });
  const adjusting = openAdjusting(db, { journal, year, lookups, messages });
  const prints = openPrints(journal, lookups, adjusting);
  if (options.readOnly !== true) {
    const begun = writing<void, never>(() => ok(begin(db, journal, options)));
    if (!begun.ok) {
      const { problem } = begun;
      assert(problem.code === 'LEDGER_UNUSABLE', 'nothing is before the first entry');
      throw new Refused(problem);
    }
  }

  // Every method is asynchronous, as in a ledger across a network; here each is one transaction
  // that runs at once.
  return {
    head: async () => reading(() => lists.head()),
    stats: async () => reading(() => lists.stats()),
    facility: async () => reading(() => journal.latest('facility')?.body ?? null),
    saveFacility: async (facility, stamp) =>
      writing(() => ok(saveFacility(journal, facility, stamp))),
    findPeople: async (query, limit) => reading(() => people.find(query, limit)),
    person: async (id) => reading(() => people.person(id)),
    savePerson: async (person, stamp) => writing(() => people.save(person, stamp)),
    figures: async () => reading(() => figures.all()),
    enterFigure: async (figure, stamp) => writing(() => figures.enter(figure, stamp)),
    plans: async () => reading(() => plans.all()),
    enterPlan: async (plan, stamp) => writing(() => plans.enter(plan, stamp)),
    readings: async () => reading(() => readings.all()),
    switchReading: async (switched, stamp) => writing(() => ok(readings.switch(switched, stamp))),
    yearSoFar: async (personId, inYear) =>
      reading(() => ({ sums: year.sums(personId, inYear), version: year.version(personId) })),
    sumsAsOf: async (personId, inYear, asOf) =>
      reading(() => year.sumsAsOf(personId, inYear, asOf)),
    record: async (entry) => writing(() => settlements.record(entry)),
    reverse: async (settlementId, reason, key, stamp) =>
      writing(() => settlements.reverse(settlementId, reason, key, stamp)),
    find: async (settlementId, asOf) =>
      reading(() => {
        const entry = lookups.booked(settlementId);
        return entry === null ? null : lookups.recorded(entry, asOf);
      }),
    list: async (filter) => reading(() => lists.list(filter)),
    bookings: async (page) => reading(() => bookings.page(page)),
    bookingsNamed: async (names) => reading(() => bookings.named(names)),
    ...adjustingOperations(adjusting, { reading, writing }),
    ...closingOperations(closing, { reading, writing }),
    ...printingOperations(prints, { reading, writing }),
    ...messageOperations(sent, { reading, writing }),
    correctClock: async (correction, stamp) =>
      writing(() => correctClock(journal, correction, stamp)),
    noteCopy: async (copy, stamp) => writing(() => copies.note(copy, stamp)),
    lastBackup: async () => reading(() => copies.lastBackup()),
    movedAway: async () => reading(() => copies.movedAway()),
    verify: async () => verifyLedger(db, options.nativeBinding),
    close: async () => close(),
  };
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

function saveFacility(journal: Journal, facility: Facility, stamp: Stamp): Facility {
  const known = journal.latest('facility');
  if (known === null || canonical(known.body) !== canonical(facility)) {
    journal.append({ kind: 'facility', body: facility }, stamp);
  }
  return facility;
}
