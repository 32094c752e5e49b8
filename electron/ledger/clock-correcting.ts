import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { assertMoment, isBack, newestMoment } from './clock-back.ts';
import type { Journal } from './journal.ts';
import type { ClockCorrection, ClockEntry } from './port-clock.ts';
import type { Stamp } from './records.ts';

/** One entry that says from when to when the clock went back, why, and who stands for it. */
export function correctClock(
  journal: Journal,
  { reason, approvedBy }: ClockCorrection,
  stamp: Stamp,
): Result<ClockEntry, Problem<'NOT_ALLOWED'>> {
  assert(approvedBy !== stamp.by, 'whoever approves a correction of the clock is not who makes it');
  assertMoment(stamp.at);
  const last = newestMoment(journal.head());
  if (last === null || !isBack(last, stamp.at)) return fail(notBack(last, stamp.at));
  const body = { last, now: stamp.at, reason, approvedBy };
  const { seq, by } = journal.append({ kind: 'clock', body }, stamp);
  return ok({ ...body, seq, by });
}

function notBack(last: string | null, now: string): Problem<'NOT_ALLOWED'> {
  const newest = last === null ? 'there is no entry yet' : `the newest entry is of ${last}`;
  const message = `the clock shows ${now}, and ${newest}: there is nothing to correct, entries are taken as they come`;
  return { code: 'NOT_ALLOWED', message, facts: { why: 'clock-not-back', now, last } };
}
