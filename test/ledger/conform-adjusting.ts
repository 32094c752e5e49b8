import { expect, test } from 'vitest';
import { addYears, EMPTY_YEAR } from '../../engine/year.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { adjustmentOf, adjustTo, APPROVED_BY, NEXT_DAY } from './adjusting-desk.ts';
import { buildDraft, buildPerson, MORNING, stampAt, toDay } from './build-draft.ts';
import { AGREED, LATER, sendFor } from './sending-desk.ts';
import { openDesk, problemOf, recordFor, valueOf, writesNothing } from './desk.ts';

const STAY = { total: 2_000_000, basic: 1_000_000, aid: 700_000, tilt: 90_000, deductible: 5_000 };
const BETTER = { ...STAY, aid: 800_000, tilt: 20_000, deductible: 0 };
function onlyOne(adjusted: readonly RecordedSettlement[]): RecordedSettlement {
  expect(adjusted).toHaveLength(1);
  return adjusted[0] ?? expect.fail('one settlement was adjusted');
}

export function adjustingConforms(openFresh: () => Promise<Ledger>): void {
  test('an adjustment is a linked entry: the old result stays, the year counts the new one', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const recorded = await record(STAY, 'k-1');
    const [adjusted] = valueOf(await adjustTo(desk, recorded, BETTER));
    const draft = buildDraft(personId, EMPTY_YEAR, BETTER);
    expect(adjusted).toMatchObject({
      claim: recorded.claim,
      recordedAt: NEXT_DAY.at,
      reverses: null,
      adjustedBy: [],
      adjusts: { id: recorded.id, approvedBy: APPROVED_BY, run: 'run-1', was: recorded.settlement },
    });
    expect(adjusted?.settlement).toEqual(draft.settlement);
    expect(await ledger.find(adjusted?.id ?? '')).toEqual(adjusted);
    const still = await ledger.find(recorded.id);
    expect(still?.settlement).toEqual(recorded.settlement);
    expect(still?.adjustedBy).toEqual([{ id: adjusted?.id, at: NEXT_DAY.at }]);
    expect((await ledger.yearSoFar(personId, 2026)).sums).toEqual(draft.settlement.counts);
    const { accounts, adjustments, settlements } = await ledger.stats();
    expect([settlements, adjustments]).toEqual([1, 1]);
    expect(accounts).toMatchObject({
      'fund:aid': 800_000,
      'fund:tilt': 20_000,
      'person:cash': recorded.settlement.cash,
      'person:adjusted': draft.settlement.cash - recorded.settlement.cash,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('it stands in the list with what it changes', async () => {
    const desk = await openDesk(openFresh);
    const recorded = await desk.record(STAY, 'k-1');
    valueOf(await adjustTo(desk, recorded, BETTER));
    const { rows } = await desk.ledger.list({ offset: 0, limit: 10 });
    expect(rows.map(({ adjusts, total, aid, tilt }) => [adjusts, total, aid, tilt])).toEqual([
      [recorded.id, 0, 100_000, -70_000],
      [null, 2_000_000, 700_000, 90_000],
    ]);
  });

  test('adjusted again, the later one counts and says what it was before it', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const recorded = await record(STAY, 'k-1');
    const first = onlyOne(valueOf(await adjustTo(desk, recorded, BETTER)));
    const second = onlyOne(valueOf(await adjustTo(desk, recorded, { ...STAY, aid: 650_000 })));
    expect(second.adjusts?.was).toEqual(first.settlement);
    expect((await ledger.find(recorded.id))?.adjustedBy.map(({ id }) => id)).toEqual([
      first.id,
      second.id,
    ]);
    const sums = (await ledger.yearSoFar(personId, 2026)).sums;
    expect(sums).toEqual(second.settlement.counts);
    const [counting] = (await ledger.countingYear(personId, 2026)).settlements;
    expect(counting?.newest).toEqual({
      seq: second.seq,
      hash: second.hash,
      computedAt: second.seq,
    });
    expect(counting?.recorded.settlement).toEqual(second.settlement);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('reversing an adjusted settlement takes all of it back, in one entry', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const recorded = await record(STAY, 'k-1');
    const [adjusted] = valueOf(await adjustTo(desk, recorded, BETTER));
    const itself = await writesNothing(ledger, async () =>
      ledger.reverse(adjusted?.id ?? '', '录错', 'r-0', NEXT_DAY),
    );
    expect(problemOf(itself).message).toContain(`reverse ${recorded.id}`);
    const reversal = valueOf(await ledger.reverse(recorded.id, '录错', 'r-1', NEXT_DAY));
    expect(reversal.settlement).toEqual(adjusted?.settlement);
    expect((await ledger.yearSoFar(personId, 2026)).sums).toEqual(EMPTY_YEAR);
    const { accounts } = await ledger.stats();
    expect(Object.values(accounts).filter((net) => net !== 0)).toEqual([]);
    expect((await ledger.countingYear(personId, 2026)).settlements).toEqual([]);
    expect(problemOf(await ledger.adjust(await noLonger(recorded))).code).toBe('NOT_FOUND');
    expect((await ledger.verify()).faults).toEqual([]);

    async function noLonger({ id, hash, standard }: RecordedSettlement) {
      const { version } = await ledger.yearSoFar(personId, 2026);
      const { settlement, packHash } = buildDraft(personId, EMPTY_YEAR, BETTER);
      if (standard === null) expect.fail('it was recorded now');
      const what = { adjusts: id, adjustsHash: hash, personId, year: 2026, settlement, packHash };
      const why = { standard, causes: [], approvedBy: APPROVED_BY, run: 'run-2' };
      const adjustments = [{ ...what, ...why }];
      return { adjustments, after: settlement.after, expectedVersion: version, stamp: NEXT_DAY };
    }
  });

  test('whatever moves after the replay makes it STALE, and nothing is written', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const recorded = await record(STAY, 'k-1');
    const adjustment = await adjustmentOf(ledger, recorded, BETTER);
    const { version } = await ledger.yearSoFar(personId, 2026);
    await record({ total: 100_000 }, 'k-2');
    const { after } = adjustment.settlement;
    const request = { adjustments: [adjustment], after, expectedVersion: version, stamp: NEXT_DAY };
    const answer = await writesNothing(ledger, async () => ledger.adjust(request));
    expect(problemOf(answer).code).toBe('STALE');
  });

  test('sums that the adjustments do not give are refused as a broken invariant, with nothing written', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const recorded = await record(STAY, 'k-1');
    const adjustment = await adjustmentOf(ledger, recorded, BETTER);
    const { version } = await ledger.yearSoFar(personId, 2026);
    const after = addYears(adjustment.settlement.after, { ...EMPTY_YEAR, stays: 1 });
    const request = { adjustments: [adjustment], after, expectedVersion: version, stamp: NEXT_DAY };
    await writesNothing(ledger, async () => {
      await expect(ledger.adjust(request)).rejects.toThrow('the year after its adjustments');
    });
  });

  test('a year to be replayed: what counts, and what changed since its first settlement', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const first = await record(STAY, 'k-1');
    const second = await record({ ...STAY, total: 3_000_000 }, 'k-2');
    await record({ ...STAY, settledOn: '2025-12-30' }, 'k-3');
    const other = buildPerson('person-2', { certificate: '110101190001012001' });
    valueOf(await ledger.savePerson(other, MORNING));
    await recordFor(ledger, other.id, STAY, { key: 'k-4' });
    const figure = { key: 'resident-income', from: toDay('2026-01-01'), until: null } as const;
    const said = { value: '36000', source: '公报', region: null };
    valueOf(await ledger.enterFigure({ ...figure, ...said }, MORNING));
    const reversal = valueOf(await ledger.reverse(first.id, '录错', 'r-1', NEXT_DAY));
    const { settlements, changes, version } = await ledger.countingYear(personId, 2026);
    expect(settlements.map(({ recorded }) => recorded.id)).toEqual([second.id]);
    expect(changes).toEqual([
      { kind: 'figure', seq: reversal.seq - 1, from: '2026-01-01', until: null },
      { kind: 'reversal', seq: reversal.seq, from: null, until: null },
    ]);
    expect(version).toBe(reversal.seq);
    expect(await ledger.peopleOfYear(2026)).toEqual([personId, other.id]);
    expect(await ledger.peopleOfYear(2025)).toEqual([personId]);
    expect(await ledger.peopleOfYear(2024)).toEqual([]);
  });

  test('what was sent was computed before it was sent: a figure of the time between is a change', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const sent = await sendFor(ledger, personId, 'k-1');
    const figure = { key: 'resident-income', from: toDay('2026-01-01'), until: null } as const;
    const said = { value: '36000', source: '公报', region: null };
    valueOf(await ledger.enterFigure({ ...figure, ...said }, LATER));
    const recorded = valueOf(await ledger.answered(sent.messageId, AGREED, LATER));
    const { settlements, changes } = await ledger.countingYear(personId, 2026);
    expect(settlements[0]?.newest.computedAt).toBe(recorded.seq - 2);
    expect(changes.map(({ kind, seq }) => [kind, seq])).toEqual([['figure', recorded.seq - 1]]);
  });

  test('the sums of a year as of any entry and any day', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const first = await record(STAY, 'k-1');
    const second = await record({ ...STAY, total: 3_000_000 }, 'k-2', NEXT_DAY);
    const later = stampAt('2026-06-01T08:00:00+08:00');
    const reversal = valueOf(await ledger.reverse(first.id, '录错', 'r-1', later));
    const asOf = async (at: Parameters<Ledger['sumsAsOf']>[2]) =>
      ledger.sumsAsOf(personId, 2026, at);
    expect(await asOf({ seq: first.seq - 1 })).toEqual(EMPTY_YEAR);
    expect(await asOf({ seq: first.seq })).toEqual(first.settlement.after);
    expect(await asOf({ seq: reversal.seq - 1 })).toEqual(second.settlement.after);
    expect(await asOf({ seq: reversal.seq })).toEqual(second.settlement.counts);
    expect(await asOf({ day: toDay('2026-05-09') })).toEqual(EMPTY_YEAR);
    expect(await asOf({ day: toDay('2026-05-10') })).toEqual(first.settlement.after);
    expect(await asOf({ day: toDay('2026-05-31') })).toEqual(second.settlement.after);
    expect(await asOf({ day: toDay('2026-06-01') })).toEqual(
      (await ledger.yearSoFar(personId, 2026)).sums,
    );
  });
}
