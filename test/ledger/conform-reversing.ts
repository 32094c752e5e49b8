import { expect, test } from 'vitest';
import { EMPTY_YEAR } from '../../engine/year.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { MORNING, stampAt } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';

const STAY = { total: 2_000_000, basic: 1_000_000, aid: 700_000, tilt: 90_000, deductible: 5_000 };
const NEXT_DAY = stampAt('2026-05-11T16:40:00+08:00');

export function reversingConforms(openFresh: () => Promise<Ledger>): void {
  test('a reversal is an entry of its own day, linked both ways, with the bill it takes back', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const recorded = await record(STAY, 'k-1');
    const reversal = valueOf(await ledger.reverse(recorded.id, '录错金额', 'r-1', NEXT_DAY));
    expect(reversal).toEqual({
      ...recorded,
      id: `20260511-${String(recorded.seq + 1).padStart(6, '0')}`,
      seq: recorded.seq + 1,
      recordedAt: NEXT_DAY.at,
      hash: (await ledger.stats()).headHash,
      reverses: { id: recorded.id, reason: '录错金额' },
    });
    expect(await ledger.find(reversal.id)).toEqual(reversal);
    expect(await ledger.find(recorded.id)).toEqual({
      ...recorded,
      reversedBy: { id: reversal.id, at: NEXT_DAY.at, reason: '录错金额' },
    });
  });

  test('settling and reversing leaves the year and the accounts as they were', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    await record({ ...STAY, total: 3_000_000 }, 'k-0');
    const before = await ledger.yearSoFar(personId, 2026);
    const { accounts } = await ledger.stats();
    const { id } = await record(STAY, 'k-1');
    valueOf(await ledger.reverse(id, '录错', 'r-1', NEXT_DAY));
    const after = await ledger.yearSoFar(personId, 2026);
    expect(after.sums).toEqual(before.sums);
    expect(after.version).toBeGreaterThan(before.version);
    expect((await ledger.stats()).accounts).toEqual(accounts);
  });

  test('it counts in the year of the bill, not in the year of the reversal', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const { id } = await record({ ...STAY, settledOn: '2025-12-31' }, 'k-1');
    valueOf(await ledger.reverse(id, '录错', 'r-1', MORNING));
    expect((await ledger.yearSoFar(personId, 2025)).sums).toEqual(EMPTY_YEAR);
    expect((await ledger.yearSoFar(personId, 2026)).sums).toEqual(EMPTY_YEAR);
  });

  test('a bill is reversed once, and the answer names the reversal', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id } = await record(STAY, 'k-1');
    const reversal = valueOf(await ledger.reverse(id, '录错', 'r-1', NEXT_DAY));
    const again = await writesNothing(ledger, async () =>
      ledger.reverse(id, '录错', 'r-2', NEXT_DAY),
    );
    const problem = problemOf(again);
    expect(problem.code).toBe('ALREADY_REVERSED');
    expect(problem.facts).toEqual({
      settlementId: id,
      reversedBy: reversal.id,
      reversedAt: NEXT_DAY.at,
    });
    expect(problem.message).toContain(reversal.id);
  });

  test('a reversal is not reversed: the bill is recorded anew', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id } = await record(STAY, 'k-1');
    const reversal = valueOf(await ledger.reverse(id, '录错', 'r-1', NEXT_DAY));
    const answer = await writesNothing(ledger, async () =>
      ledger.reverse(reversal.id, '又不错了', 'r-2', NEXT_DAY),
    );
    expect(problemOf(answer)).toMatchObject({
      code: 'NOT_FOUND',
      facts: { settlementId: reversal.id, reverses: id },
    });
    expect(problemOf(answer).message).toContain('record it anew');
    expect((await record(STAY, 'k-2', NEXT_DAY)).reversedBy).toBeNull();
  });

  test('a settlement that does not exist is not reversed', async () => {
    const { ledger } = await openDesk(openFresh);
    const answer = await writesNothing(ledger, async () =>
      ledger.reverse('20260510-000099', '录错', 'r-1', MORNING),
    );
    expect(problemOf(answer)).toMatchObject({
      code: 'NOT_FOUND',
      facts: { settlementId: '20260510-000099' },
    });
  });

  test('the same key reverses once; with another reason or for a bill it is a conflict', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id } = await record(STAY, 'k-1');
    const first = valueOf(await ledger.reverse(id, '录错', 'r-1', NEXT_DAY));
    expect(valueOf(await ledger.reverse(id, '录错', 'r-1', MORNING))).toEqual(first);
    const otherReason = await ledger.reverse(id, '退费', 'r-1', NEXT_DAY);
    expect(problemOf(otherReason)).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      facts: { settlementId: first.id },
    });
    expect(problemOf(await ledger.reverse(id, '录错', 'k-1', NEXT_DAY)).code).toBe(
      'IDEMPOTENCY_CONFLICT',
    );
  });

  test('a bill computed before a reversal is STALE after it', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const { id, settlement, ...rest } = await record(STAY, 'k-1');
    const { version } = await ledger.yearSoFar(personId, 2026);
    valueOf(await ledger.reverse(id, '录错', 'r-1', NEXT_DAY));
    const { year, claim, facility, packHash, standard, payment, details } = rest;
    const bill = { personId, year, claim, facility, settlement, packHash };
    const draft = { ...bill, standard, payment, details, diagnosis: '另一单' };
    const answer = await ledger.record({
      draft,
      key: 'k-2',
      expectedVersion: version,
      stamp: MORNING,
    });
    expect(problemOf(answer).code).toBe('STALE');
  });
}
