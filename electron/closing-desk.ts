import { moneyField, parseWith } from '../engine/fields.ts';
import { lessFen, ZERO, type Fen } from '../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { PeriodInput, WorkstationApi } from './contract.ts';
import type { ClosePeriod, CloseRequest } from './ledger/port-closing.ts';
import type { Ledger } from './ledger/port.ts';
import type { Stamp } from './ledger/records.ts';
import { isSameName } from './second-person.ts';
import { stationNotSetUp } from './settle-bill.ts';

type Parts = { readonly ledger: Ledger; readonly stamp: () => Promise<Stamp> };

/** The end of a shift, and of a day. */
export type ClosingDesk = Pick<WorkstationApi, 'closeSheet' | 'closePeriod' | 'listCloses'>;

export function createClosingDesk({ ledger, stamp }: Parts): ClosingDesk {
  return {
    closeSheet: async (input) => {
      const period = await periodOf(ledger, input);
      return period.ok ? ok(await ledger.closeSheet(period.value)) : period;
    },

    closePeriod: async (input) => {
      const period = await periodOf(ledger, input);
      if (!period.ok) return period;
      const request = closeRequestOf(period.value, input);
      return request.ok ? ledger.closePeriod(request.value, await stamp()) : request;
    },

    listCloses: async ({ facility, offset, limit }) => {
      const own = (await ledger.facility())?.code;
      const code = facility ?? own;
      if (code === undefined) return fail(stationNotSetUp());
      return ok(await ledger.closes({ facility: code, offset, limit }));
    },
  };
}

/** What is left out is this workstation's own. Problems: STATION_NOT_SET_UP, WRONG_TYPE (a day of one operator). */
async function periodOf(
  ledger: Ledger,
  { span, facility, operator }: PeriodInput,
): Promise<Result<ClosePeriod>> {
  const station = await ledger.facility();
  if (station === null) return fail(stationNotSetUp());
  if (span === 'day' && operator !== undefined) return fail(ofAllOperators(operator));
  const whose = span === 'day' ? null : (operator ?? station.operator);
  return ok({ span, facility: facility ?? station.code, operator: whose });
}

/** What is typed beside the period; what is left out is not there. */
type AsTyped = { readonly upTo: number } & {
  readonly [K in 'counted' | 'reason' | 'handedTo']?: string | undefined;
};

/**
 * What is asked for, read as people type it. Problems: WRONG_TYPE (a shift without what was counted, a day with it,
 * handed over to oneself), and those of money.
 */
export function closeRequestOf(
  { span, facility, operator }: ClosePeriod,
  { upTo, counted: typed, reason, handedTo }: AsTyped,
): Result<CloseRequest> {
  const counted = span === 'day' ? nothingOf(typed, handedTo) : countedFrom(typed);
  if (!counted.ok) return counted;
  const next = handedTo?.trim() ?? '';
  if (operator !== null && isSameName(next, operator)) return fail(toOneself(operator));
  return ok({
    span,
    facility,
    operator,
    upTo,
    counted: counted.value,
    reason: reason ?? null,
    handedTo: next === '' ? null : next,
  });
}

/** A shift that paid out more than it took in counts less than it began with. */
function countedFrom(typed: string | undefined): Result<Fen> {
  if (typed === undefined) return fail(notCounted());
  const isNegative = typed.startsWith('-');
  const read = parseWith(moneyField, isNegative ? typed.slice(1) : typed, 'counted');
  return read.ok && isNegative ? ok(lessFen(ZERO, read.value)) : read;
}

function nothingOf(counted: string | undefined, handedTo: string | undefined): Result<null> {
  if (counted !== undefined) return fail(ofItsShifts('counted'));
  return handedTo === undefined ? ok(null) : fail(ofItsShifts('handedTo'));
}

function notCounted(): Problem<'WRONG_TYPE'> {
  const message =
    'a shift is closed on the cash that was counted: count the drawer, take off what it began with, and enter the rest';
  return { code: 'WRONG_TYPE', message, at: 'counted' };
}

function ofItsShifts(at: 'counted' | 'handedTo'): Problem<'WRONG_TYPE'> {
  const message = `the cash of a day was counted and handed over in its shifts: leave ${at} out`;
  return { code: 'WRONG_TYPE', message, at };
}

function ofAllOperators(operator: string): Problem<'WRONG_TYPE'> {
  const message = `a day is of all operators, not of ${JSON.stringify(operator)} alone: leave the operator out, or close a shift`;
  return { code: 'WRONG_TYPE', message, at: 'operator', facts: { operator } };
}

function toOneself(operator: string): Problem<'WRONG_TYPE'> {
  const message = `${JSON.stringify(operator)} cannot hand over to themselves: name who takes the drawer over, or nobody at the end of the day`;
  return { code: 'WRONG_TYPE', message, at: 'handedTo', facts: { operator } };
}
