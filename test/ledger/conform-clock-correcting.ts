import { expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { CLINIC, MORNING, stampAt } from './build-draft.ts';
import { OPERATIONS, openShop, type Shop } from './conform-clock.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';

/** A year ahead of the shop's newest entry, and the moment that it really is. */
const AHEAD = stampAt('2027-05-11T09:00:00.000+08:00');
const REALLY = stampAt('2026-05-11T09:30:00.000+08:00');
export const CORRECTION = { reason: '主板电池没电，时间超前一年', approvedBy: '主任丙' };

/** A shop whose newest entry was dated a year ahead: nothing more is taken. */
async function lockedShop(openFresh: () => Promise<Ledger>): Promise<Shop> {
  const shop = await openShop(openFresh);
  valueOf(await shop.ledger.saveFacility({ ...CLINIC, desk: '9号窗口' }, AHEAD));
  return shop;
}

/** What every ledger must do for people whose clock was ahead: let them go on, once two of them say so. */
export function clockCorrectingConforms(openFresh: () => Promise<Ledger>): void {
  test.each(OPERATIONS)(
    'locked out by a clock a year ahead, and let in again: %s',
    async (_n, write) => {
      const shop = await lockedShop(openFresh);
      const { ledger } = shop;
      const refused = await writesNothing(ledger, async () => write(shop, REALLY));
      expect(problemOf(refused)).toMatchObject({ code: 'CLOCK_BACK', facts: { last: AHEAD.at } });
      valueOf(await ledger.correctClock(CORRECTION, REALLY));
      const { entries } = await ledger.stats();
      valueOf(await write(shop, REALLY));
      expect((await ledger.stats()).entries).toBe(entries + 1);
      expect((await ledger.verify()).faults).toEqual([]);
    },
  );

  test('one entry says from when to when, why, and who stands for it', async () => {
    const { ledger } = await lockedShop(openFresh);
    const { entries } = await ledger.stats();
    const corrected = valueOf(await ledger.correctClock(CORRECTION, REALLY));
    expect(corrected).toEqual({
      ...CORRECTION,
      seq: entries + 1,
      last: AHEAD.at,
      now: REALLY.at,
      by: REALLY.by,
    });
    expect(await ledger.stats()).toMatchObject({ entries: entries + 1, lastEntryAt: REALLY.at });
  });

  test('from then on the correction is what nothing is dated before', async () => {
    const { ledger } = await lockedShop(openFresh);
    valueOf(await ledger.correctClock(CORRECTION, REALLY));
    const back = stampAt('2026-05-11T09:27:59.999+08:00');
    const answer = await ledger.saveFacility({ ...CLINIC, desk: '8号窗口' }, back);
    expect(problemOf(answer)).toMatchObject({ code: 'CLOCK_BACK', facts: { last: REALLY.at } });
    // Ahead again, and corrected again: each time two people say so.
    valueOf(await ledger.saveFacility({ ...CLINIC, desk: '7号窗口' }, AHEAD));
    expect(valueOf(await ledger.correctClock(CORRECTION, REALLY)).last).toBe(AHEAD.at);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('nobody moves of it: not the sums of a year, not its version, not a list', async () => {
    const { ledger, recorded } = await lockedShop(openFresh);
    const { personId, year } = recorded;
    const filter = { offset: 0, limit: 10 };
    const before = [await ledger.yearSoFar(personId, year), await ledger.list(filter)];
    const { accounts } = await ledger.stats();
    valueOf(await ledger.correctClock(CORRECTION, REALLY));
    expect([await ledger.yearSoFar(personId, year), await ledger.list(filter)]).toEqual(before);
    expect((await ledger.stats()).accounts).toEqual(accounts);
  });

  test.each([
    ['later', AHEAD],
    ['the same moment', stampAt('2026-05-11T00:00:00.000Z')],
    ['two minutes slow', stampAt('2026-05-10T23:58:00.000Z')],
  ])('NOT_ALLOWED where the clock is not back: %s', async (_what, stamp) => {
    const { ledger } = await openShop(openFresh);
    const answer = await writesNothing(ledger, () => ledger.correctClock(CORRECTION, stamp));
    const problem = problemOf(answer);
    expect(problem).toMatchObject({
      code: 'NOT_ALLOWED',
      facts: { why: 'clock-not-back', now: stamp.at },
    });
    expect(problem.message).toContain('nothing to correct');
  });

  test('NOT_ALLOWED a second time: of two windows that ask at once, one corrects', async () => {
    const { ledger } = await lockedShop(openFresh);
    const answers = await Promise.all([
      ledger.correctClock(CORRECTION, REALLY),
      ledger.correctClock(CORRECTION, REALLY),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'NOT_ALLOWED' } });
  });

  test('NOT_ALLOWED before anything is recorded: any moment is taken then', async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    const long = stampAt('1999-01-01T00:00:00+08:00');
    const answer = await writesNothing(ledger, () => ledger.correctClock(CORRECTION, long));
    expect(problemOf(answer).code).toBe('NOT_ALLOWED');
  });

  test('whoever approves it is not who makes it, and its moment is a moment', async () => {
    const { ledger } = await lockedShop(openFresh);
    const alone = { ...CORRECTION, approvedBy: REALLY.by };
    await writesNothing(ledger, async () => {
      await expect(ledger.correctClock(alone, REALLY)).rejects.toThrow('is not who makes it');
      await expect(ledger.correctClock(CORRECTION, stampAt('gestern'))).rejects.toThrow(
        'not a moment',
      );
    });
  });

  test('a ledger that was moved away is not corrected here', async () => {
    const { ledger } = await openDesk(openFresh);
    const { entries, headHash } = await ledger.stats();
    const copy = { kind: 'exported', file: 'a.yidan', sha256: 'a'.repeat(64) } as const;
    valueOf(await ledger.noteCopy({ ...copy, entries, headHash }, AHEAD));
    const answer = await writesNothing(ledger, () => ledger.correctClock(CORRECTION, MORNING));
    expect(problemOf(answer)).toMatchObject({
      code: 'LEDGER_UNUSABLE',
      facts: { why: 'moved-away' },
    });
  });
}
