import { toFen, ZERO, type Fen } from '../../engine/money.ts';
import type { YearSums } from '../../engine/settlement.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Payment, RecordEntry, Stamp } from '../../electron/ledger/records.ts';
import { buildDraft, CLINIC, type Bill } from './build-draft.ts';

/** A bill as somebody brings it; what is paid of it follows from their year. */
export type Wish = {
  readonly personId: string;
  readonly settledOn: string;
  readonly total: number;
  readonly basic: number;
  /** Null: nobody takes down how it is paid. Tendered covers any share, `mobile` is part of any. */
  readonly payment: { readonly mobile: number; readonly tendered: number } | null;
};
/** A window's facility, by its code, and who sits there. */
export type At = { readonly facility: string; readonly operator: string };

/** A year's deductible, and the most that aid pays in it: small, so that bills meet both. */
export const YEARLY_DEDUCTIBLE = 30_000;
export const YEARLY_CAP = 400_000;
const POOL = 'serious-illness';

/** Depends on the year so far, as real bills do: computed on another year, it comes out otherwise. */
function billOn(sums: YearSums, { settledOn, total, basic }: Wish): Bill {
  const base = total - basic;
  const deductible = Math.min(Math.max(YEARLY_DEDUCTIBLE - sums.deductible, 0), base);
  const left = Math.max(YEARLY_CAP - (sums.pools[POOL] ?? 0), 0);
  const aid = Math.min(Math.trunc((base - deductible) * 0.7), left);
  // A bill that ends in seven fen is tilted, and pays back something of the earlier ones.
  const tilt = total % 10 === 7 ? Math.trunc((base - aid) / 4) : 0;
  return {
    settledOn,
    total,
    basic,
    deductible,
    aid,
    tilt,
    tiltRefund: Math.trunc(tilt / 3),
    tiltExcess: tilt,
  };
}

/** The request for a bill, computed on the year as it was read. */
export function askFor(
  { sums, version }: Awaited<ReturnType<Ledger['yearSoFar']>>,
  wish: Wish,
  at: At,
  { key, stamp }: { readonly key: string; readonly stamp: Stamp },
): RecordEntry & { readonly bill: Bill } {
  const bill = billOn(sums, wish);
  const draft = buildDraft(wish.personId, sums, bill);
  const facility = { ...CLINIC, code: at.facility, operator: at.operator };
  const payment = wish.payment === null ? null : paid(wish.payment, draft.settlement.cash);
  return { draft: { ...draft, facility, payment }, key, expectedVersion: version, stamp, bill };
}

function paid({ mobile, tendered }: { mobile: number; tendered: number }, cash: Fen): Payment {
  const change = toFen(mobile + tendered - cash);
  return { account: ZERO, mobile: toFen(mobile), tendered: toFen(tendered), change };
}

export function yearOfWish({ settledOn }: Wish): number {
  return Number(settledOn.slice(0, 4));
}
