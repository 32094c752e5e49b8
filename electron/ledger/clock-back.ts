import { assert, type Problem } from '../../engine/problem.ts';

/**
 * By how much an entry may be dated before the one before it, in milliseconds. Clocks run wrong by seconds and are set
 * right again, by hand or by the network: that must not stop a window. Two minutes move nothing to another day but
 * around midnight, where no period depends on the clock: they are cut by journal numbers.
 */
const TOLERANCE = 120_000;

/**
 * Thrown by the journal, so that whatever was begun in the transaction is taken back; `writing` (transactions.ts)
 * turns it into its Problem for every operation that writes.
 */
export class ClockBack extends Error {
  readonly problem: Problem<'CLOCK_BACK'>;

  constructor(last: string, now: string) {
    const message = `the clock shows ${now}, and the newest entry of the ledger is of ${last}: nothing was recorded; set the computer's date and time right and try again, or, where the clock is right now and was ahead then, let two people correct it (yidan ledger clock)`;
    super(message);
    this.problem = { code: 'CLOCK_BACK', message, facts: { now, last } };
  }
}

/**
 * Whether a moment lies before another by more than clocks run wrong. An entry of an older program whose moment cannot be
 * read must not stop all work for ever: nothing lies before it.
 */
export function isBack(last: string, now: string): boolean {
  return Date.parse(now) < Date.parse(last) - TOLERANCE;
}

/**
 * The moment that nothing may be dated before: the newest entry's. A clock that was wrong when the program was installed
 * harms nothing: after the opening alone there is nothing yet to be dated before.
 */
export function newestMoment(head: { readonly seq: number; readonly at: string }): string | null {
  return head.seq <= 1 ? null : head.at;
}

/** Nothing is dated before what is recorded already: a close, a day's list and a reversal's own day rest on it. */
export function refuseBefore(last: string | null, now: string): void {
  assertMoment(now);
  if (last !== null && isBack(last, now)) throw new ClockBack(last, now);
}

export function assertMoment(now: string): void {
  const isMoment = !Number.isNaN(Date.parse(now));
  assert(isMoment, `not a moment with its offset: ${JSON.stringify(now)}`);
}
