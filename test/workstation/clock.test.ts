import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openWorkstation } from '../../electron/open-workstation.ts';
import type { ClockCorrection } from '../../electron/ledger/port-clock.ts';
import { backupsIn } from '../../electron/ledger/backup-files.ts';
import { backUpWhenDue } from '../../electron/ledger/daily-backup.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { RULES } from '../rule-pack/read-pack.ts';
import { codeOf, FACILITY, openNew, PERSON, valueOf } from './open.ts';

const TODAY = '2026-05-10T09:00:00.000+08:00';
const CORRECTION: ClockCorrection = { reason: '主板电池没电', approvedBy: '主任丙' };

/** A workstation on a ledger of one person, whose clock can be set. */
async function openAt(first: string) {
  const file = temporaryFile();
  let moment = first;
  const clock = () => moment;
  const opened = valueOf(
    await openWorkstation({ file, demonstration: false, rulesDirectory: RULES, clock }),
  );
  onTestFinished(opened.close);
  valueOf(await opened.api.saveFacility(FACILITY));
  valueOf(await opened.api.savePerson(PERSON));
  const set = (to: string) => {
    moment = to;
  };
  return { ...opened, file, clock, set };
}

async function clockAhead({ api }: Awaited<ReturnType<typeof openAt>>) {
  return valueOf(await api.hello({})).clockAhead;
}

describe('电脑时间远远超前', () => {
  test.each([
    ['2026-05-10T09:00:00.000+08:00', null],
    ['2026-07-10T08:59:59.999+08:00', null],
    ['2026-07-10T09:00:00.000+08:00', 61],
    ['2027-05-10T01:00:00.000Z', 365],
  ])('到 %s：差 %s 天', async (now, days) => {
    const desk = await openAt(TODAY);
    desk.set(now);
    expect(await clockAhead(desk)).toEqual(days === null ? null : { last: TODAY, now, days });
  });

  test('时间无误、只是停用很久的：记了第一笔就不再问', async () => {
    const desk = await openAt(TODAY);
    desk.set('2026-09-01T09:00:00.000+08:00');
    expect(await clockAhead(desk)).not.toBeNull();
    valueOf(await desk.api.saveFacility({ ...FACILITY, desk: '2号窗口' }));
    expect(await clockAhead(desk)).toBeNull();
  });

  test('还没有人核对以前，自动备份不先记一笔；记了第一笔再备份', async () => {
    const { api, ledger, file: ledgerFile, clock, set } = await openAt(TODAY);
    const directory = join(dirname(ledgerFile), 'backups');
    const backUpNow = async () =>
      backUpWhenDue(ledger, { ledgerFile, directory, stamp: { at: clock(), by: 'yidan' } });
    set('2026-09-01T09:00:00.000+08:00');
    expect(await backUpNow()).toBeNull();
    expect(backupsIn(directory)).toEqual([]);
    valueOf(await api.saveFacility({ ...FACILITY, desk: '2号窗口' }));
    expect(await backUpNow()).toMatchObject({ ok: true });
  });
});

/** Locked out: the newest entry, and a backup, are of a year ahead. */
async function openLocked() {
  const desk = await openAt(TODAY);
  const { api, ledger, file: ledgerFile, clock, set } = desk;
  const directory = join(dirname(ledgerFile), 'backups');
  set('2027-05-10T09:00:00.000+08:00');
  valueOf(await api.saveFacility({ ...FACILITY, desk: '2号窗口' }));
  const backUpNow = async () =>
    backUpWhenDue(ledger, { ledgerFile, directory, stamp: { at: clock(), by: 'yidan' } });
  expect(await backUpNow()).toMatchObject({ ok: true });
  set('2026-05-10T10:00:00.000+08:00');
  return { ...desk, directory, backUpNow };
}

describe('更正电脑时间', () => {
  test('两人更正以后照常记账，备份照常做', async () => {
    const { api, ledger, set, directory, backUpNow } = await openLocked();
    expect(codeOf(await api.saveFacility(FACILITY))).toBe('CLOCK_BACK');
    expect(await backUpNow(), 'nothing can be noted').toBeNull();
    expect(backupsIn(directory)).toHaveLength(1);

    const asked = { reason: ` ${CORRECTION.reason} `, approvedBy: ` ${CORRECTION.approvedBy}` };
    expect(valueOf(await api.correctClock(asked))).toMatchObject({
      ...CORRECTION,
      by: FACILITY.operator,
      now: '2026-05-10T10:00:00.000+08:00',
    });
    valueOf(await api.saveFacility(FACILITY));
    set('2026-05-10T18:00:00.000+08:00');
    expect(await backUpNow(), 'the last one was made in a year').toMatchObject({ ok: true });
    expect((await ledger.verify()).faults).toEqual([]);
    expect(codeOf(await api.correctClock(CORRECTION))).toBe('NOT_ALLOWED');
  });

  test.each<[string, Partial<ClockCorrection>, string]>([
    ['没有原因', { reason: ' ' }, 'reason'],
    ['没有批准人', { approvedBy: '' }, 'approvedBy'],
    ['批准人就是操作员', { approvedBy: '收费员甲' }, 'approvedBy'],
    ['批准人就是操作员，多打了空格', { approvedBy: ' 收费员 甲' }, 'approvedBy'],
  ])('%s：不更正', async (_what, change, at) => {
    const { api, ledger } = await openLocked();
    const { entries } = await ledger.stats();
    const answer = await api.correctClock({ ...CORRECTION, ...change });
    expect(answer).toMatchObject({ problem: { code: 'WRONG_TYPE', at } });
    expect((await ledger.stats()).entries).toBe(entries);
  });

  test('还没有设置机构，不知道操作员是谁：不更正', async () => {
    const { api, close } = await openNew();
    expect(codeOf(await api.correctClock(CORRECTION))).toBe('STATION_NOT_SET_UP');
    await close();
  });
});
