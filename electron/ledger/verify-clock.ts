import type { Database } from 'better-sqlite3';
import { isBack, newestMoment } from './clock-back.ts';
import type { Entry, EntryOf } from './entries.ts';

/** What is carried from entry to entry, of their moments. */
export type ClockWalk = {
  /** Entries up to it were written before there was a rule: migration 7 notes which. */
  readonly ruledAfter: number;
  before: { readonly seq: number; readonly at: string } | null;
};

export function startClockWalk(db: Database): ClockWalk {
  const mark = db.prepare("SELECT value FROM meta WHERE name = 'clock-rule-after'").pluck();
  return { ruledAfter: Number(mark.get() ?? 0), before: null };
}

/**
 * Whether an entry may bear the moment that it bears: not before the entry before it, but where it says so itself. After a
 * gap there is nothing to compare with: the gap is the fault.
 */
export function clockFaults(walk: ClockWalk, entry: Entry): readonly string[] {
  const { before } = walk;
  walk.before = entry;
  const last = before?.seq === entry.seq - 1 ? newestMoment(before) : null;
  if (entry.kind === 'clock') return correctionFaults(entry, before?.seq === entry.seq - 1, last);
  const isOut = last !== null && entry.seq > walk.ruledAfter && isBack(last, entry.at);
  return isOut ? [`it is dated ${entry.at}, before the entry before it (${last})`] : [];
}

function correctionFaults(
  { at, by, body }: EntryOf<'clock'>,
  isNext: boolean,
  last: string | null,
): readonly string[] {
  const alone = body.approvedBy === by ? ['nobody but its author approved it'] : [];
  const other = body.now === at ? [] : ['it says another moment than its own'];
  if (!isNext) return [...alone, ...other];
  const from =
    body.last === last ? [] : ['it corrects another moment than the entry before it is of'];
  const needless =
    last !== null && isBack(last, at) ? [] : ['it corrects a clock that was not back'];
  return [...alone, ...other, ...from, ...needless];
}
