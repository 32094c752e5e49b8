import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { WorkstationApi } from './contract.ts';
import type { ClockCorrection } from './ledger/port-clock.ts';
import type { Ledger } from './ledger/port.ts';
import type { Stamp } from './ledger/records.ts';
import { secondPerson } from './second-person.ts';
import { stationNotSetUp } from './settle-bill.ts';

type Parts = { readonly ledger: Ledger; readonly stamp: () => Promise<Stamp> };

/** The way out of a ledger that was written to by a clock that was ahead. */
export type ClockDesk = Pick<WorkstationApi, 'correctClock'>;

export function createClockDesk({ ledger, stamp }: Parts): ClockDesk {
  return {
    correctClock: async (request) => {
      const by = await stamp();
      if (by.by === '') return fail(stationNotSetUp());
      const asked = correctionAsked(request, by);
      return asked.ok ? ledger.correctClock(asked.value, by) : asked;
    },
  };
}

/** A correction that two people stand for. Problems: WRONG_TYPE (no reason, no second person). */
export function correctionAsked(
  { reason, approvedBy }: ClockCorrection,
  { by }: Stamp,
): Result<ClockCorrection, Problem<'WRONG_TYPE'>> {
  if (reason.trim() === '') return fail(noReason());
  const approver = secondPerson(approvedBy, by, 'the clock is corrected');
  return approver.ok ? ok({ reason: reason.trim(), approvedBy: approver.value }) : approver;
}

function noReason(): Problem<'WRONG_TYPE'> {
  const message = 'a correction of the clock needs its reason: how it came to be ahead, since when';
  return { code: 'WRONG_TYPE', message, at: 'reason' };
}
