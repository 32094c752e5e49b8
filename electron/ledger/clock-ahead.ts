import type { ClockAhead } from './port-clock.ts';

const DAY = 86_400_000;
/**
 * Longer than any holiday that a cashier's window is closed for, in days. A clock that shows more is asked about before
 * anything is recorded by it: once an entry is dated ahead, all that comes after it must be dated after it.
 */
const LONGEST_REST = 60;

export function clockAhead(last: string | null, now: string): ClockAhead | null {
  if (last === null) return null;
  const days = Math.floor((Date.parse(now) - Date.parse(last)) / DAY);
  return days > LONGEST_REST ? { last, now, days } : null;
}
