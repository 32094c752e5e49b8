import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { CopyNoted } from '../../electron/ledger/port-copies.ts';
import { MORNING, stampAt } from './build-draft.ts';
import { NEWEST, OPERATIONS, openShop } from './conform-clock.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';

const EVENING = stampAt('2026-05-10T18:00:00.000+08:00');

/** A copy of the ledger as it is now. */
async function copyNow(ledger: Ledger, kind: CopyNoted['kind'], file: string): Promise<CopyNoted> {
  const { entries, headHash } = await ledger.stats();
  return { kind, file, sha256: file.padEnd(64, '0'), entries, headHash };
}

/** What every ledger must do with copies of itself: note them, know the last, and end where it was moved away. */
export function copiesConform(openFresh: () => Promise<Ledger>): void {
  test('nothing was copied yet', async () => {
    const { ledger } = await openDesk(openFresh);
    expect(await ledger.lastBackup()).toBeNull();
    expect(await ledger.movedAway()).toBeNull();
  });

  test('the last backup that was noted is known, with its moment and who made it', async () => {
    const { ledger, record } = await openDesk(openFresh);
    valueOf(await ledger.noteCopy(await copyNow(ledger, 'backup', 'a'), MORNING));
    await record({ total: 100 }, 'k-1');
    const second = await copyNow(ledger, 'backup', 'b');
    expect(valueOf(await ledger.noteCopy(second, EVENING))).toEqual({ ...second, ...EVENING });
    expect(await ledger.lastBackup()).toEqual({ ...second, ...EVENING });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('a backup may be of a moment before: others went on recording', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const before = await copyNow(ledger, 'backup', 'a');
    await record({ total: 100 }, 'k-1');
    valueOf(await ledger.noteCopy(before, MORNING));
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test.each(['restored', 'exported', 'imported'] as const)(
    'STALE: no copy is noted as %s that does not hold all that was recorded',
    async (kind) => {
      const { ledger, record } = await openDesk(openFresh);
      const before = await copyNow(ledger, kind, 'a');
      await record({ total: 100 }, 'k-1');
      const problem = problemOf(
        await writesNothing(ledger, () => ledger.noteCopy(before, MORNING)),
      );
      expect(problem).toMatchObject({ code: 'STALE', facts: { entries: 2, head: 3 } });
      expect(problem.message).toContain('make the copy again');
      expect(await ledger.movedAway()).toBeNull();
    },
  );

  test('a copy of a state that this ledger never had is a mistake of the program', async () => {
    const { ledger } = await openDesk(openFresh);
    const copy = await copyNow(ledger, 'backup', 'a');
    const other = { ...copy, headHash: 'f'.repeat(64) };
    const before = await ledger.stats();
    await expect(ledger.noteCopy(other, MORNING)).rejects.toThrow('that this ledger had');
    await expect(ledger.noteCopy({ ...copy, entries: 99 }, MORNING)).rejects.toThrow('had');
    expect(await ledger.stats()).toEqual(before);
  });

  test.each(OPERATIONS)('moved away, %s writes nothing and says where to', async (_name, write) => {
    const shop = await openShop(openFresh);
    const { ledger } = shop;
    const copy = await copyNow(ledger, 'exported', 'to-room-2.yidan');
    valueOf(await ledger.noteCopy(copy, NEWEST));
    expect(await ledger.movedAway()).toEqual({ ...copy, ...NEWEST });
    const problem = problemOf(await writesNothing(ledger, () => write(shop, NEWEST)));
    expect(problem.code).toBe('LEDGER_UNUSABLE');
    expect(problem.facts).toMatchObject({ why: 'moved-away', bundle: 'to-room-2.yidan' });
    expect(problem.message).toMatch(/moved to another machine in the bundle to-room-2\.yidan/);
  });

  test('moved away, it still answers everything that is only read', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const { id } = await record({ total: 100, aid: 60 }, 'k-1');
    const before = await ledger.yearSoFar(personId, 2026);
    valueOf(await ledger.noteCopy(await copyNow(ledger, 'exported', 'a'), MORNING));
    expect(await ledger.yearSoFar(personId, 2026)).toEqual(before);
    expect((await ledger.find(id))?.id).toBe(id);
    expect((await ledger.list({ offset: 0, limit: 9 })).total).toBe(1);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('taken back, it goes on; another bundle does not take it back', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const exported = await copyNow(ledger, 'exported', 'a');
    valueOf(await ledger.noteCopy(exported, MORNING));
    const another = await copyNow(ledger, 'imported', 'b');
    const refused = await writesNothing(ledger, () => ledger.noteCopy(another, MORNING));
    expect(problemOf(refused).facts).toMatchObject({ why: 'moved-away' });
    valueOf(await ledger.noteCopy({ ...exported, kind: 'imported' }, EVENING));
    expect(await ledger.movedAway()).toBeNull();
    await record({ total: 100 }, 'k-1', EVENING);
    expect((await ledger.verify()).faults).toEqual([]);
  });
}
