import { expect, onTestFinished, test } from 'vitest';
import type { Result } from '../../engine/problem.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement, Stamp } from '../../electron/ledger/records.ts';
import { buildPerson, CLINIC, MORNING, stampAt, toDay } from './build-draft.ts';
import { buildPlan } from './conform-plans.ts';
import { READING } from './conform-readings.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';
import { AGREED, entryFor, sendFor, STAY } from './sending-desk.ts';
import { shiftOf } from './windows.ts';
import { printSlip } from './print-slip.ts';

/** The newest entry's moment. The stamps are written with another offset: moments are compared, not texts. */
export const NEWEST = stampAt('2026-05-11T08:00:00.000+08:00');
const A_LITTLE_BACK = stampAt('2026-05-10T23:58:00.000Z');
const BACK = stampAt('2026-05-10T23:57:59.999Z');

export type Shop = {
  readonly ledger: Ledger;
  readonly recorded: RecordedSettlement;
  /** Of another person: it is on its way to the platform. */
  readonly messageId: string;
};

export async function openShop(openFresh: () => Promise<Ledger>): Promise<Shop> {
  const { ledger, record } = await openDesk(openFresh);
  const other = buildPerson('person-2', { name: '李丁', certificate: '510402195503081023' });
  valueOf(await ledger.savePerson(other, MORNING));
  const recorded = await record(STAY, 'k-1');
  const { messageId } = await sendFor(ledger, 'person-2', 'k-2');
  valueOf(await ledger.saveFacility(CLINIC, NEWEST));
  return { ledger, recorded, messageId };
}

/**
 * Whatever answers with a Result writes: an operation that is added to the port must be added here. The correction of the
 * clock is the one that a clock set back does not stop (conform-clock-correcting.ts).
 */
type Writing = {
  [K in Exclude<keyof Ledger, 'correctClock'>]: Awaited<
    ReturnType<Ledger[K]>
  > extends Result<unknown>
    ? K
    : never;
}[Exclude<keyof Ledger, 'correctClock'>];

const WRITING: Record<Writing, (shop: Shop, stamp: Stamp) => Promise<Result<unknown>>> = {
  saveFacility: async ({ ledger }, stamp) =>
    ledger.saveFacility({ ...CLINIC, desk: '5号窗口' }, stamp),
  savePerson: async ({ ledger }, stamp) =>
    ledger.savePerson(buildPerson('person-1', { name: '张改名' }), stamp),
  enterFigure: async ({ ledger }, stamp) => {
    const days = { from: toDay('2026-01-01'), until: null };
    const said = { key: 'tilt-line', value: '9000', source: '公报', region: null } as const;
    return ledger.enterFigure({ ...said, ...days }, stamp);
  },
  enterPlan: async ({ ledger }, stamp) => ledger.enterPlan(buildPlan(), stamp),
  switchReading: async ({ ledger }, stamp) => ledger.switchReading({ ...READING, on: true }, stamp),
  record: async ({ ledger }, stamp) =>
    ledger.record(await entryFor(ledger, 'person-1', 'k-3', { total: 7 }, stamp)),
  reverse: async ({ ledger, recorded: { id } }, stamp) => ledger.reverse(id, '录错', 'r-1', stamp),
  recordPrint: async ({ ledger, recorded: { id } }, stamp) => printSlip(ledger, id, stamp),
  send: async ({ ledger }, stamp) =>
    ledger.send(await entryFor(ledger, 'person-1', 'k-3', { total: 7 }, stamp)),
  answered: async ({ ledger, messageId }, stamp) => ledger.answered(messageId, AGREED, stamp),
  unanswered: async ({ ledger, messageId }, stamp) => ledger.unanswered(messageId, '无应答', stamp),
  abandon: async ({ ledger, messageId }, stamp) => ledger.abandon(messageId, '平台无此单', stamp),
  confirm: async ({ ledger, recorded: { id } }, stamp) =>
    ledger.confirm({ settlementId: id, ...AGREED }, stamp),
  closePeriod: async ({ ledger }, stamp) => {
    const at = { facility: CLINIC.code, operator: MORNING.by };
    const { upTo, expected } = await ledger.closeSheet(shiftOf(at));
    const asked = { ...shiftOf(at), upTo, counted: expected, reason: null, handedTo: null };
    return ledger.closePeriod(asked, stamp);
  },
  adjust: async ({ ledger, recorded }, stamp) => {
    const { personId, year, settlement, packHash, standard } = recorded;
    const { settlements, version } = await ledger.countingYear(personId, year);
    if (standard === null) return expect.fail('it was settled by a standard');
    const why = { causes: [], approvedBy: '主任丙', run: 'run-1' };
    const adjustsHash = settlements[0]?.newest.hash ?? '';
    const whose = { adjusts: recorded.id, adjustsHash, personId, year };
    const draft = { ...whose, settlement, packHash, standard, ...why };
    const after = (await ledger.yearSoFar(personId, year)).sums;
    return ledger.adjust({ adjustments: [draft], after, expectedVersion: version, stamp });
  },
  noteCopy: async ({ ledger }, stamp) => {
    const { entries, headHash } = await ledger.stats();
    const copy = { kind: 'backup', file: 'a.yidan', sha256: 'a'.repeat(64) } as const;
    return ledger.noteCopy({ ...copy, entries, headHash }, stamp);
  },
};
export const OPERATIONS = Object.entries(WRITING);

