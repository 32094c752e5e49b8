import { setImmediate } from 'node:timers/promises';
import { ok, type Result } from '../../engine/problem.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import type { Ledger } from '../ledger/port.ts';
import { readOffice } from '../settle-bill.ts';
import { reviewYear } from './review.ts';
import type { ResettledPerson } from './views.ts';

export type RunRequest = {
  readonly year: number;
  /** Only these people; left out, everybody with a settlement of that year that counts. */
  readonly people?: readonly string[];
};

/** How far a run has come, with what it found since the last time it said so. */
export type RunProgress = {
  readonly done: number;
  readonly of: number;
  readonly found: readonly ResettledPerson[];
};

export type RunEnd = {
  readonly state: 'done' | 'cancelled';
  readonly done: number;
  readonly of: number;
};

/** Settles many people's years again. Reads only. Problem: STATION_NOT_SET_UP. */
export type RunReplay = (
  request: RunRequest,
  onProgress: (progress: RunProgress) => void,
  isCancelled: () => boolean,
) => Promise<Result<RunEnd>>;

/** How often a run says how far it is, and looks whether it shall stop, in milliseconds. */
const BREATH = 100;

/**
 * A run on this thread. It pauses again and again, so that a question or a wish to cancel gets its turn; beside a window
 * it belongs into a thread of its own (`in-thread.ts`).
 */
export function runHere(parts: { readonly ledger: Ledger; readonly packs: PackBook }): RunReplay {
  return async ({ year, people }, onProgress, isCancelled) => {
    const office = await readOffice(parts.ledger);
    if (!office.ok) return office;
    const ids = people ?? (await parts.ledger.peopleOfYear(year));
    let found: ResettledPerson[] = [];
    let done = 0;
    let said = performance.now();
    const say = () => {
      onProgress({ done, of: ids.length, found });
      found = [];
      said = performance.now();
    };
    for (const id of ids) {
      if (isCancelled()) break;
      const reviewed = await reviewYear(parts, office.value, id, year);
      if (!reviewed.ok) return reviewed;
      const { person } = reviewed.value;
      if (person.rows.length > 0 || person.stopped !== null) found.push(person);
      done += 1;
      if (performance.now() - said < BREATH) continue;
      say();
      await setImmediate();
    }
    say();
    return ok({ state: done === ids.length ? 'done' : 'cancelled', done, of: ids.length });
  };
}
