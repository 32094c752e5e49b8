/**
 * The closed vocabularies of the case format, and the brands for text that must not be mixed up.
 * Journals hold these names for ever: add to them, never remove or rename one.
 */

declare const clauseId: unique symbol;
/** An article of the pack's document as `clauses.md` heads it, e.g. `第十二条（二）`. */
export type ClauseId = string & { readonly [clauseId]: true };

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

export const PLACES = ['county', 'city', 'province', 'outside'] as const;
export type Place = (typeof PLACES)[number];

export const REFERRALS = ['not-needed', 'compliant', 'resettled', 'none'] as const;
export type Referral = (typeof REFERRALS)[number];

export const TREATMENTS = ['chemo-radiotherapy', 'dialysis', 'transfusion'] as const;
export type Treatment = (typeof TREATMENTS)[number];

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