export function clockConforms(openFresh: () => Promise<Ledger>): void {
  test.each(OPERATIONS)(
    'with a clock set back, %s writes nothing and says which moments',
    async (_name, write) => {
      const shop = await openShop(openFresh);
      const answer = await writesNothing(shop.ledger, async () => write(shop, BACK));
      const problem = problemOf(answer);
      expect(problem).toMatchObject({
        code: 'CLOCK_BACK',
        facts: { now: BACK.at, last: NEWEST.at },
      });
      expect(problem.message).toContain(BACK.at);
      expect(problem.message).toContain(NEWEST.at);
      expect((await shop.ledger.verify()).faults).toEqual([]);
    },
  );

  test.each(OPERATIONS)(
    'with a clock that is two minutes slow, %s writes',
    async (_name, write) => {
      const shop = await openShop(openFresh);
      const { entries } = await shop.ledger.stats();
      valueOf(await write(shop, A_LITTLE_BACK));
      expect((await shop.ledger.stats()).entries).toBe(entries + 1);
      expect((await shop.ledger.verify()).faults).toEqual([]);
    },
  );

  test('what was recorded before is answered again, whatever the clock says: nothing is written', async () => {
    const { ledger, recorded } = await openShop(openFresh);
    const entry = await entryFor(ledger, recorded.personId, 'k-1', STAY, BACK);
    const again = await writesNothing(ledger, async () => ledger.record(entry));
    expect(valueOf(again)).toEqual(recorded);
    const saved = await writesNothing(ledger, async () => ledger.saveFacility(CLINIC, BACK));
    expect(valueOf(saved)).toEqual(CLINIC);
  });

  test('the clock may be years ahead: what is recorded is recorded, and then it may not go back', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const ahead = stampAt('2027-05-10T09:00:00+08:00');
    const { id } = await record(STAY, 'k-1', ahead);
    expect(id).toMatch(/^20270510-/);
    const answer = await printSlip(ledger, id, MORNING);
    expect(problemOf(answer)).toMatchObject({ code: 'CLOCK_BACK', facts: { last: ahead.at } });
  });

  test('the moment at which the ledger was begun holds nobody up: nothing could be dated before', async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    const long = stampAt('1999-01-01T00:00:00+08:00');
    expect(valueOf(await ledger.saveFacility(CLINIC, long))).toEqual(CLINIC);
  });

  test('a stamp that is no moment is no stamp', async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    await writesNothing(ledger, async () =>
      expect(ledger.saveFacility(CLINIC, stampAt('heute früh'))).rejects.toThrow('not a moment'),
    );
  });
}
