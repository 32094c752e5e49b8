import { inYuan, type Fen } from '../../engine/money.ts';
import type { Problem } from '../../engine/problem.ts';
import type { MoneyEntry } from './close-sums.ts';
import type { ClosePeriod, CloseRequest, CloseSheet, RecordedClose } from './port-closing.ts';

/** The sentences with which the ledger refuses to close a period. */

export function recordedSince(sheet: CloseSheet, { id, seq, at }: MoneyEntry): Problem<'STALE'> {
  const message = `since the sheet was shown (up to entry ${sheet.upTo}), ${id} was recorded in the period of ${whose(sheet)} at ${at}: show the sheet again and count again`;
  const facts = { ...factsOf(sheet), settlementId: id, entry: seq, recordedAt: at };
  return { code: 'STALE', message, at: 'upTo', facts };
}

/** A shift that ends after the day's sheet, but begins before its end. */
export function shiftSince(sheet: CloseSheet, operator: string): Problem<'STALE'> {
  const message = `since the sheet was shown (up to entry ${sheet.upTo}), the shift of ${quoted(operator)} was closed, and it reaches beyond it: show the sheet again`;
  return { code: 'STALE', message, at: 'upTo', facts: { ...factsOf(sheet), closedBy: operator } };
}

export function beyondTheEnd(request: CloseRequest, head: number): Problem<'STALE'> {
  const message = `the sheet goes up to entry ${request.upTo}, and the ledger ends at ${head}: it is of another ledger; show the sheet again`;
  return { code: 'STALE', message, at: 'upTo', facts: { ...factsOf(request), head } };
}

export function alreadyClosed(
  request: CloseRequest,
  closed: RecordedClose,
): Problem<'NOTHING_TO_CLOSE'> {
  const message = `the period of ${whose(request)} up to entry ${request.upTo} was closed by ${quoted(closed.by)} at ${closed.at} (entry ${closed.seq}): it is not closed again; look at that close`;
  const facts = { ...factsOf(request), closedIn: closed.seq, closedAt: closed.at };
  return { code: 'NOTHING_TO_CLOSE', message, at: 'upTo', facts };
}

export function nothingToClose(sheet: CloseSheet): Problem<'NOTHING_TO_CLOSE'> {
  const message = `nothing was settled, reversed or adjusted in the period of ${whose(sheet)} after entry ${sheet.after}: there is nothing to close; check facility and operator`;
  return { code: 'NOTHING_TO_CLOSE', message, facts: { ...factsOf(sheet), after: sheet.after } };
}

export function noReason(sheet: CloseSheet, counted: Fen): Problem<'REASON_MISSING'> {
  const [expected, found] = [inYuan(sheet.expected), inYuan(counted)];
  const message = `${found} was counted where ${expected} is expected: count again, and where it stays so, say why`;
  const facts = { ...factsOf(sheet), expected, counted: found };
  return { code: 'REASON_MISSING', message, at: 'reason', facts };
}

export function shiftsOpen(sheet: CloseSheet, operators: readonly string[]): Problem<'SHIFT_OPEN'> {
  const names = operators.map(quoted).join(', ');
  const message = `the shifts of these operators are not closed up to entry ${sheet.upTo}: ${names}; close them first, then the day`;
  const facts = { ...factsOf(sheet), operators: operators.join('、') };
  return { code: 'SHIFT_OPEN', message, facts };
}

function whose({ span, facility, operator }: ClosePeriod): string {
  const place = facility === '' ? 'the facility without a code' : `facility ${facility}`;
  return span === 'day' ? place : `${quoted(operator)} at ${place}`;
}

function quoted(name: string | null): string {
  return JSON.stringify(name ?? '');
}

function factsOf({ span, facility, operator, upTo }: ClosePeriod & { readonly upTo: number }) {
  return { span, facility, operator, upTo };
}
