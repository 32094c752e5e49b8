import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { ZERO } from '../../engine/money.ts';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { yearOf } from '../../engine/terms.ts';
import { addYears } from '../../engine/year.ts';
import { maskCertificate } from '../certificate.ts';
import type { Content } from './bodies.ts';
import { canonical } from './chain.ts';
import { requestHashOf, settlementIdOf, type Entry } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Booked, Lookups } from './lookups.ts';
import type { People } from './people.ts';
import type { RecordedSettlement, RecordEntry, Stamp } from './port.ts';
import { fen } from './shapes.ts';
import { isAnyNegative, negativeSums, plainSums } from './year-sums.ts';
import type { Year } from './year.ts';

/**
 * What books money. Each is one transaction of the caller: either all of it is written, or nothing.
 */
export type Settlements = {
  record(entry: RecordEntry): Result<RecordedSettlement, RecordProblem>;
  reverse(
    settlementId: string,
    reason: string,
    key: string,
    stamp: Stamp,
  ): Result<RecordedSettlement, ReverseProblem>;
  countPrint(settlementId: string, stamp: Stamp): number;
};
export type RecordProblem = Problem<'STALE' | 'NOT_FOUND' | 'IDEMPOTENCY_CONFLICT'>;
export type ReverseProblem = Problem<'NOT_FOUND' | 'ALREADY_REVERSED' | 'IDEMPOTENCY_CONFLICT'>;
type Parts = {
  readonly journal: Journal;
  readonly year: Year;
  readonly people: People;
  readonly lookups: Lookups;
};

const balanceRow = z.strictObject({ balance: fen });

export function openSettlements(db: Database, parts: Parts): Settlements {
  const { journal, year, people, lookups } = parts;
  const selectBalance = db.prepare(
    'SELECT coalesce(sum(amount), 0) AS balance FROM posting WHERE seq = ?',
  );
  const assertBalanced = (entry: Entry) => {
    const { balance } = balanceRow.parse(selectBalance.get(entry.seq));
    assert(balance === ZERO, 'the postings of an entry add up to nothing');
  };

  /**
   * The first result where this very request was booked before; a Problem where the key meant
   * something else.
   */
  const bookedBefore = (key: string, content: Content) => {
    const earlier = journal.byKey(key);
    if (earlier === null) return null;
    const asked = requestHashOf(content);
    const isBooked = earlier.kind === 'settlement' || earlier.kind === 'reversal';
    assert(isBooked && asked !== null, 'only what books money has a key');
    return earlier.requestHash === asked
      ? ok(lookups.recorded(earlier))
      : fail(conflict(key, earlier, asked));
  };

  const record = ({ draft, key, expectedVersion, stamp }: RecordEntry) => {
    const { personId, settlement } = draft;
    const person = people.person(personId);
    if (person === null) return fail(noPerson(personId));
    const certificateMasked = maskCertificate(person.certificate);
    const body = { draft, personName: person.name, certificateMasked };
    const before = bookedBefore(key, { kind: 'settlement', body });
    if (before !== null) return before;
    if (person.version !== expectedVersion) return fail(stale(expectedVersion, person.version));
    assert(draft.year === yearOf(draft.claim.settledOn), 'a bill counts in the year it is settled');
    assertSame(settlement.before, year.sums(personId, draft.year), 'what was before the claim');
    assertSame(settlement.after, addYears(settlement.before, settlement.counts), 'before + counts');
    const entry = journal.append({ kind: 'settlement', body }, stamp, key);
    assertBalanced(entry);
    assertSame(settlement.after, year.sums(personId, draft.year), 'the sums after recording');
    return ok(readBack(lookups, entry));
  };

  const reverse = (settlementId: string, reason: string, key: string, stamp: Stamp) => {
    const original = lookups.booked(settlementId);
    if (original === null) return fail(noSettlement(settlementId));
    if (original.kind === 'reversal') return fail(isReversal(settlementId, original.body.reverses));
    const { personId, year: inYear, settlement } = original.body.draft;
    const body = { personId, reverses: settlementId, reversesHash: original.hash, reason };
    const before = bookedBefore(key, { kind: 'reversal', body });
    if (before !== null) return before;
    const reversal = lookups.reversalOf(settlementId);
    if (reversal !== null) return fail(alreadyReversed(settlementId, reversal));
    const expected = addYears(year.sums(personId, inYear), negativeSums(settlement.counts));
    const entry = journal.append({ kind: 'reversal', body }, stamp, key);
    assertBalanced(entry);
    assertSame(expected, year.sums(personId, inYear), 'the sums after reversing');
    assert(!isAnyNegative(expected), 'no sum of a year falls below nothing');
    return ok(readBack(lookups, entry));
  };

  const countPrint = (settlementId: string, stamp: Stamp): number => {
    assert(lookups.booked(settlementId) !== null, `what is printed is recorded: ${settlementId}`);
    const printNumber = journal.countOf('print', settlementId) + 1;
    journal.append({ kind: 'print', body: { settlementId, printNumber } }, stamp);
    return printNumber;
  };

  return { record, reverse, countPrint };
}

function readBack(lookups: Lookups, written: Entry): RecordedSettlement {
  const entry = lookups.booked(settlementIdOf(written));
  assert(entry !== null && entry.hash === written.hash, 'what was recorded is found again');
  return lookups.recorded(entry);
}

function assertSame(a: YearSums, b: YearSums, what: string): void {
  const [left, right] = [canonical(plainSums(a)), canonical(plainSums(b))];
  assert(left === right, `${what}: the ledger and the settlement differ, ${left} and ${right}`);
}

function conflict(key: string, earlier: Booked, asked: string): Problem<'IDEMPOTENCY_CONFLICT'> {
  const settlementId = settlementIdOf(earlier);
  const message = `this key already recorded ${settlementId} from another request: nothing was recorded again; look at ${settlementId}, and start a new bill if this is another one`;
  const facts = { key, settlementId, recordedHash: earlier.requestHash, askedHash: asked };
  return { code: 'IDEMPOTENCY_CONFLICT', message, at: 'key', facts };
}

function stale(expected: number, actual: number): Problem<'STALE'> {
  const message = `the person's year, the facility, a published figure, a plan or a reading changed (entry ${actual}) since this bill was computed (entry ${expected}): compute it again and check the amounts`;
  return { code: 'STALE', message, at: 'version', facts: { expected, actual } };
}

function noPerson(personId: string): Problem<'NOT_FOUND'> {
  const message = `no person ${JSON.stringify(personId)} in this ledger: search again`;
  return { code: 'NOT_FOUND', message, at: 'personId', facts: { personId } };
}

function noSettlement(settlementId: string): Problem<'NOT_FOUND'> {
  const message = `no settlement ${JSON.stringify(settlementId)} in this ledger: check the number`;
  return { code: 'NOT_FOUND', message, at: 'settlementId', facts: { settlementId } };
}

function isReversal(settlementId: string, reverses: string): Problem<'NOT_FOUND'> {
  const message = `${settlementId} is itself the reversal of ${reverses} and stays: to charge that bill after all, record it anew`;
  return { code: 'NOT_FOUND', message, at: 'settlementId', facts: { settlementId, reverses } };
}

function alreadyReversed(settlementId: string, reversal: Booked): Problem<'ALREADY_REVERSED'> {
  const reversedBy = settlementIdOf(reversal);
  const message = `${settlementId} was already reversed by ${reversedBy} at ${reversal.at}: it is not reversed again`;
  const facts = { settlementId, reversedBy, reversedAt: reversal.at };
  return { code: 'ALREADY_REVERSED', message, at: 'settlementId', facts };
}
