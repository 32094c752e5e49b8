import { expect, onTestFinished, test } from 'vitest';
import { parsePlan, type InsurancePlan } from '../../engine/insurance/plan.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { MORNING, stampAt, toDay } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';

/** A whole plan, every part of it filled. */
export function buildPlan(changes: Partial<InsurancePlan> = {}): InsurancePlan {
  const plan = valueOf(
    parsePlan({
      id: 'resident',
      name: '居民医保（虚构）',
      from: '2026-01-01',
      until: '2026-12-31',
      source: '医保局文件',
      basic: {
        rows: [
          {
            care: ['inpatient', 'chronic-outpatient'],
            levels: [2, 3],
            deductibles: ['800', '400'],
            bands: [
              { upTo: '50000', share: '0.7' },
              { upTo: null, share: '0.8' },
            ],
          },
        ],
        cap: '150000',
      },
      catastrophic: { deductible: '12000', bands: [{ upTo: null, share: '0.6' }], cap: '300000' },
    }),
  );
  return { ...plan, ...changes };
}

const stamped = { enteredAt: MORNING.at, enteredBy: MORNING.by };

export function plansConform(openFresh: () => Promise<Ledger>): void {
  const open = async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    return ledger;
  };

  test('a ledger begins without plans and keeps those that are entered, by id and day', async () => {
    const ledger = await open();
    expect(await ledger.plans()).toEqual([]);
    const worker = buildPlan({ id: 'employee', basic: null });
    const [first, next] = [
      buildPlan(),
      buildPlan({ from: toDay('2027-01-01'), until: null, catastrophic: null }),
    ];
    for (const plan of [next, worker, first]) valueOf(await ledger.enterPlan(plan, MORNING));
    expect(await ledger.plans()).toEqual(
      [worker, first, next].map((plan) => ({ ...plan, ...stamped })),
    );
  });

  test('a plan of the same id and first day replaces the earlier one', async () => {
    const ledger = await open();
    valueOf(await ledger.enterPlan(buildPlan(), MORNING));
    const evening = stampAt('2026-05-10T18:00:00+08:00');
    const corrected = buildPlan({ catastrophic: null, until: null });
    const plans = valueOf(await ledger.enterPlan(corrected, evening));
    expect(plans).toEqual([{ ...corrected, enteredAt: evening.at, enteredBy: evening.by }]);
  });

  test('the same plan again writes nothing', async () => {
    const ledger = await open();
    valueOf(await ledger.enterPlan(buildPlan(), MORNING));
    const later = stampAt('2027-01-01T00:00:00+08:00');
    const again = await writesNothing(ledger, async () => ledger.enterPlan(buildPlan(), later));
    expect(valueOf(again)).toEqual([{ ...buildPlan(), ...stamped }]);
  });

  test.each([
    ['inside it', '2026-03-01', '2026-03-31'],
    ['over its first day', '2025-06-01', '2026-01-01'],
    ['over its last day', '2026-12-31', '2027-12-30'],
    ['around it', '2025-01-01', null],
  ])('of one id only one holds on a day: %s', async (_where, from, until) => {
    const ledger = await open();
    valueOf(await ledger.enterPlan(buildPlan(), MORNING));
    const days = { from: toDay(from), until: until === null ? null : toDay(until) };
    const answer = await writesNothing(ledger, async () =>
      ledger.enterPlan(buildPlan(days), MORNING),
    );
    expect(problemOf(answer)).toMatchObject({
      code: 'PLAN_INVALID',
      at: 'from',
      facts: { plan: 'resident', recordedFrom: '2026-01-01', recordedUntil: '2026-12-31' },
    });
    valueOf(await ledger.enterPlan(buildPlan({ ...days, id: 'other' }), MORNING));
  });

  test('a plan moves the version of everybody and no sum', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const before = await ledger.yearSoFar(personId, 2026);
    valueOf(await ledger.enterPlan(buildPlan(), MORNING));
    const after = await ledger.yearSoFar(personId, 2026);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.sums).toEqual(before.sums);
    expect((await ledger.verify()).faults).toEqual([]);
  });
}
