import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, CLINIC, MORNING } from './build-draft.ts';
import { openDesk, problemOf, recordFor, valueOf, writesNothing } from './desk.ts';
import { AGREED, differing, entryFor, LATER, MUCH_LATER, sendFor, STAY } from './sending-desk.ts';

const ALL = { offset: 0, limit: 100 } as const;

/** What was settled without the platform, until the platform says something of it. */
export function confirmingConforms(openFresh: () => Promise<Ledger>): void {
  test('settled without the platform, it is numbered and provisional', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { seq, sentAs, differences } = await record(STAY, 'k-1');
    const messageId = `H5104020000120260510091530${String(seq).padStart(4, '0')}`;
    expect([sentAs, differences]).toEqual([{ messageId, platformId: null }, null]);
    expect(await ledger.openMessages()).toEqual([]);
  });

  test.each([
    ['agrees', []],
    ['differs', [differing('fund:aid', 700_000, 690_000), differing('person:cash', 1, 10_001)]],
  ])('the platform %s: both numbers, and what differs, and no amount moves', async (_how, said) => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const recorded = await record(STAY, 'k-1');
    const { accounts } = await ledger.stats();
    const before = await ledger.yearSoFar(personId, 2026);
    const confirmation = { settlementId: recorded.id, platformId: 'S-0001', differences: said };
    const confirmed = valueOf(await ledger.confirm(confirmation, LATER));
    expect(confirmed).toEqual({
      ...recorded,
      sentAs: { ...recorded.sentAs, platformId: 'S-0001' },
      differences: said,
    });
    expect(await ledger.find(recorded.id)).toEqual(confirmed);
    expect((await ledger.stats()).accounts).toEqual(accounts);
    expect(await ledger.yearSoFar(personId, 2026)).toEqual(before);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('it is confirmed once: the same again changes nothing, something else is refused', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id: settlementId } = await record(STAY, 'k-1');
    const confirmation = { settlementId, ...AGREED };
    const confirmed = valueOf(await ledger.confirm(confirmation, LATER));
    await writesNothing(ledger, async () => {
      expect(valueOf(await ledger.confirm(confirmation, MUCH_LATER))).toEqual(confirmed);
      for (const other of [
        { ...confirmation, platformId: 'S-0002' },
        { ...confirmation, differences: [differing('fund:aid', 1, 2)] },
      ]) {
        expect(problemOf(await ledger.confirm(other, MUCH_LATER))).toMatchObject({
          code: 'ALREADY_CONFIRMED',
          facts: { settlementId, platformId: 'S-0001', askedPlatformId: other.platformId },
        });
      }
    });
  });

  test('what the platform answered itself is confirmed with that', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const { id: settlementId } = valueOf(await ledger.answered(messageId, AGREED, LATER));
    await writesNothing(ledger, async () => {
      expect((await ledger.confirm({ settlementId, ...AGREED }, LATER)).ok).toBe(true);
      const other = { settlementId, ...AGREED, platformId: 'S-0009' };
      expect(problemOf(await ledger.confirm(other, LATER)).code).toBe('ALREADY_CONFIRMED');
    });
  });

  test('a reversed one too: the platform may have it, and takes it back by its number', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id: settlementId } = await record(STAY, 'k-1');
    const reversal = valueOf(await ledger.reverse(settlementId, '录错', 'r-1', LATER));
    const confirmed = valueOf(await ledger.confirm({ settlementId, ...AGREED }, MUCH_LATER));
    expect(confirmed).toMatchObject({
      sentAs: { platformId: 'S-0001' },
      reversedBy: { id: reversal.id },
    });
    expect((await ledger.find(reversal.id))?.sentAs).toEqual(confirmed.sentAs);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('neither a reversal is confirmed nor what does not exist', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const { id } = await record(STAY, 'k-1');
    const reversal = valueOf(await ledger.reverse(id, '录错', 'r-1', LATER));
    await writesNothing(ledger, async () => {
      for (const settlementId of [reversal.id, '20260510-009999']) {
        const problem = problemOf(await ledger.confirm({ settlementId, ...AGREED }, LATER));
        expect(problem).toMatchObject({ code: 'NOT_FOUND', facts: { settlementId } });
      }
      const unnamed = { settlementId: id, platformId: ' ', differences: [] };
      await expect(ledger.confirm(unnamed, LATER)).rejects.toThrow('names what it settled');
    });
  });

  test('what counts and is not confirmed is listed, the oldest first, page by page', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const other = buildPerson('person-2', { name: '李丁', certificate: '510402195503081023' });
    valueOf(await ledger.savePerson(other, MORNING));
    expect(await ledger.unconfirmed(ALL)).toEqual({ rows: [], total: 0 });
    const a = await record(STAY, 'a');
    const b = await record(STAY, 'b');
    const c = await recordFor(ledger, other.id, STAY, { key: 'c' });
    const unnumbered = await entryFor(ledger, personId, 'd');
    const draft = { ...unnumbered.draft, facility: { ...CLINIC, code: '' } };
    const d = valueOf(await ledger.record({ ...unnumbered, draft }));
    const sent = await sendFor(ledger, personId, 'e');
    const ids = async (page: { readonly offset: number; readonly limit: number }) => {
      const { rows, total } = await ledger.unconfirmed(page);
      return [total, ...rows.map(({ id }) => id)];
    };
    expect(await ids(ALL)).toEqual([4, a.id, b.id, c.id, d.id]);
    expect(await ids({ offset: 1, limit: 2 })).toEqual([4, b.id, c.id]);
    expect(await ids({ offset: 4, limit: 2 })).toEqual([4]);
    expect((await ledger.unconfirmed(ALL)).rows[2]).toEqual({
      id: c.id,
      seq: c.seq,
      recordedAt: MORNING.at,
      settledOn: '2026-05-10',
      personId: other.id,
      personName: '李丁',
      care: 'inpatient',
      total: STAY.total,
      aid: STAY.aid,
      tilt: 0,
      cash: c.settlement.cash,
      messageId: c.sentAs.messageId,
    });
    expect((await ledger.unconfirmed(ALL)).rows[3]?.messageId).toBeNull();
    valueOf(await ledger.answered(sent.messageId, AGREED, LATER));
    valueOf(await ledger.reverse(b.id, '录错', 'r', LATER));
    valueOf(await ledger.confirm({ ...AGREED, settlementId: a.id, platformId: 'S-2' }, LATER));
    expect(await ids(ALL)).toEqual([2, c.id, d.id]);
    valueOf(await ledger.confirm({ ...AGREED, settlementId: b.id, platformId: 'S-3' }, LATER));
    expect(await ids(ALL)).toEqual([2, c.id, d.id]);
    expect((await ledger.verify()).faults).toEqual([]);
  });
}
