import { addFen, excessFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { assert } from '../../engine/problem.ts';
import type { SettlementDraft } from './records.ts';

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
  /** All of the person's share, where nobody took down how it was paid: in cash. */
  | 'person:cash'
  | 'person:account'
  | 'person:mobile'
  | 'cash:tendered'
  /** Cash given back − */
  | 'cash:change'
  /** What an adjustment owes to the person − (应退) or asks of them + (应补). */
  | 'person:adjusted'
  /** At the end of a shift: the drawer's cash − goes to whoever takes it over +, what is missing + or over − beside it. */
  | 'cash:drawer'
  | 'cash:handed-over'
  | 'cash:difference'
  /**
   * What was paid beyond the cost of the bill (PAYMENTS_EXCEED_COST): owed back to somebody, never
   * hidden.
   */
  | 'overpaid';

export type Posting = { readonly account: Account; readonly amount: Fen };

/** Accounts of cash that lies in the desk's drawer until the shift is closed. */
export const DRAWER: readonly Account[] = [
  'person:cash',
  'cash:tendered',
  'cash:change',
  'person:refund',
];

/** The postings of a settlement; lines of nothing are left out. */
export function postingsOf(draft: SettlementDraft): readonly Posting[] {
  const shares = sharesOf(draft);
  if (draft.payment === null) return shares;
  const { account, mobile, tendered, change } = draft.payment;
  const paid = addFen(account, mobile, lessFen(tendered, change));
  assert(paid === draft.settlement.cash, 'what the person paid is what they owed');
  assert(account >= ZERO && mobile >= ZERO && change >= ZERO, 'no part of a payment is negative');
  assert(change <= tendered, 'change is only given of cash');
  return balanced([
    ...shares.filter((posting) => posting.account !== 'person:cash'),
    { account: 'person:account', amount: account },
    { account: 'person:mobile', amount: mobile },
    { account: 'cash:tendered', amount: tendered },
    { account: 'cash:change', amount: lessFen(ZERO, change) },
  ]);
}

/** What each payer bears of a bill; the person's part in one. */
export function sharesOf({ claim, settlement }: SettlementDraft): readonly Posting[] {
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
  return balanced([...known, { account: 'overpaid', amount: lessFen(ZERO, overpaid) }]);
}

/** Of the person's share, an adjustment moves no cash: the difference is owed, one way or the other. */
const OWED: ReadonlySet<Account> = new Set(['person:cash', 'person:refund', 'overpaid']);

/** From one result of a bill to another: what each fund pays more or less, and the person is owed or owes. */
export function adjustingPostings(was: SettlementDraft, is: SettlementDraft): readonly Posting[] {
  const owing = (draft: SettlementDraft) =>
    sharesOf(draft).map(({ account, amount }): Posting => {
      return { account: OWED.has(account) ? 'person:adjusted' : account, amount };
    });
  return balanced(netted([...owing(is), ...reversed(owing(was))]));
}

/** The cash of a closed shift: out of the drawer, to whoever takes it over, with what is missing or over. */
export function closingPostings(expected: Fen, counted: Fen): readonly Posting[] {
  return balanced([
    { account: 'cash:drawer', amount: lessFen(ZERO, expected) },
    { account: 'cash:handed-over', amount: counted },
    { account: 'cash:difference', amount: lessFen(expected, counted) },
  ]);
}

/** The counter-entry: exactly the negatives. */
export function reversed(postings: readonly Posting[]): readonly Posting[] {
  return postings.map(({ account, amount }) => ({ account, amount: lessFen(ZERO, amount) }));
}

/** One line an account, in the order in which accounts are first met. */
export function netted(postings: readonly Posting[]): readonly Posting[] {
  const sums = new Map<Account, Fen>();
  for (const { account, amount } of postings) {
    sums.set(account, addFen(sums.get(account) ?? ZERO, amount));
  }
  return balanced([...sums].map(([account, amount]) => ({ account, amount })));
}

/** Postings that add up to nothing; lines of nothing are left out. */
function balanced(postings: readonly Posting[]): readonly Posting[] {
  assert(balanceOf(postings) === ZERO, 'the parts do not add up to the bill');
  return postings.filter((posting) => posting.amount !== ZERO);
}

function balanceOf(postings: readonly Posting[]): Fen {
  return addFen(...postings.map((posting) => posting.amount));
}
