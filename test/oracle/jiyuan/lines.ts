/** 四(三)1、4、5 and 五(一): the amounts that follow the year's resident income. */
import { figureOn, recordsAt, type Json } from '../case-form.ts';
import { fromText, times, toTheFen, type Rational } from '../rational.ts';

export type LineKey = 'deductible-margin' | 'deductible-illness' | 'tilt-line';

const FIRST_DAY = '2022-05-01';

/** The last day of 2022, for which the document prints its own amounts. */
const PRINTED_UNTIL = '2022-12-31';
/** From here on the amounts of the notice of 2023 come with the pack. */
const SHIPPED_FROM = '2023-05-01';

const LINES: Readonly<
  Record<LineKey, { readonly printed: string; readonly shipped: string; readonly share: string }>
> = {
  'deductible-margin': { printed: '3200', shipped: '3390', share: '0.10' },
  'deductible-illness': { printed: '8000', shipped: '8475', share: '0.25' },
  'tilt-line': { printed: '16000', shipped: '16951', share: '0.50' },
};

export function inForce(on: string): boolean {
  return FIRST_DAY <= on;
}

/**
 * A published amount; else the one the document prints for its year; else, where the case brings no
 * figures at all, the notice of 2023; else the share of the resident income. Null where none of
 * these is known.
 */
export function lineOn(given: Json, key: LineKey, on: string): Rational | null {
  const { printed, shipped, share } = LINES[key];
  const published = figureOn(given, key, on);
  if (published !== null) return published;
  if (FIRST_DAY <= on && on <= PRINTED_UNTIL) return fromText(printed);
  if (recordsAt(given, 'figures').length === 0 && on >= SHIPPED_FROM) return fromText(shipped);
  const income = figureOn(given, 'resident-income', on);
  return income === null ? null : toTheFen(times(income, fromText(share)));
}
