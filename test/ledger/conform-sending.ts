import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordEntry } from '../../electron/ledger/records.ts';
import type { Result } from '../../engine/problem.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { buildDraft, buildPerson, CLINIC, MORNING } from './build-draft.ts';
import { openDesk, problemOf, recordFor, valueOf, writesNothing } from './desk.ts';
import { AGREED, entryFor, LATER, MUCH_LATER, sendFor, STAY } from './sending-desk.ts';

const OTHER_BILL = { ...STAY, total: 2_100_000 };

/** What is refused because of a message, and what a key means that was sent. */
export function sendingConforms(openFresh: () => Promise<Ledger>): void {
  test.each<[string, (ledger: Ledger, entry: RecordEntry) => Promise<Result<unknown>>]>([
    ['recorded', async (ledger, entry) => ledger.record(entry)],
    ['sent', async (ledger, entry) => ledger.send(entry)],
  ])('while a message is open, no other bill of the person is %s', async (_what, ask) => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    for (const settledOn of ['2026-05-10', '2025-12-31']) {
      const entry = await entryFor(ledger, personId, 'k-2', { ...OTHER_BILL, settledOn }, LATER);
      const problem = problemOf(await writesNothing(ledger, async () => ask(ledger, entry)));
      expect(problem).toMatchObject({
        code: 'MESSAGE_OPEN',
        facts: { messageId, since: MORNING.at, personId },
      });
      expect(problem.message).toContain(messageId);
      expect(problem.message).toContain(MORNING.at);
    }
    valueOf(await ledger.unanswered(messageId, '无应答', LATER));
    const still = await entryFor(ledger, personId, 'k-2', OTHER_BILL, LATER);
    expect(problemOf(await ask(ledger, still)).code).toBe('MESSAGE_OPEN');
    valueOf(await ledger.answered(messageId, AGREED, LATER));
    const now = await entryFor(ledger, personId, 'k-2', OTHER_BILL, MUCH_LATER);
    expect((await ask(ledger, now)).ok).toBe(true);
  });

  test('while a message is open, no earlier bill of the person is reversed', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const { id } = await record(OTHER_BILL, 'k-0');
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const problem = problemOf(
      await writesNothing(ledger, async () => ledger.reverse(id, '录错', 'r-1', LATER)),
    );
    expect(problem).toMatchObject({ code: 'MESSAGE_OPEN', facts: { messageId } });
    valueOf(await ledger.answered(messageId, AGREED, LATER));
    const reversal = valueOf(await ledger.reverse(id, '录错', 'r-1', MUCH_LATER));
    await sendFor(ledger, personId, 'k-2', OTHER_BILL, MUCH_LATER);
    const again = await ledger.reverse(id, '录错', 'r-1', MUCH_LATER);
    expect(valueOf(again).id).toBe(reversal.id);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('while a message is open, no settlement of the person is adjusted', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const { id, hash, settlement, packHash, standard } = await record(OTHER_BILL, 'k-0');
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const { sums: after, version: expectedVersion } = await ledger.yearSoFar(personId, 2026);
    if (standard === null) return expect.fail('a standard is recorded');
    const draft = {
      adjusts: id,
      adjustsHash: hash,
      personId,
      year: 2026,
      settlement,
      packHash,
      standard,
      causes: [],
      approvedBy: '主任丙',
      run: 'run-1',
    };
    const problem = await writesNothing(ledger, async () =>
      ledger.adjust({ adjustments: [draft], after, expectedVersion, stamp: LATER }),
    );
    expect(problemOf(problem)).toMatchObject({ code: 'MESSAGE_OPEN', facts: { messageId } });
  });

  test('whoever else comes is served as ever', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const other = buildPerson('person-2', { certificate: '510402195503081023' });
    valueOf(await ledger.savePerson(other, MORNING));
    await sendFor(ledger, personId, 'k-1');
    const { id } = await recordFor(ledger, other.id, STAY, { key: 'k-2' });
    valueOf(await ledger.reverse(id, '录错', 'r-2', MORNING));
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test.each(['', 'H5104', 'h51040200001', '医院编码医院编码医院编码'])(
    'without the code of the facility there is no number to send under: %j',
    async (code) => {
      const { ledger, personId } = await openDesk(openFresh);
      const entry = await entryFor(ledger, personId, 'k-1');
      const draft = { ...entry.draft, facility: { ...CLINIC, code } };
      const problem = problemOf(
        await writesNothing(ledger, async () => ledger.send({ ...entry, draft })),
      );
      expect(problem).toMatchObject({
        code: 'STATION_NOT_SET_UP',
        at: 'facility.code',
        facts: { missing: 'code', code },
      });
      const recorded = valueOf(await ledger.record({ ...entry, draft }));
      expect(recorded.sentAs).toEqual({ messageId: null, platformId: null });
    },
  );

  test('nobody unknown, nothing stale and nothing that cannot be booked is sent', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const entry = await entryFor(ledger, personId, 'k-1');
    const { settlement } = entry.draft;
    await writesNothing(ledger, async () => {
      const nobody = { ...entry, draft: { ...entry.draft, personId: 'nobody' } };
      expect(problemOf(await ledger.send(nobody)).code).toBe('NOT_FOUND');
      const stale = { ...entry, expectedVersion: entry.expectedVersion - 1 };
      expect(problemOf(await ledger.send(stale)).code).toBe('STALE');
      for (const [says, wrong] of [
        ['do not add up', { ...settlement, aid: settlement.cash }],
        ['what was before', { ...settlement, before: settlement.after }],
        ['before + counts', { ...settlement, after: EMPTY_YEAR }],
      ] as const) {
        const bad = { ...entry, draft: { ...entry.draft, settlement: wrong } };
        await expect(ledger.send(bad)).rejects.toThrow(says);
      }
      const elsewhen = { ...entry, draft: { ...entry.draft, year: 2025 } };
      await expect(ledger.send(elsewhen)).rejects.toThrow('counts in the year');
    });
  });

  test('the same key again answers with what became of it, whether sent or recorded', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const entry = await entryFor(ledger, personId, 'k-1');
    const message = valueOf(await ledger.send(entry));
    const again = { ...entry, stamp: LATER };
    await writesNothing(ledger, async () => {
      expect(valueOf(await ledger.send(again))).toEqual(message);
      expect(problemOf(await ledger.record(again)).code).toBe('MESSAGE_OPEN');
    });
    if (message.state !== 'sending') return expect.fail(message.state);
    const lost = valueOf(await ledger.unanswered(message.messageId, '无应答', LATER));
    expect(valueOf(await ledger.send(again))).toEqual(lost);
    const settlement = valueOf(await ledger.answered(message.messageId, AGREED, LATER));
    await writesNothing(ledger, async () => {
      // Computed anew on the year that holds it by now.
      const { sums } = await ledger.yearSoFar(personId, 2026);
      const anew = { ...again, draft: buildDraft(personId, sums, STAY), stamp: MUCH_LATER };
      expect(valueOf(await ledger.send(anew))).toEqual({ state: 'settled', settlement });
      expect(valueOf(await ledger.record(anew))).toEqual(settlement);
    });
  });

  test('after it was abandoned, its key answers with that, and a new key is needed', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const entry = await entryFor(ledger, personId, 'k-1');
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const abandoned = valueOf(await ledger.abandon(messageId, '平台查无此笔', LATER));
    const again = { ...entry, stamp: MUCH_LATER };
    await writesNothing(ledger, async () => {
      expect(valueOf(await ledger.send(again))).toEqual(abandoned);
      expect(problemOf(await ledger.record(again))).toMatchObject({
        code: 'MESSAGE_CLOSED',
        facts: { messageId, state: 'abandoned', why: '平台查无此笔' },
      });
    });
    const anew = await sendFor(ledger, personId, 'k-2', STAY, MUCH_LATER);
    expect(anew.messageId).not.toBe(messageId);
  });

  test('what was recorded without the platform is not sent under the same key', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    const settlement = await record(STAY, 'k-1');
    const entry = await entryFor(ledger, personId, 'k-1', STAY, LATER);
    const message = await writesNothing(ledger, async () => ledger.send(entry));
    expect(valueOf(message)).toEqual({ state: 'settled', settlement });
  });
}
