/**
 * The same person's bills settled twice, a little otherwise: what a property forbids to differ, and
 * by how much.
 */
import type { Json } from '../oracle/case-form.ts';
import type { Settled } from './bills.ts';

/** The four properties that a cliff of the policy may break. */
export type Bound =
  /** 5: a larger bill lowers nothing that is paid of it. */
  | 'larger'
  /** 6: a fen more of the bill adds at most a fen to any part. */
  | 'fen-by-fen'
  /** 9: two stays come to what one of both together comes to. */
  | 'split'
  /** 12: a higher share leaves the patient no more to pay. */
  | 'raised-share';

export type Fault = { readonly bound: Bound; readonly field: Field; readonly says: string };
/** `borne`: what the patient and the hospital bear together. */
export type Field = 'deductible' | 'aid' | 'tilt' | 'cash' | 'borne';

export type Comparison = {
  readonly given: Json;
  readonly before: readonly Settled[];
  readonly after: readonly Settled[];
  readonly faults: readonly Fault[];
};

export function amountOf(one: Settled, field: Field): number {
  return field === 'borne' ? one.fen('cash') + one.fen('hospitalBorne') : one.fen(field);
}

export type Range = readonly [least: number, most: number];
export const NEVER_LESS: Range = [0, Number.MAX_SAFE_INTEGER];
export const atMost = (most: number): Range => [Number.MIN_SAFE_INTEGER, most];

/** A fault where `by`, the difference that was found, lies outside its range. */
export function outside(
  bound: Bound,
  field: Field,
  by: number,
  [least, most]: Range,
): readonly Fault[] {
  if (by >= least && by <= most) return [];
  return [{ bound, field, says: `${bound}: ${field} differs by ${by} fen` }];
}
