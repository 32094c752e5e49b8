/** The year's sums, the pools of a yearly limit each, and a benefit paid out of one. */
import {
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
import type { Json } from '../case-form.ts';
import { NO_POOL, poolFields } from '../bill-amounts.ts';

export type Year = {
  /** Aid of each pool; a pool not named has paid nothing yet. */
  readonly pools: Readonly<Record<string, Rational>>;
  readonly tilt: Rational;
  readonly selfPay: Rational;
  readonly afterInsurance: Rational;
};
export const NEW_YEAR: Year = {
  pools: {},
  tilt: NOTHING,
  selfPay: NOTHING,
  afterInsurance: NOTHING,
};
export function usedOf(year: Year, pool: string): Rational {
  return year.pools[pool] ?? NOTHING;
}

export type Benefit =
  | { readonly pool: null; readonly aid: Rational; readonly reasons: readonly string[] }
  | {
      readonly pool: string;
      readonly aid: Rational;
      readonly used: Rational;
      readonly left: Rational;
      readonly reasons: readonly string[];
    };

export function without(...reasons: readonly string[]): Benefit {
  return { pool: null, aid: NOTHING, reasons };
}

/** `room` is what limits leave of the year; `usedBefore` is what the pool is said to have used. */
export function paidFrom(
  pool: string,
  due: { readonly base: Rational; readonly share: Rational },
  usedBefore: Rational,
  room: Rational,
): Benefit {
  const wanted = toTheFen(times(due.base, due.share));
  const aid = least(wanted, notNegative(room));
  return {
    pool,
    aid,
    used: plus(usedBefore, aid),
    left: notNegative(minus(room, aid)),
    reasons: isAbove(wanted, aid) ? ['CAP_REACHED'] : [],
  };
}

export function poolOf(benefit: Benefit): Json {
  return benefit.pool === null ? NO_POOL : poolFields(benefit.pool, benefit.used, benefit.left);
}
