import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Payment } from '../../electron/ledger/records.ts';
import { toFen } from '../../engine/money.ts';
import type { Result } from '../../engine/problem.ts';
import { MORNING } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';
import { AGREED, entryFor, LATER, STAY } from './sending-desk.ts';

/** The person's part of STAY is 3000 yuan. */
const [account, mobile, tendered, change] = [
  toFen(50_000),
  toFen(60_050),
  toFen(200_000),
  toFen(10_050),
];
const PAID: Payment = { account, mobile, tendered, change };

/** How the person pays what is theirs. */
export function paymentsConform(openFresh: () => Promise<Ledger>): void {
  const paying = async (payment: Payment) => {
    const desk = await openDesk(openFresh);
    const entry = await entryFor(desk.ledger, desk.personId, 'k-1');
    return { ...desk, entry: { ...entry, draft: { ...entry.draft, payment } } };
  };

  test('each way of paying has its account, and what stays in the drawer is tendered less change', async () => {
    const { ledger, entry } = await paying(PAID);
    const recorded = valueOf(await ledger.record(entry));
    expect(recorded.payment).toEqual(PAID);
    expect((await ledger.stats()).accounts).toEqual({
      bill: -STAY.total,
      'fund:basic': 1_000_000,
      'fund:aid': 700_000,
      'person:account': 50_000,
      'person:mobile': 60_050,
      'cash:tendered': 200_000,
      'cash:change': -10_050,
    });
    const reversal = valueOf(await ledger.reverse(recorded.id, '录错', 'r-1', LATER));
    expect(reversal.payment).toEqual(PAID);
    expect(Object.values((await ledger.stats()).accounts)).toEqual(Array(7).fill(0));
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('what was sent is settled with its payment', async () => {
    const { ledger, entry } = await paying(PAID);
    const message = valueOf(await ledger.send(entry));
    if (message.state === 'settled') return expect.fail(message.state);
    const recorded = valueOf(await ledger.answered(message.messageId, AGREED, LATER));
    expect(recorded.payment).toEqual(PAID);
    expect((await ledger.stats()).accounts).toMatchObject({ 'cash:change': -10_050 });
  });

  test.each<[string, Partial<Payment>, RegExp]>([
    ['too little', { tendered: toFen(100_000), change: toFen(-89_950) }, /less than the 3000.00/],
    [
      'too much of what gives no change',
      { mobile: toFen(300_000), tendered: toFen(5_000), change: toFen(55_000) },
      /more than the 3000.00/,
    ],
  ])('%s is refused, recorded or sent', async (_what, changes, says) => {
    const { ledger, entry } = await paying({ ...PAID, ...changes });
    await writesNothing(ledger, async () => {
      const answers: Result<unknown>[] = [await ledger.record(entry), await ledger.send(entry)];
      for (const answer of answers) {
        const problem = problemOf(answer);
        expect(problem).toMatchObject({ code: 'PAYMENT_MISMATCH', facts: { cash: '3000.00' } });
        expect(problem.message).toMatch(says);
      }
    });
  });

  test('a sum that moved meanwhile is STALE, not a wrong payment', async () => {
    const { ledger, entry } = await paying({
      ...PAID,
      tendered: toFen(0),
      change: toFen(-189_950),
    });
    const stale = { ...entry, expectedVersion: entry.expectedVersion - 1 };
    expect(problemOf(await ledger.record(stale)).code).toBe('STALE');
  });

  test('the same key with the same payment is answered first, also where it is another sum by now', async () => {
    const { ledger, entry } = await paying(PAID);
    const first = valueOf(await ledger.record(entry));
    const again = { ...entry, draft: { ...entry.draft, payment: { ...PAID, change: toFen(-5) } } };
    await writesNothing(ledger, async () => {
      expect(valueOf(await ledger.record(again))).toEqual(first);
      const other = { ...PAID, account: toFen(0), tendered: toFen(250_000) };
      const changed = { ...entry, draft: { ...entry.draft, payment: other }, stamp: LATER };
      expect(problemOf(await ledger.record(changed))).toMatchObject({
        code: 'IDEMPOTENCY_CONFLICT',
        facts: { 'recorded.payment.account': '500.00', 'asked.payment.account': '0.00' },
      });
    });
  });

  test.each<[string, Partial<Payment>, string]>([
    ['does not add up', { change: toFen(10_049) }, 'is what they owed'],
    [
      'has a negative part',
      { account: toFen(-1), tendered: toFen(250_001) },
      'no part of a payment is negative',
    ],
  ])('a payment that %s is a fault of ours and is not written', async (_what, changes, says) => {
    const { ledger, entry } = await paying({ ...PAID, ...changes });
    await writesNothing(ledger, async () => {
      await expect(ledger.record({ ...entry, stamp: MORNING })).rejects.toThrow(says);
      await expect(ledger.send(entry)).rejects.toThrow(says);
    });
  });
}
