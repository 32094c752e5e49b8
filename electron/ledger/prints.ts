import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { Adjusting } from './adjusting.ts';
import type { EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { PrintingOperations, PrintSubject, RecordedPrint } from './port-printing.ts';
import { printedName } from './print-shape.ts';
import type { Stamp } from './records.ts';
import { noSettlement } from './refusals.ts';
import type { Transactions } from './transactions.ts';

type PrintRequest = Parameters<PrintingOperations['recordPrint']>[0];
type PrintProblem = Problem<'NOT_FOUND' | 'REASON_MISSING'>;

export type Prints = {
  record(request: PrintRequest, stamp: Stamp): Result<RecordedPrint, PrintProblem>;
  of(subject: PrintSubject): readonly RecordedPrint[];
};

/** The papers that left the house: each counted and journalled before it is made. */
export function openPrints(
  journal: Journal,
  lookups: Lookups,
  { adjustments }: Pick<Adjusting, 'adjustments'>,
): Prints {
  const missing = (subject: PrintSubject): Problem<'NOT_FOUND'> | null => {
    switch (subject.kind) {
      case 'settlement':
        return lookups.booked(subject.settlementId) === null
          ? noSettlement(subject.settlementId)
          : null;
      case 'close':
        return journal.at(subject.seq)?.kind === 'close' ? null : noClose(subject.seq);
      case 'notice':
        return adjustments(subject.run, subject.personId).length > 0 ? null : noNotice(subject);
    }
  };
  return {
    record({ subject, paper, reason }, stamp) {
      const problem = missing(subject);
      if (problem !== null) return fail(problem);
      const number = journal.countOf('print', printedName(subject)) + 1;
      if (number > 1 && (reason === null || reason.trim() === '')) {
        return fail(noReason(subject, number));
      }
      const body = { subject, paper, number, reason: number === 1 ? null : reason };
      const { seq, at, by } = journal.append({ kind: 'print', body }, stamp);
      return ok({ ...body, seq, at, by });
    },
    of: (subject) => journal.all('print', printedName(subject)).map(asRecorded),
  };
}

export function printingOperations(
  prints: Prints,
  { reading, writing }: Pick<Transactions, 'reading' | 'writing'>,
): PrintingOperations {
  return {
    recordPrint: async (request, stamp) => writing(() => prints.record(request, stamp)),
    prints: async (subject) => reading(() => prints.of(subject)),
  };
}

function asRecorded({ body, seq, at, by }: EntryOf<'print'>): RecordedPrint {
  return { ...body, seq, at, by };
}

function noClose(seq: number): Problem<'NOT_FOUND'> {
  return {
    code: 'NOT_FOUND',
    message: `entry ${seq} closes no shift and no day: take its number from the list of closes`,
    at: 'subject.seq',
    facts: { seq },
  };
}

function noNotice({ run, personId }: Extract<PrintSubject, { kind: 'notice' }>) {
  return {
    code: 'NOT_FOUND',
    message: `in the run ${run} nothing was adjusted for the person ${personId}: approve the adjustment first`,
    at: 'subject.run',
    facts: { run, personId },
  } as const;
}

function noReason(subject: PrintSubject, number: number): Problem<'REASON_MISSING'> {
  return {
    code: 'REASON_MISSING',
    message: `${printedName(subject)} was printed before: say why it is printed for the ${number}th time`,
    at: 'reason',
    facts: { what: 'print', number },
  };
}
