/** 四(三)4: tilt aid, from the bill on that brings basic aid to its yearly limit. */
import { textAt, textsAt, under, type Json } from '../case-form.ts';
import type { Benefit, Year } from './benefit.ts';
import { lineOn } from './lines.ts';
import {
  compare,
  fromText,
  isAbove,
  least,
  minus,
  NOTHING,
  notNegative,
  plus,
  times,
  toTheFen,
  type Rational,
} from '../rational.ts';

const SHARE = fromText('0.60');
const TILT_CAP = fromText('10000');

export type Tilt = {
  readonly paid: Rational;
  /** What this bill adds to the year's self-pay. */
  readonly selfPay: Rational;
  /** What of the year's excess over the line is reckoned, or used up, with this bill. */
  readonly excess: Rational;
  readonly reasons: readonly string[];
};
export const NO_TILT: Tilt = { paid: NOTHING, selfPay: NOTHING, excess: NOTHING, reasons: [] };

/**
 * Route, gate, line, in this order. What the year's self-pay comes to above the line while the gate
 * is closed waits for the gate, or is lost under `tilt-after-cap-only`.
 */
export function tiltOf(
  given: Json,
  bill: Json,
  year: Year,
  benefit: Benefit,
  selfPay: Rational,
): Tilt {
  if (benefit.cap === null) return NO_TILT;
  if (!isOnRoute(given, bill)) return { ...NO_TILT, reasons: ['TILT_PLACE_OR_REFERRAL'] };
  const line = lineOn(given, 'tilt-line', textAt(bill, 'settledOn', ''));
  const sum = plus(year.selfPay, selfPay);
  const above = line === null ? NOTHING : notNegative(minus(sum, line));
  const excess = notNegative(minus(above, year.excess));
  if (compare(plus(year.aid, benefit.aid), benefit.cap) < 0) {
    const lost = isOn(given, 'tilt-after-cap-only');
    const reasons = ['TILT_GATE_CLOSED'];
    return { ...NO_TILT, selfPay, excess: lost ? excess : NOTHING, reasons };
  }
  if (line === null) return { ...NO_TILT, selfPay, reasons: ['FIGURE_MISSING'] };
  if (!isAbove(sum, line)) return { ...NO_TILT, selfPay, reasons: ['TILT_BELOW_LINE'] };
  const due = toTheFen(times(excess, SHARE));
  const paid = least(due, minus(TILT_CAP, year.tilt));
  return { paid, selfPay, excess, reasons: isAbove(due, paid) ? ['TILT_CAP'] : [] };
}

/**
 * 规范转诊且在省域内; what by rule needs no referral, and registered resettlement, count as such by
 * default.
 */
function isOnRoute(given: Json, bill: Json): boolean {
  const asReferred = isOn(given, 'tilt-needs-referral-record')
    ? ['compliant']
    : ['compliant', 'not-needed', 'resettled'];
  return (
    asReferred.includes(textAt(bill, 'referral', 'not-needed')) &&
    textAt(under(bill, 'facility'), 'place', 'county') !== 'outside'
  );
}

export function isOn(given: Json, reading: string): boolean {
  return textsAt(given, 'readings').includes(reading);
}
