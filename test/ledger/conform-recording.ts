import { expect, test } from 'vitest';
import { EMPTY_YEAR } from '../../engine/year.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildDraft, buildPerson, CLINIC, MORNING, stampAt, toDay } from './build-draft.ts';
import { buildPlan } from './conform-plans.ts';
import { READING } from './conform-readings.ts';
import type { Bill } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';
import { printSlip } from './print-slip.ts';

const STAY: Bill = {
  total: 5_000_000,
  outOfScope: 500_000,
  basic: 3_000_000,
  catastrophic: 500_000,
  deductible: 0,
  aid: 700_000,
  tilt: 0,
};

export function recordingConforms(openFresh: () => Promise<Ledger>): void {
  test('a recorded settlement has its number, hash and person, and is found again the same', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const recorded = await record(STAY, 'k-1');
    expect(recorded).toMatchObject({
      ...buildDraft(personId, EMPTY_YEAR, STAY),
      id: `20260510-${String(recorded.seq).padStart(6, '0')}`,
      recordedAt: MORNING.at,
      personName: '张甲',
      certificateMasked: '110***********1009',
      facility: CLINIC,
      demonstration: false,
      reverses: null,
      reversedBy: null,
    });
    expect(recorded.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(recorded.hash).toBe((await ledger.stats()).headHash);
    expect(await ledger.find(recorded.id)).toEqual(recorded);
    expect(await ledger.find('20260510-999999')).toBeNull();
  });

  test('the name on a settlement stays as it was when it was recorded', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id } = await record(STAY, 'k-1');
    valueOf(await ledger.savePerson(buildPerson('person-1', { name: '张改名' }), MORNING));
    expect((await ledger.find(id))?.personName).toBe('张甲');
  });

  test('the year so far is the sum of what was recorded, pool by pool, year by year', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    expect(await ledger.yearSoFar(personId, 2026)).toMatchObject({ sums: EMPTY_YEAR });
    await record(
      { ...STAY, deductible: 30_000, pools: { ordinary: 500_000, major: 200_000 } },
      'a',
    );
    await record({ ...STAY, tilt: 90_000, tiltExcess: 40_000, pools: { major: 700_000 } }, 'b');
    await record({ ...STAY, settledOn: '2025-12-31', pools: { major: 1 } }, 'c');
    const { sums } = await ledger.yearSoFar(personId, 2026);
    expect(sums).toEqual({
      deductible: 30_000,
      pools: { major: 900_000, ordinary: 500_000 },
      tilt: 90_000,
      selfPay: 600_000,
      tiltExcess: 40_000,
      afterInsurance: 2_000_000,
      stays: 2,
      basic: 6_000_000,
      catastrophic: 1_000_000,
      afterBasic: 3_000_000,
    });
    expect((await ledger.yearSoFar(personId, 2025)).sums.pools).toEqual({ major: 1 });
    expect((await ledger.yearSoFar(personId, 2024)).sums).toEqual(EMPTY_YEAR);
    expect((await ledger.yearSoFar('nobody', 2026)).sums).toEqual(EMPTY_YEAR);
  });

  test('every account gets its part, and the parts make up the bill', async () => {
    const { ledger, record } = await openDesk(openFresh);
    await record(
      {
        total: 1_000_000,
        outOfScope: 100_000,
        basic: 300_001,
        catastrophic: 100_002,
        otherInsurance: 50_003,
        commercial: 20_004,
        commercialOutOfScope: 10_005,
        charity: 5_006,
        rareDiseaseFund: 4_007,
        aid: 200_008,
        tilt: 30_009,
        tiltRefund: 7_000,
        hospitalBorne: 15_010,
      },
      'k-1',
    );
    const { accounts } = await ledger.stats();
    expect(accounts).toEqual({
      bill: -1_000_000,
      'fund:basic': 300_001,
      'fund:catastrophic': 100_002,
      'fund:other-insurance': 50_003,
      'fund:commercial': 30_009,
      charity: 5_006,
      'fund:rare-disease': 4_007,
      'fund:aid': 200_008,
      'fund:tilt': 30_009,
      'person:refund': -7_000,
      hospital: 15_010,
      'person:cash': 272_945,
    });
    expect(Object.values(accounts).reduce((a, b) => a + b, 0)).toBe(0);
  });

  test('what was paid beyond the cost is posted as overpaid, not hidden', async () => {
    const { ledger, record } = await openDesk(openFresh);
    await record({ total: 100_000, basic: 80_000, charity: 30_000 }, 'k-1');
    expect((await ledger.stats()).accounts).toEqual({
      bill: -100_000,
      'fund:basic': 80_000,
      charity: 30_000,
      overpaid: -10_000,
    });
  });

  test.each<[string, (ledger: Ledger) => Promise<unknown>]>([
    [
      'another bill was recorded',
      async (ledger) => {
        const { sums, version } = await ledger.yearSoFar('person-1', 2025);
        const draft = buildDraft('person-1', sums, { ...STAY, settledOn: '2025-02-03' });
        const entry = { draft, key: 'k-0', expectedVersion: version, stamp: MORNING };
        return valueOf(await ledger.record(entry));
      },
    ],
    [
      'an identity was changed',
      async (ledger) => ledger.savePerson(buildPerson('person-1', { identities: [] }), MORNING),
    ],
    [
      'a figure was published',
      async (ledger) =>
        ledger.enterFigure(
          {
            key: 'resident-income',
            from: toDay('2026-01-01'),
            until: null,
            value: '40000',
            source: '公报',
            region: null,
          },
          MORNING,
        ),
    ],
    ['the facility was set up', async (ledger) => ledger.saveFacility(CLINIC, MORNING)],
    ['a plan was entered', async (ledger) => ledger.enterPlan(buildPlan(), MORNING)],
    [
      'a reading was switched',
      async (ledger) => ledger.switchReading({ ...READING, on: true }, MORNING),
    ],
  ])('a bill is STALE when, since it was computed, %s', async (_what, move) => {
    const { ledger, personId } = await openDesk(openFresh);
    const { sums, version } = await ledger.yearSoFar(personId, 2026);
    await move(ledger);
    const now = (await ledger.yearSoFar(personId, 2026)).version;
    const draft = buildDraft(personId, sums, STAY);
    const entry = { draft, key: 'k-1', expectedVersion: version, stamp: MORNING };
    const problem = problemOf(await writesNothing(ledger, async () => ledger.record(entry)));
    expect(problem).toMatchObject({ code: 'STALE', facts: { expected: version, actual: now } });
  });

  test('a bill is not STALE because somebody else was served or a slip was printed', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const { id } = await record(STAY, 'k-1');
    const { sums, version } = await ledger.yearSoFar(personId, 2026);
    const other = buildPerson('person-2', { certificate: '510402195503081023' });
    valueOf(await ledger.savePerson(other, MORNING));
    valueOf(await printSlip(ledger, id, MORNING));
    const draft = buildDraft(personId, sums, { ...STAY, total: 5_100_000 });
    const answer = await ledger.record({
      draft,
      key: 'k-2',
      expectedVersion: version,
      stamp: MORNING,
    });
    expect(answer.ok).toBe(true);
  });

  test('nothing is recorded for somebody whom the ledger does not know', async () => {
    const { ledger } = await openDesk(openFresh);
    const draft = buildDraft('nobody', EMPTY_YEAR, STAY);
    const entry = { draft, key: 'k-1', expectedVersion: 0, stamp: MORNING };
    const problem = problemOf(await writesNothing(ledger, async () => ledger.record(entry)));
    expect(problem).toMatchObject({ code: 'NOT_FOUND', facts: { personId: 'nobody' } });
  });

  test('the same key with the same bill is recorded once, also when it was computed anew', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const first = await record(STAY, 'k-1');
    const again = await writesNothing(ledger, async () =>
      record(STAY, 'k-1', stampAt('2026-05-10T09:16:00+08:00')),
    );
    expect(again).toEqual(first);
    const draft = buildDraft(personId, EMPTY_YEAR, STAY);
    const twice = await ledger.record({ draft, key: 'k-1', expectedVersion: 2, stamp: MORNING });
    expect(valueOf(twice)).toEqual(first);
  });

  test.each<[string, Partial<Bill>, string]>([
    ['another amount', { total: 5_000_001 }, '慢性肾脏病5期'],
    ['another day', { settledOn: '2026-05-09' }, '慢性肾脏病5期'],
    ['another diagnosis', {}, '骨折'],
  ])('the same key with %s is a conflict that names both', async (_what, change, diagnosis) => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const first = await record(STAY, 'k-1');
    const { sums, version } = await ledger.yearSoFar(personId, 2026);
    const draft = { ...buildDraft(personId, sums, { ...STAY, ...change }), diagnosis };
    const entry = { draft, key: 'k-1', expectedVersion: version, stamp: MORNING };
    const problem = problemOf(await writesNothing(ledger, async () => ledger.record(entry)));
    expect(problem).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      facts: { key: 'k-1', settlementId: first.id },
    });
    const { recordedHash, askedHash } = problem.facts ?? {};
    expect(recordedHash).toMatch(/^[0-9a-f]{64}$/);
    expect(askedHash).toMatch(/^[0-9a-f]{64}$/);
    expect(askedHash).not.toBe(recordedHash);
  });

  test.each<
    [string, (draft: ReturnType<typeof buildDraft>) => ReturnType<typeof buildDraft>, RegExp]
  >([
    [
      'cash a fen short',
      (d) => ({ ...d, settlement: { ...d.settlement, cash: toCash(d.settlement.cash - 1) } }),
      /do not add up to the bill/,
    ],
    [
      'cash a fen over',
      (d) => ({ ...d, settlement: { ...d.settlement, cash: toCash(d.settlement.cash + 1) } }),
      /already overpaid/,
    ],
    [
      'sums before it that are not the year’s',
      (d) => ({ ...d, settlement: buildDraft(d.personId, d.settlement.after, STAY).settlement }),
      /what was before the claim/,
    ],
    [
      'sums after it that do not follow',
      (d) => ({ ...d, settlement: { ...d.settlement, after: EMPTY_YEAR } }),
      /before \+ counts/,
    ],
    ['another year than its day’s', (d) => ({ ...d, year: 2025 }), /counts in the year/],
  ])('a settlement that cannot be right is not written: %s', async (_what, spoil, says) => {
    const { ledger, personId } = await openDesk(openFresh);
    const { sums, version } = await ledger.yearSoFar(personId, 2026);
    const draft = spoil(buildDraft(personId, sums, STAY));
    const entry = { draft, key: 'k-1', expectedVersion: version, stamp: MORNING };
    await writesNothing(ledger, async () => expect(ledger.record(entry)).rejects.toThrow(says));
    expect((await ledger.verify()).faults).toEqual([]);
  });
}

function toCash(amount: number) {
  return buildDraft('x', EMPTY_YEAR, { total: amount }).settlement.cash;
}
