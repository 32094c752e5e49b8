import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { buildDraft, buildPerson, CLINIC, MORNING, toDay } from './build-draft.ts';
import { openDesk, problemOf, recordFor, valueOf, writesNothing } from './desk.ts';
import { AGREED, differing, entryFor, LATER, MUCH_LATER, sendFor, STAY } from './sending-desk.ts';

type Open = () => Promise<Ledger>;
const OTHER = buildPerson('person-2', { name: '李丁', certificate: '510402195503081023' });

/** A bill on its way to the platform, and what becomes of it. */
export function messagesConform(openFresh: Open): void {
  test('what is sent is kept under its number first, and nothing is booked yet', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { accounts } = await ledger.stats();
    const message = await sendFor(ledger, personId, 'k-1');
    const { entries, settlements } = await ledger.stats();
    expect(message).toEqual({
      messageId: `H5104020000120260510091530${String(entries).padStart(4, '0')}`,
      state: 'sending',
      sentAt: MORNING.at,
      sentBy: MORNING.by,
      why: null,
      personName: '张甲',
      certificateMasked: '110***********1009',
      draft: buildDraft(personId, EMPTY_YEAR, STAY),
    });
    expect(message.messageId).toHaveLength(30);
    expect(await ledger.openMessages()).toEqual([message]);
    expect(await ledger.message(message.messageId)).toEqual(message);
    expect(settlements).toBe(0);
    expect((await ledger.stats()).accounts).toEqual(accounts);
    expect((await ledger.yearSoFar(personId, 2026)).sums).toEqual(EMPTY_YEAR);
  });

  test('answered, it is recorded as it was sent, under both numbers, with what differs', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId, draft } = await sendFor(ledger, personId, 'k-1');
    const differences = [differing('fund:aid', 700_000, 690_000)];
    const answer = { platformId: 'S-0001', differences };
    const recorded = valueOf(await ledger.answered(messageId, answer, LATER));
    expect(recorded).toMatchObject({
      ...draft,
      recordedAt: LATER.at,
      personName: '张甲',
      sentAs: { messageId, platformId: 'S-0001' },
      differences,
    });
    expect(await ledger.find(recorded.id)).toEqual(recorded);
    expect(await ledger.message(messageId)).toEqual({ state: 'settled', settlement: recorded });
    expect(await ledger.openMessages()).toEqual([]);
    expect((await ledger.yearSoFar(personId, 2026)).sums).toEqual(draft.settlement.after);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('unanswered, it stays and says why; a late answer still settles it', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const message = await sendFor(ledger, personId, 'k-1');
    const { messageId } = message;
    const unknown = valueOf(await ledger.unanswered(messageId, '60 秒无应答', LATER));
    expect(unknown).toEqual({ ...message, state: 'unknown', why: '60 秒无应答' });
    expect(await ledger.openMessages()).toEqual([unknown]);
    const again = await writesNothing(ledger, async () =>
      ledger.unanswered(messageId, '查询也无应答', MUCH_LATER),
    );
    expect(valueOf(again)).toEqual(unknown);
    const recorded = valueOf(await ledger.answered(messageId, AGREED, MUCH_LATER));
    expect(recorded).toMatchObject({ recordedAt: MUCH_LATER.at, differences: [] });
    expect(await ledger.openMessages()).toEqual([]);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test.each([true, false])(
    'abandoned, nothing is recorded and the person is free again (asked for before: %s)',
    async (isUnknown) => {
      const { ledger, personId, record } = await openDesk(openFresh);
      const message = await sendFor(ledger, personId, 'k-1');
      const { messageId } = message;
      if (isUnknown) valueOf(await ledger.unanswered(messageId, '无应答', MORNING));
      const abandoned = valueOf(await ledger.abandon(messageId, '平台查无此笔', LATER));
      expect(abandoned).toEqual({ ...message, state: 'abandoned', why: '平台查无此笔' });
      expect(await ledger.message(messageId)).toEqual(abandoned);
      expect(await ledger.openMessages()).toEqual([]);
      expect((await ledger.stats()).settlements).toBe(0);
      const again = await writesNothing(ledger, async () =>
        ledger.abandon(messageId, '再报一次', MUCH_LATER),
      );
      expect(valueOf(again)).toEqual(abandoned);
      await record(STAY, 'k-2', MUCH_LATER);
      expect((await ledger.verify()).faults).toEqual([]);
    },
  );

  test('the same answer twice is one settlement; another answer is refused and names it', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const recorded = valueOf(await ledger.answered(messageId, AGREED, LATER));
    await writesNothing(ledger, async () => {
      expect(valueOf(await ledger.answered(messageId, AGREED, MUCH_LATER))).toEqual(recorded);
      for (const other of [
        { ...AGREED, platformId: 'S-0002' },
        { ...AGREED, differences: [differing('fund:aid', 700_000, 1)] },
      ]) {
        expect(problemOf(await ledger.answered(messageId, other, MUCH_LATER))).toMatchObject({
          code: 'MESSAGE_CLOSED',
          at: 'messageId',
          facts: { messageId, state: 'settlement', since: LATER.at, settlementId: recorded.id },
        });
      }
    });
  });

  test('what was settled is neither lost nor abandoned any more', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const { id } = valueOf(await ledger.answered(messageId, AGREED, LATER));
    await writesNothing(ledger, async () => {
      for (const answer of [
        await ledger.unanswered(messageId, '超时', MUCH_LATER),
        await ledger.abandon(messageId, '冲正', MUCH_LATER),
      ]) {
        const problem = problemOf(answer);
        expect(problem).toMatchObject({ code: 'MESSAGE_CLOSED', facts: { settlementId: id } });
        expect(problem.message).toContain(id);
      }
    });
  });

  test('an answer to what was abandoned is refused, and says that the platform must take it back', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    valueOf(await ledger.abandon(messageId, '平台查无此笔', LATER));
    await writesNothing(ledger, async () => {
      const problem = problemOf(await ledger.answered(messageId, AGREED, MUCH_LATER));
      expect(problem).toMatchObject({
        code: 'MESSAGE_CLOSED',
        facts: { messageId, state: 'abandoned', since: LATER.at, why: '平台查无此笔' },
      });
      expect(problem.message).toContain('must take it back');
      const late = problemOf(await ledger.unanswered(messageId, '超时', MUCH_LATER));
      expect(late.code).toBe('MESSAGE_CLOSED');
    });
  });

  test('what was never sent has no answer; a settlement without the platform is confirmed instead', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const settlement = await record(STAY, 'k-1');
    const { id, sentAs } = settlement;
    const provisional = sentAs.messageId ?? expect.fail('a provisional settlement has its number');
    expect(await ledger.message(provisional)).toEqual({ state: 'settled', settlement });
    await writesNothing(ledger, async () => {
      const nothing = 'H51040200001202605100915300099';
      expect(await ledger.message(nothing)).toBeNull();
      for (const answer of [
        await ledger.answered(nothing, AGREED, LATER),
        await ledger.unanswered(nothing, '超时', LATER),
        await ledger.abandon(nothing, '查无', LATER),
      ]) {
        expect(problemOf(answer)).toMatchObject({
          code: 'NOT_FOUND',
          facts: { messageId: nothing },
        });
      }
      const problem = problemOf(await ledger.answered(provisional, AGREED, LATER));
      expect(problem).toMatchObject({ code: 'MESSAGE_CLOSED', facts: { settlementId: id } });
      expect(problem.message).toContain(`confirms ${id}`);
    });
  });

  test('messages of two people go their own ways, the oldest first', async () => {
    const { ledger, personId, record } = await openDesk(openFresh);
    valueOf(await ledger.savePerson(OTHER, MORNING));
    const first = await sendFor(ledger, personId, 'k-1');
    const second = await sendFor(ledger, OTHER.id, 'k-2', { ...STAY, total: 3_000_000 }, LATER);
    expect(second.messageId).not.toBe(first.messageId);
    expect(await ledger.openMessages()).toEqual([first, second]);
    const lost = valueOf(await ledger.unanswered(first.messageId, '无应答', LATER));
    expect(await ledger.openMessages()).toEqual([lost, second]);
    const b = valueOf(await ledger.answered(second.messageId, AGREED, LATER));
    expect(b.personId).toBe(OTHER.id);
    expect(await ledger.openMessages()).toEqual([lost]);
    await recordFor(ledger, OTHER.id, STAY, { key: 'k-3', stamp: LATER });
    const agreed = { ...AGREED, platformId: 'S-0002' };
    const a = valueOf(await ledger.answered(first.messageId, agreed, MUCH_LATER));
    expect([a.personId, a.settlement.after]).toEqual([personId, first.draft.settlement.after]);
    await record(STAY, 'k-4', MUCH_LATER);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('a figure, an identity and the facility may change meanwhile: it is recorded as it was sent', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { messageId, draft } = await sendFor(ledger, personId, 'k-1');
    const { version } = await ledger.yearSoFar(personId, 2026);
    const figure = { key: 'resident-income', from: toDay('2026-01-01'), until: null } as const;
    const said = { value: '40000', source: '公报', region: null };
    valueOf(await ledger.enterFigure({ ...figure, ...said }, LATER));
    valueOf(await ledger.savePerson(buildPerson(personId, { name: '张改名' }), LATER));
    valueOf(await ledger.saveFacility({ ...CLINIC, desk: '9号窗口' }, LATER));
    expect((await ledger.yearSoFar(personId, 2026)).version).toBeGreaterThan(version);
    const recorded = valueOf(await ledger.answered(messageId, AGREED, MUCH_LATER));
    expect(recorded).toMatchObject({ ...draft, personName: '张甲' });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('a bill computed before the message was sent is STALE once the message is settled', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const computed = await entryFor(ledger, personId, 'k-2', { ...STAY, total: 2_100_000 }, LATER);
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    valueOf(await ledger.abandon(messageId, '平台查无此笔', LATER));
    expect(problemOf(await ledger.record(computed)).code).toBe('STALE');
  });
}
