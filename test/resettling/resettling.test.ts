import { describe, expect, onTestFinished, test } from 'vitest';
import { setImmediate } from 'node:timers/promises';
import { createResettlingDesk } from '../../electron/resettling/desk.ts';
import { runHere } from '../../electron/resettling/run.ts';
import { lessFen, ZERO } from '../../engine/money.ts';
import type { OpenedWorkstation } from '../../electron/open-workstation.ts';
import {
  codeOf,
  FACILITY,
  inpatient,
  openReady,
  PERSON,
  personFrom,
  valueOf,
} from '../workstation/open.ts';
import { openInMemory } from './in-memory.ts';
import { finishedRun, recordBill } from './year-of-bills.ts';

const STAY = inpatient('50000', { paid: { basic: '25000', catastrophic: '2000' } });
const YEAR = 2026;

async function openDay(): Promise<OpenedWorkstation> {
  const opened = await openReady();
  onTestFinished(() => opened.close());
  return opened;
}

describe('追溯重算', () => {
  test('低保改认特困：每张单都重算，个人应退，批准后年度累计就是新的', async () => {
    const day = await openDay();
    const { api, ledger } = day;
    const person = valueOf(await api.savePerson(PERSON));
    const first = await recordBill(day, person.id, STAY);
    const second = await recordBill(day, person.id, inpatient('8000', { paid: { basic: '5000' } }));
    expect(first.settlement.aid).toBeGreaterThan(0);

    const destitute = [{ category: 'destitute', from: '2026-01-01', source: '补录' }] as const;
    const changed = valueOf(
      await api.savePerson({ ...PERSON, id: person.id, identities: destitute }),
    );
    const run = await finishedRun(day, { year: YEAR });
    expect(run).toMatchObject({ state: 'done', done: 1, of: 1, problem: null });
    const found = run.people[0] ?? expect.fail('their year comes out differently');
    expect(found.rows.map((row) => row.settlementId)).toEqual([first.id, second.id]);
    const identityEntry = { kind: 'person', seq: changed.version };
    for (const row of found.rows) {
      expect(row.owed).toBe(row.cashWas - row.cashIs);
      expect(row.owed).toBeGreaterThan(0);
      expect(row.causes).toEqual([identityEntry]);
    }
    expect(found.owed).toBe(found.rows.reduce((sum, row) => sum + row.owed, 0));

    const both = valueOf(
      await api.explainResettled({ personId: person.id, year: YEAR, settlementId: first.id }),
    );
    expect(both.was).not.toBe(both.is);
    expect(both.was).toContain('× 70%');
    expect(both.is).toContain('[第十二条（一）');

    const approved = valueOf(
      await api.approveResettling({ run: run.run, people: [person.id], approvedBy: '主任丙' }),
    );
    expect(approved.refused).toEqual([]);
    const ids = approved.adjusted[0]?.ids ?? [];
    expect(ids).toHaveLength(2);
    const [id = ''] = ids;
    const adjusted = valueOf(await api.findSettlement({ settlementId: id }));
    expect(adjusted.adjusts).toMatchObject({
      id: first.id,
      approvedBy: '主任丙',
      run: run.run,
      causes: [identityEntry],
    });
    expect(adjusted.adjusts?.was).toEqual(first.settlement);
    const linked = valueOf(await api.findSettlement({ settlementId: first.id }));
    expect(linked.adjustedBy.map((each) => each.id)).toEqual([id]);
    expect(linked.settlement).toEqual(first.settlement);
    const { accounts } = await ledger.stats();
    expect(accounts['person:adjusted']).toBe(lessFen(ZERO, found.owed));
    expect((await ledger.verify()).faults).toEqual([]);

    const again = await finishedRun(day, { year: YEAR });
    expect(again.people).toEqual([]);
  });

  test('补录的公布标准：此前算不出的倾斜救助补上；补多次只算最后一次', async () => {
    const day = await openDay();
    const { api, ledger } = day;
    const person = valueOf(await api.savePerson(PERSON));
    const bill = await recordBill(
      day,
      person.id,
      inpatient('300000', { paid: { basic: '60000' } }),
    );
    const figure = { key: 'poverty-monitor-line', from: '2026-01-01', source: '更正' } as const;
    for (const value of ['9500', '12000', '30000']) {
      valueOf(await api.enterFigure({ ...figure, until: '2026-12-31', value }));
      const run = await finishedRun(day, { year: YEAR });
      expect(run.people, `with the line ${value}`).toHaveLength(1);
      const approval = { run: run.run, people: [person.id], approvedBy: '主任丙' };
      expect(valueOf(await api.approveResettling(approval)).adjusted).toHaveLength(1);
    }
    expect((await ledger.find(bill.id))?.adjustedBy).toHaveLength(3);
    const now = valueOf(await api.reviewYear({ personId: person.id, year: YEAR }));
    expect(now.rows).toEqual([]);
    const { sums } = await ledger.yearSoFar(person.id, YEAR);
    const [counting] = (await ledger.countingYear(person.id, YEAR)).settlements;
    expect(counting?.recorded.settlement.counts).toEqual(sums);
    expect(counting?.recorded.id).toBe(bill.id);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('撤销前一张单：其后各单重算，列出结果不同的；调整过的单一并冲回', async () => {
    const day = await openDay();
    const { api, ledger } = day;
    const identities = [{ category: 'low-income-margin', from: '2026-01-01' }] as const;
    const person = valueOf(await api.savePerson({ ...PERSON, identities }));
    const first = await recordBill(day, person.id, STAY);
    const second = await recordBill(day, person.id, STAY);
    expect(first.settlement.deductible).toBeGreaterThan(0);
    expect(second.settlement.deductible).toBe(0);
    const nothing = valueOf(await api.reviewYear({ personId: person.id, year: YEAR }));
    expect(nothing.rows).toEqual([]);

    const reversal = valueOf(
      await api.reverse({ settlementId: first.id, reason: '录错', key: 'r-1' }),
    );
    const review = valueOf(await api.reviewYear({ personId: person.id, year: YEAR }));
    expect(review.rows.map((row) => row.settlementId)).toEqual([second.id]);
    expect(review.rows[0]?.owed).toBeLessThan(0);
    expect(review.rows[0]?.causes).toEqual([{ kind: 'reversal', seq: reversal.seq }]);

    const run = await finishedRun(day, { year: YEAR, personId: person.id });
    const approval = { run: run.run, people: [person.id], approvedBy: '主任丙' };
    valueOf(await api.approveResettling(approval));
    expect((await ledger.yearSoFar(person.id, YEAR)).sums).toEqual({
      ...first.settlement.counts,
    });
    const takenBack = valueOf(
      await api.reverse({ settlementId: second.id, reason: '退费', key: 'r-2' }),
    );
    expect(takenBack.settlement.deductible).toBe(first.settlement.deductible);
    const { accounts } = await ledger.stats();
    expect(Object.values(accounts).filter((net) => net !== 0)).toEqual([]);
    expect((await ledger.yearSoFar(person.id, YEAR)).sums).toMatchObject({
      deductible: 0,
      stays: 0,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('批准的必须是另一个人；批准前又动过的不调整，说明要重算', async () => {
    const day = await openDay();
    const { api, ledger } = day;
    const person = valueOf(await api.savePerson(PERSON));
    const other = valueOf(await api.savePerson(personFrom('510411')));
    for (const { id } of [person, other]) await recordBill(day, id, STAY);
    const identities = [{ category: 'destitute', from: '2026-01-01' }] as const;
    for (const known of [person, other]) {
      const certificate = known.id === person.id ? PERSON : personFrom('510411');
      valueOf(await api.savePerson({ ...certificate, id: known.id, identities }));
    }
    const run = await finishedRun(day, { year: YEAR });
    expect(run.people).toHaveLength(2);
    const people = [person.id, other.id, 'nobody'];
    const alone = await api.approveResettling({ run: run.run, people, approvedBy: ' 收费员 甲 ' });
    expect(codeOf(alone)).toBe('WRONG_TYPE');
    await recordBill(day, other.id, STAY);
    const approved = valueOf(
      await api.approveResettling({ run: run.run, people, approvedBy: '主任丙' }),
    );
    expect(approved.adjusted.map(({ personId }) => personId)).toEqual([person.id]);
    expect(approved.refused.map(({ personId, problem }) => [personId, problem.code])).toEqual([
      [other.id, 'STALE'],
      ['nobody', 'NOT_FOUND'],
    ]);
    const left = valueOf(await api.resettling({ run: run.run }));
    expect(left.people.map(({ personId }) => personId)).toEqual([other.id]);
    expect(codeOf(await api.resettling({ run: 'no-such-run' }))).toBe('NOT_FOUND');
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('运行当中又录了标准：批准的人没有看到的结果不记账，要重算', async () => {
    const { api, ledger, packs } = openInMemory();
    onTestFinished(() => ledger.close());
    valueOf(await api.saveFacility(FACILITY));
    const figure = { key: 'poverty-monitor-line', source: '公告', until: '2026-12-31' } as const;
    const line = { ...figure, from: '2026-01-01' };
    valueOf(await api.enterFigure({ ...line, value: '9000' }));
    const person = valueOf(await api.savePerson(PERSON));
    const claim = inpatient('90000', { paid: { basic: '30000' } });
    const { version } = valueOf(await api.settle({ personId: person.id, claim }));
    const bill = { personId: person.id, claim, diagnosis: '慢性肾脏病', version, key: 'k' };
    valueOf(await api.record(bill));
    valueOf(await api.enterFigure({ ...line, value: '12000' }));
    // A run has read the figures when it asks whose years there are.
    const peopleOfYear = async (year: number) => {
      valueOf(await api.enterFigure({ ...line, value: '16000' }));
      return ledger.peopleOfYear(year);
    };
    const replay = runHere({ ledger: { ...ledger, peopleOfYear }, packs });
    const desk = createResettlingDesk({ ledger, packs, replay, newId: () => 'run-1' });
    const { run } = desk.start({ year: YEAR });
    while (valueOf(desk.view(run)).state === 'running') await setImmediate();
    const people = valueOf(desk.view(run)).people.map(({ personId }) => personId);
    expect(people).toEqual([person.id]);
    const stamp = { at: '2026-11-10T10:00:00+08:00', by: '收费员甲' };
    const { adjusted, refused } = valueOf(
      await desk.approve({ run, people, approvedBy: '主任丙' }, stamp),
    );
    expect(adjusted).toEqual([]);
    expect(refused.map(({ problem }) => problem.code)).toEqual(['STALE']);
    expect((await ledger.stats()).adjustments).toBe(0);
  });

  test('重算不了的年度列出是哪一张、为什么，不动账', async () => {
    const day = await openDay();
    const { api } = day;
    const person = valueOf(await api.savePerson(PERSON));
    const bill = await recordBill(day, person.id, STAY);
    const plan = {
      id: 'resident',
      name: '居民医保',
      from: '2026-01-01',
      source: '文件',
      basic: null,
      catastrophic: { deductible: '10000', bands: [{ upTo: null, share: '0.6' }], cap: null },
    };
    valueOf(await api.enterPlan({ plan }));
    const planned = await recordBill(day, person.id, {
      ...STAY,
      plan: 'resident',
      paid: { basic: '25000' },
    });
    valueOf(await api.enterPlan({ plan: { ...plan, until: '2026-01-31' } }));
    const run = await finishedRun(day, { year: YEAR });
    expect(run.people).toMatchObject([
      {
        personId: person.id,
        rows: [],
        stopped: { settlementId: planned.id, problem: { code: 'PLAN_UNKNOWN' } },
      },
    ]);
    expect(planned.seq).toBeGreaterThan(bill.seq);
    const approval = { run: run.run, people: [person.id], approvedBy: '主任丙' };
    const { refused } = valueOf(await api.approveResettling(approval));
    expect(refused.map(({ problem }) => problem.code)).toEqual(['PLAN_UNKNOWN']);
  });
});
