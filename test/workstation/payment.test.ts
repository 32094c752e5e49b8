import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addFen, inYuan, toFen } from '../../engine/money.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import type { Payment } from '../../electron/ledger/records.ts';
import { postingsOf, reversed, type Account } from '../../electron/ledger/postings.ts';
import { paymentFrom, paymentMismatch, type PaymentInput } from '../../electron/payment.ts';
import { buildDraft } from '../ledger/build-draft.ts';
import { valueOf } from './open.ts';

function paid(input: PaymentInput, cash: number): Payment {
  const payment = valueOf(paymentFrom(input, toFen(cash)));
  if (payment === null) throw new Error('nothing was taken down');
  return payment;
}

describe('怎样付款：个人账户、移动支付、现金，找零由此得出', () => {
  test.each<[string, PaymentInput, Payment]>([
    [
      '现金，有找零',
      { tendered: '350' },
      { account: toFen(0), mobile: toFen(0), tendered: toFen(35_000), change: toFen(4_995) },
    ],
    [
      '三样各付一部分',
      { account: '100.05', mobile: '50', tendered: '150' },
      { account: toFen(10_005), mobile: toFen(5_000), tendered: toFen(15_000), change: toFen(0) },
    ],
    [
      '全用个人账户',
      { account: '300.05' },
      { account: toFen(30_005), mobile: toFen(0), tendered: toFen(0), change: toFen(0) },
    ],
    [
      '找零不超过所收现金',
      { account: '300', tendered: '0.1' },
      { account: toFen(30_000), mobile: toFen(0), tendered: toFen(10), change: toFen(5) },
    ],
  ])('%s', (_what, input, payment) => {
    expect(paid(input, 30_005)).toEqual(payment);
    expect(paymentMismatch(payment, toFen(30_005))).toBeNull();
  });

  test('没有记下的，就是没有记下；应付为零的，什么也不必收', () => {
    expect(paymentFrom(undefined, toFen(30_005))).toEqual({ ok: true, value: null });
    expect(paymentMismatch(paid({}, 0), toFen(0))).toBeNull();
  });

  test.each<[string, PaymentInput, RegExp]>([
    ['少收一分', { tendered: '300.04' }, /are less than the 300.05 to pay: enter what is still/],
    ['什么也没收', {}, /are less than the 300.05 to pay/],
    ['个人账户多付', { account: '300.06' }, /account 300.06 .* are more than the 300.05 to pay/],
    [
      '账户和移动支付已够，另收现金不能抵',
      { account: '200', mobile: '150', tendered: '20' },
      /more/,
    ],
  ])('对不上的，说明差在哪里：%s', (_what, input, says) => {
    const problem = paymentMismatch(paid(input, 30_005), toFen(30_005));
    expect(problem).toMatchObject({
      code: 'PAYMENT_MISMATCH',
      at: 'payment',
      facts: { cash: '300.05', tendered: inYuan(paid(input, 30_005).tendered) },
    });
    expect(problem?.message).toMatch(says);
  });

  test.each<[string, PaymentInput, string, string]>([
    ['负数', { mobile: '-1' }, 'MONEY_NEGATIVE', 'payment.mobile'],
    ['三位小数', { tendered: '1.005' }, 'MONEY_INVALID', 'payment.tendered'],
    ['不是金额', { account: '三百' }, 'MONEY_INVALID', 'payment.account'],
  ])('读不懂的，指出哪一项：%s', (_what, input, code, at) => {
    expect(paymentFrom(input, toFen(1))).toMatchObject({ ok: false, problem: { code, at } });
  });
});

const fen = (most: number) => fc.integer({ min: 0, max: most });
const bill = fc.record({
  total: fen(5_000_000),
  basic: fen(3_000_000),
  aid: fen(2_000_000),
  tilt: fen(200_000),
  hospitalBorne: fen(50_000),
});
const BY_PERSON: readonly Account[] = [
  'person:account',
  'person:mobile',
  'cash:tendered',
  'cash:change',
];

test('任何账单、任何付法：付得对的分录平衡、各项合计就是应付、找零不超过所收；付得不对的不能记账', () => {
  const shares = fc.record({ account: fc.nat(12), mobile: fc.nat(12), over: fen(100_000) });
  const seen = { fits: 0, not: 0 };
  fc.assert(
    fc.property(bill, shares, fc.boolean(), (bills, { account, mobile, over }, isExact) => {
      const draft = buildDraft('person-1', EMPTY_YEAR, bills);
      const { cash } = draft.settlement;
      const byAccount = Math.trunc((cash * account) / 10);
      const byMobile = Math.trunc((cash * mobile) / 20);
      const tendered = isExact ? Math.max(cash - byAccount - byMobile, 0) + over : over;
      const yuan = (amount: number) => inYuan(toFen(amount));
      const input = { account: yuan(byAccount), mobile: yuan(byMobile), tendered: yuan(tendered) };
      const payment = paid(input, cash);
      const paying = { ...draft, payment };
      expect(payment.account + payment.mobile + payment.tendered - payment.change).toBe(cash);
      if (paymentMismatch(payment, cash) !== null) {
        seen.not += 1;
        expect(payment.change < 0 || payment.change > payment.tendered).toBe(true);
        expect(() => postingsOf(paying)).toThrow(/negative|change is only given of cash/);
        return;
      }
      seen.fits += 1;
      expect(payment.change).toBeGreaterThanOrEqual(0);
      expect(payment.change).toBeLessThanOrEqual(payment.tendered);
      const postings = postingsOf(paying);
      expect(addFen(...postings.map(({ amount }) => amount))).toBe(0);
      const byPerson = postings.filter((posting) => BY_PERSON.includes(posting.account));
      expect(addFen(...byPerson.map(({ amount }) => amount))).toBe(cash);
      // The same bill, nothing taken down: only how the person pays is told apart.
      const others = (all: ReturnType<typeof postingsOf>) =>
        all.filter(({ account: a }) => !BY_PERSON.includes(a) && a !== 'person:cash');
      expect(others(postings)).toEqual(others(postingsOf(draft)));
      expect(addFen(...[...postings, ...reversed(postings)].map((p) => p.amount))).toBe(0);
    }),
    { numRuns: 500 },
  );
  expect(seen.fits).toBeGreaterThan(100);
  expect(seen.not).toBeGreaterThan(50);
});
