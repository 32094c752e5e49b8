import { addFen, excessFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { assert } from '../../engine/problem.ts';
import type { SettlementDraft } from './port.ts';

/**
 * Who pays (positive) and what is paid for (negative). A settlement's postings always add up to
 * nothing.
 */
export type Account =
  | 'bill'
  | 'fund:basic'
  | 'fund:catastrophic'
  | 'fund:other-insurance'
  | 'fund:rare-disease'
  | 'fund:commercial'
  | 'charity'
  | 'fund:aid'
  | 'fund:tilt'
  /**
   * Tilt aid that pays back self-pay of earlier bills: it leaves the fund, but not for this bill.
   */
  | 'person:refund'
  | 'hospital'
  | 'person:cash'
  /**
   * What was paid beyond the cost of the bill (PAYMENTS_EXCEED_COST): owed back to somebody, never
   * hidden.
   */
  | 'overpaid';

export type Posting = { readonly account: Account; readonly amount: Fen };

/** The postings of a settlement; lines of nothing are left out. */
export function postingsOf({ claim, settlement }: SettlementDraft): readonly Posting[] {
  const { fees, paid } = claim;
  const { aid, tilt, tiltRefund, hospitalBorne, cash, counts } = settlement;
  const known: readonly Posting[] = [
    { account: 'bill', amount: lessFen(ZERO, fees.total) },
    // What a plan computed stands in no field of the bill.
    { account: 'fund:basic', amount: counts.basic },
    { account: 'fund:catastrophic', amount: counts.catastrophic },
    { account: 'fund:other-insurance', amount: paid.otherInsurance },
    { account: 'fund:rare-disease', amount: paid.rareDiseaseFund },
    { account: 'fund:commercial', amount: addFen(paid.commercial, paid.commercialOutOfScope) },
    { account: 'charity', amount: paid.charity },
    { account: 'fund:aid', amount: aid },
    { account: 'fund:tilt', amount: tilt },
    { account: 'person:refund', amount: lessFen(ZERO, tiltRefund) },
    { account: 'hospital', amount: hospitalBorne },
    { account: 'person:cash', amount: cash },
  ];
  const overpaid = excessFen(balanceOf(known), ZERO);
  assert(overpaid === ZERO || cash === ZERO, 'cash was taken though the bill was already overpaid');
  const all: readonly Posting[] = [
    ...known,
    { account: 'overpaid', amount: lessFen(ZERO, overpaid) },
  ];
  assert(balanceOf(all) === ZERO, 'the parts do not add up to the bill');
  return all.filter((posting) => posting.amount !== ZERO);
}

/** The counter-entry: exactly the negatives. */
export function reversed(postings: readonly Posting[]): readonly Posting[] {
  return postings.map(({ account, amount }) => ({ account, amount: lessFen(ZERO, amount) }));
}

function balanceOf(postings: readonly Posting[]): Fen {
  return addFen(...postings.map((posting) => posting.amount));
}
