import type { Problem, Result } from '../../engine/problem.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clockAhead } from './clock-ahead.ts';
import { isBack } from './clock-back.ts';
import { backUp, type BackupMade, type BackupOptions } from './backup.ts';
import type { Ledger } from './port.ts';

const DAY = 86_400_000;

/**
 * A backup where the last one is older than a day and something was recorded since; null where none is due. Demonstrations
 * need none, and a ledger that was moved away is kept elsewhere. By a clock that may be far ahead nothing is recorded that
 * nobody asked for, and by one that is back nothing at all.
 */
export async function backUpWhenDue(
  ledger: Ledger,
  options: BackupOptions,
): Promise<Result<BackupMade, Problem> | null> {
  return (await isDue(ledger, options)) ? backUp(ledger, options) : null;
}

async function isDue(ledger: Ledger, { directory, stamp }: BackupOptions): Promise<boolean> {
  const { demonstration, entries, lastEntryAt } = await ledger.head();
  if (demonstration || (await ledger.movedAway()) !== null) return false;
  if (lastEntryAt === null || isBack(lastEntryAt, stamp.at)) return false;
  if (clockAhead(lastEntryAt, stamp.at) !== null) return false;
  const last = await ledger.lastBackup();
  // The opening alone is nothing to lose.
  if (last === null) return entries > 1;
  if (!existsSync(join(directory, last.file))) return true;
  // The entry that noted the backup is not in it, and is nothing new.
  const isNew = entries > last.entries + 1;
  // One that was made by a clock that was ahead would otherwise be the last for as long as that.
  return isNew && Math.abs(Date.parse(stamp.at) - Date.parse(last.at)) >= DAY;
}
