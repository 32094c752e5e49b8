import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import {
  alreadyClosed,
  beyondTheEnd,
  noReason,
  nothingToClose,
  recordedSince,
  shiftSince,
  shiftsOpen,
} from './close-refusals.ts';
import { openCloseSums, type CloseSums } from './close-sums.ts';
import type { EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type {
  CloseProblemCode,
  ClosePeriod,
  CloseRequest,
  CloseSheet,
  ClosingOperations,
  RecordedClose,
} from './port-closing.ts';
import type { Stamp } from './records.ts';
import { whole } from './shapes.ts';
import type { Transactions } from './transactions.ts';

/** Each is one transaction of the caller. */
export type Closing = {
  sheet(period: ClosePeriod): CloseSheet;
  close(request: CloseRequest, stamp: Stamp): Result<RecordedClose, CloseProblem>;
  find(seq: number): RecordedClose | null;
  list(page: Page): Awaited<ReturnType<ClosingOperations['closes']>>;
};
export type CloseProblem = Problem<CloseProblemCode>;
type Page = Parameters<ClosingOperations['closes']>[0];

const seqRow = z.strictObject({ seq: whole });
const totalRow = z.strictObject({ total: whole });

export function openClosing(db: Database, journal: Journal): Closing {
  const sums = openCloseSums(db);
  const selectLast = db.prepare(
    `SELECT seq FROM close
      WHERE facility = @facility AND span = @span AND operator IS @operator
      ORDER BY up_to DESC LIMIT 1`,
  );
  const closeAt = (row: unknown): RecordedClose => {
    const entry = journal.at(seqRow.parse(row).seq);
    assert(entry?.kind === 'close', 'a sealed period stands in the journal');
    return recordedClose(entry);
  };
  const last = ({ span, facility, operator }: ClosePeriod): RecordedClose | null => {
    const row = selectLast.get({ span, facility, operator });
    return row === undefined ? null : closeAt(row);
  };
  const sheetUpTo = ({ span, facility, operator }: ClosePeriod, after: number, upTo: number) => {
    const period = { span, facility, operator };
    return { ...period, after, upTo, ...sums.of(period, { after, upTo }) };
  };

  const sheet = (period: ClosePeriod): CloseSheet => {
    assertPeriod(period);
    return sheetUpTo(period, last(period)?.upTo ?? 0, journal.head().seq);
  };

  const close = (request: CloseRequest, stamp: Stamp): Result<RecordedClose, CloseProblem> => {
    assertRequest(request);
    const before = last(request);
    if (before !== null && isSame(before, request)) return ok(before);
    const outside = outsideOf(request, before, journal.head().seq);
    if (outside !== null) return fail(outside);
    const asked = sheetUpTo(request, before?.upTo ?? 0, request.upTo);
    const since = sinceShown(sums, asked);
    if (since !== null) return fail(since);
    if (isEmpty(asked)) return fail(nothingToClose(asked));
    const counted = request.counted ?? sums.countedIn(asked.facility, asked);
    const difference = lessFen(counted, asked.expected);
    const body = { ...asked, counted, difference, reason: reasonOf(request) };
    if (lacksReason(body)) return fail(noReason(asked, counted));
    const { handedTo } = request;
    const entry = journal.append({ kind: 'close', body: { ...body, handedTo } }, stamp);
    assert(entry.kind === 'close', 'what closes a period is a close');
    return ok(recordedClose(entry));
  };

  const find = (seq: number): RecordedClose | null => {
    const entry = journal.at(seq);
    return entry?.kind === 'close' ? recordedClose(entry) : null;
  };

  const list: Closing['list'] = ({ facility, offset, limit }) => {
    const where = facility === undefined ? '' : 'WHERE facility = @facility';
    const given = facility === undefined ? {} : { facility };
    const rows = db.prepare(
      `SELECT seq FROM close ${where} ORDER BY seq DESC LIMIT @limit OFFSET @offset`,
    );
    const total = db.prepare(`SELECT count(*) AS total FROM close ${where}`);
    return {
      rows: rows.all({ ...given, offset, limit }).map(closeAt),
      total: totalRow.parse(total.get(given)).total,
    };
  };

  return { sheet, close, find, list };
}

export function closingOperations(
  closing: Closing,
  { reading, writing }: Pick<Transactions, 'reading' | 'writing'>,
): ClosingOperations {
  return {
    closeSheet: async (period) => reading(() => closing.sheet(period)),
    closePeriod: async (request, stamp) => writing(() => closing.close(request, stamp)),
    findClose: async (seq) => reading(() => closing.find(seq)),
    closes: async (page) => reading(() => closing.list(page)),
  };
}

/** A sheet that ends before the open period begins, or after the ledger ends. */
function outsideOf(
  request: CloseRequest,
  before: RecordedClose | null,
  head: number,
): CloseProblem | null {
  if (before !== null && before.upTo >= request.upTo) return alreadyClosed(request, before);
  return request.upTo > head ? beyondTheEnd(request, head) : null;
}

/** What came in between the sheet and its close; null where what was shown still is what there is. */
function sinceShown(sums: CloseSums, asked: CloseSheet): CloseProblem | null {
  if (asked.span === 'shift') {
    const since = sums.firstAfter(asked, asked.upTo);
    return since === null ? null : recordedSince(asked, since);
  }
  const open = sums.openShifts(asked.facility, asked);
  const stillOpen = open.filter((shift) => !shift.isClosedLater).map(({ operator }) => operator);
  if (stillOpen.length > 0) return shiftsOpen(asked, stillOpen);
  const [later] = open;
  return later === undefined ? null : shiftSince(asked, later.operator);
}

function recordedClose({ body, seq, hash, at, by }: EntryOf<'close'>): RecordedClose {
  return { ...body, seq, hash, at, by };
}

function isEmpty({ settlements, reversals, adjustments }: CloseSheet): boolean {
  return settlements + reversals + adjustments === 0;
}

/** The reasons of a day are those of its shifts. */
function lacksReason({
  span,
  difference,
  reason,
}: Pick<RecordedClose, 'span' | 'difference' | 'reason'>): boolean {
  return span === 'shift' && difference !== ZERO && reason === null;
}

function reasonOf({ reason }: CloseRequest): string | null {
  const words = reason?.trim() ?? '';
  return words === '' ? null : words;
}

/** The answer to a close was lost and it is asked for again. */
function isSame(closed: RecordedClose, request: CloseRequest): boolean {
  const counted: Fen | null = closed.span === 'day' ? null : closed.counted;
  return (
    closed.upTo === request.upTo &&
    counted === request.counted &&
    closed.reason === reasonOf(request) &&
    closed.handedTo === request.handedTo
  );
}

function assertPeriod({ span, operator }: ClosePeriod): void {
  assert((span === 'day') === (operator === null), 'a shift is an operator’s, a day is nobody’s');
}

function assertRequest(request: CloseRequest): void {
  assertPeriod(request);
  const { span, operator, counted, handedTo } = request;
  assert((span === 'day') === (counted === null), 'a shift is counted, a day is not counted again');
  assert(handedTo === null || span === 'shift', 'a shift is handed over, a day is not');
  assert(handedTo === null || handedTo !== operator, 'nobody hands over to themselves');
}
