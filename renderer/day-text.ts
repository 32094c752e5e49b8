import dayjs from 'dayjs';
import { halfWidth } from './money-text.ts';

/** A day as typed, as the wire wants it: "20240801", "2024.8.1", "2024年8月1日" → "2024-08-01". Else as it stands. */
export function plainDay(text: string): string {
  const bare = halfWidth(text).trim();
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(bare) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(bare);
  if (match === null) return bare;
  const [, year = '', month = '', day = ''] = match;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The day so many days later; what is not a day stays as it was typed. */
export function shiftDay(text: string, days: number): string {
  const day = dayjs(plainDay(text));
  return day.isValid() ? day.add(days, 'day').format('YYYY-MM-DD') : text;
}

export function ageOn(bornOn: string, today: string): number {
  return dayjs(today).diff(dayjs(bornOn), 'year');
}

/** The clock time of a moment as it was written at the desk: the offset it carries is the desk's own. */
export function clockTime(moment: string): string {
  return /T(\d{2}:\d{2})/.exec(moment)?.[1] ?? moment;
}

/** A moment as it was written at the desk, to the minute: "2026-05-11 08:00". */
export function minuteText(moment: string): string {
  return moment.slice(0, 16).replace('T', ' ');
}
