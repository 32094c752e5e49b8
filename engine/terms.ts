/**
 * The closed vocabularies of the case format, and the brands for text that must not be mixed up.
 * Journals hold these names for ever: add to them, never remove or rename one.
 */

declare const clauseId: unique symbol;
/** An article of the pack's document as `clauses.md` heads it, e.g. `第十二条（二）`. */
export type ClauseId = string & { readonly [clauseId]: true };

/** Takes a text for the id of a clause; whether clauses.md words it is checked with the pack. */
export function toClauseId(text: string): ClauseId {
  return text as ClauseId;
}

declare const packId: unique symbol;
/** `<place>/<first day in force>`, e.g. `panzhihua/2023-02-01`. */
export type PackId = string & { readonly [packId]: true };

declare const isoDate: unique symbol;
/** A day that exists, `YYYY-MM-DD`; compared as text. */
export type IsoDate = string & { readonly [isoDate]: true };

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
  return year >= 1900 && day >= 1 && day <= last;
}
/** The day of a calendar; throws where it does not exist, so ask only for days of inputs already checked. */
export function isoDateOf(year: number, month: number, day: number): IsoDate {
  const two = (n: number) => String(n).padStart(2, '0');
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (!isIsoDate(text)) throw new Error(`broken invariant: no such day: ${text}`);
  return text;
}

/** Days from the first to the last, both inclusive; null = open-ended. Written as `YYYY-MM-DD`, they compare as text. */
export type Days = { readonly from: string; readonly until: string | null };

export function holdsOn({ from, until }: Days, day: string): boolean {
  return from <= day && (until === null || day <= until);
}

/** Whether two periods have a day in common. */
export function shareDay(a: Days, b: Days): boolean {
  return (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
}

export function dayAfter(date: IsoDate): IsoDate {
  const [year, month, day] = partsOf(date);
  const next = `${date.slice(0, 8)}${String(day + 1).padStart(2, '0')}`;
  if (isIsoDate(next)) return next;
  return month === 12 ? isoDateOf(year + 1, 1, 1) : isoDateOf(year, month + 1, 1);
}

/** Sakamoto's rule: the year begins in March, so that the leap day comes last. */
export function isWeekend(date: IsoDate): boolean {
  const [full, month, day] = partsOf(date);
  const year = month < 3 ? full - 1 : full;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  const weekday = (year + leaps + (MONTH_SHIFT[month - 1] ?? 0) + day) % 7;
  return weekday === 0 || weekday === 6;
}
const MONTH_SHIFT = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];

function partsOf(date: IsoDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

export function yearOf(day: IsoDate): number {
  return Number(day.slice(0, 4));
}

/** Categories of people, as the case format codes them; each pack ranks and names those it knows. */
export const CATEGORIES = [
  'destitute',
  'orphan',
  'de-facto-orphan',
  'minimum-living',
  'low-income-margin',
  'returned-to-poverty',
  'poverty-monitored',
  'illness-impoverished',
  'entitled-group',
  'demobilised-soldier',
  'severely-disabled',
  'hardship-student',
  'three-withouts',
  'five-guarantees',
  'registered-hardship',
  'child-in-hardship',
  'retrenched-worker',
  'expenditure-hardship',
  'temporary-relief',
  'hardship-worker-family',
  'disabled-without-income',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Whoever a county names beside the document's own; it may class them as one of the others. */
export const COUNTY_NAMED: Category = 'other';

export const CARE_KINDS = [
  'inpatient',
  'chronic-outpatient',
  'ordinary-outpatient',
  'dual-channel-drug',
  'specific-disease-drug',
  'rare-disease-drug',
  'other',
] as const;
export type CareKind = (typeof CARE_KINDS)[number];

/** The kinds of charge of a bill (收费项目类别), in the order in which bills list them. */
export const FEE_TYPES = [
  'bed',
  'consultation',
  'examination',
  'laboratory',
  'treatment',
  'surgery',
  'nursing',
  'materials',
  'western-medicine',
  'decoction-pieces',
  'patent-medicine',
  'general-consultation',
  'registration',
  'other',
] as const;
export type FeeType = (typeof FEE_TYPES)[number];

export const PLACES = ['county', 'city', 'province', 'outside'] as const;
export type Place = (typeof PLACES)[number];

export const REFERRALS = ['not-needed', 'compliant', 'resettled', 'none'] as const;
export type Referral = (typeof REFERRALS)[number];

export const FIGURES = [
  'resident-income',
  'poverty-monitor-line',
  'deductible-margin',
  'deductible-illness',
  'tilt-line',
  'warning-line',
  'quota-outpatient-cap',
  'ordinary-outpatient-cap',
  'ordinary-outpatient-share',
  'ordinary-inpatient-cap',
  'ordinary-inpatient-share-first',
  'ordinary-inpatient-share-other',
  'major-disease-cap',
  'large-cost-cap',
  'major-share-first',
  'major-share-other',
] as const;
export type FigureKey = (typeof FIGURES)[number];

/** Whether a figure's value is a share ("0.65"); all others are amounts in yuan. */
export function isShareFigure(key: FigureKey): boolean {
  return key.includes('-share');
}
