import { describe, expect, onTestFinished, test } from 'vitest';
import type { CloseInput, WorkstationApi } from '../../electron/contract.ts';
import { answer } from '../../electron/requests.ts';
import { codeOf, FACILITY, inpatient, openNew, openReady, PERSON, valueOf } from './open.ts';

async function openShift() {
  const opened = await openReady();
  onTestFinished(() => opened.close());
  const { id: personId } = valueOf(await opened.api.savePerson(PERSON));
  return { ...opened, personId };
}

async function take(api: WorkstationApi, personId: string, key: string, tendered: string) {
  const claim = inpatient('10000');
  const { version } = valueOf(await api.settle({ personId, claim }));
  const bill = { personId, claim, diagnosis: '肺部感染', version, key };
  return valueOf(await api.record({ ...bill, payment: { tendered } }));
}

const SHIFT = { span: 'shift' } as const;
const DAY = { span: 'day' } as const;

describe('交班和日结', () => {
  test('收款、撤销、清点、交班、日结：所余即应有，找零不在其内', async () => {
    const { api, ledger, personId } = await openShift();
    await take(api, personId, 'k1', '5000');
    const { id: settlementId } = await take(api, personId, 'k2', '3000');
    valueOf(await api.reverse({ settlementId, reason: '录错', key: 'k3' }));
    const sheet = valueOf(await api.closeSheet(SHIFT));
    expect(sheet).toMatchObject({
      facility: FACILITY.code,
      operator: FACILITY.operator,
      settlements: 2,
      reversals: 1,
      expected: 300_000,
    });
    const counted = { ...SHIFT, upTo: sheet.upTo, counted: '2999.5', handedTo: '收费员乙' };
    expect(codeOf(await api.closePeriod(counted))).toBe('REASON_MISSING');
    const closed = valueOf(await api.closePeriod({ ...counted, reason: '找零有误' }));
    expect(closed).toMatchObject({
      by: FACILITY.operator,
      counted: 299_950,
      difference: -50,
      reason: '找零有误',
      handedTo: '收费员乙',
    });
    const { upTo } = valueOf(await api.closeSheet(DAY));
    const day = valueOf(await api.closePeriod({ ...DAY, upTo }));
    expect(day).toMatchObject({ operator: null, counted: 299_950, expected: 300_000 });
    expect(valueOf(await api.listCloses({ offset: 0, limit: 10 }))).toEqual({
      rows: [day, closed],
      total: 2,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('结账单打开以后又收一笔：不能结，指出哪一笔；重新打开后可结', async () => {
    const { api, personId } = await openShift();
    await take(api, personId, 'k1', '3000');
    const { upTo } = valueOf(await api.closeSheet(SHIFT));
    const { id } = await take(api, personId, 'k2', '3000');
    expect(await api.closePeriod({ ...SHIFT, upTo, counted: '3000' })).toMatchObject({
      problem: { code: 'STALE', at: 'upTo', facts: { settlementId: id } },
    });
    const again = valueOf(await api.closeSheet(SHIFT));
    expect(codeOf(await api.closePeriod({ ...SHIFT, upTo: again.upTo, counted: '6000' }))).toBe(
      'OK',
    );
  });

  test('退出多于收入的一班，清点为负数', async () => {
    const { api, personId } = await openShift();
    const { id: settlementId } = await take(api, personId, 'k1', '3000');
    const first = valueOf(await api.closeSheet(SHIFT));
    valueOf(await api.closePeriod({ ...SHIFT, upTo: first.upTo, counted: '3000' }));
    valueOf(await api.reverse({ settlementId, reason: '录错', key: 'k2' }));
    const { upTo, expected } = valueOf(await api.closeSheet(SHIFT));
    expect(expected).toBe(-300_000);
    const closed = valueOf(await api.closePeriod({ ...SHIFT, upTo, counted: '-3000.00' }));
    expect(closed).toMatchObject({ counted: -300_000, difference: 0 });
  });

  test('换班后各结各的；有人没交班，日结说出是谁', async () => {
    const { api, personId } = await openShift();
    await take(api, personId, 'k1', '3000');
    valueOf(await api.saveFacility({ ...FACILITY, operator: '收费员乙' }));
    await take(api, personId, 'k2', '3000');
    const mine = valueOf(await api.closeSheet(SHIFT));
    expect(mine).toMatchObject({ operator: '收费员乙', after: 0, expected: 300_000 });
    const { upTo } = mine;
    expect(await api.closePeriod({ ...DAY, upTo })).toMatchObject({
      problem: { code: 'SHIFT_OPEN', facts: { operators: '收费员甲、收费员乙' } },
    });
    for (const operator of ['收费员甲', '收费员乙']) {
      valueOf(await api.closePeriod({ ...SHIFT, operator, upTo, counted: '3000' }));
    }
    const day = valueOf(await api.closeSheet(DAY));
    valueOf(await api.closePeriod({ ...DAY, upTo: day.upTo }));
    const elsewhere = { facility: 'H51041100002', offset: 0, limit: 10 };
    expect(valueOf(await api.listCloses(elsewhere)).total).toBe(0);
  });

  test.each<[string, Partial<CloseInput>, string, string]>([
    ['没有清点的一班', {}, 'WRONG_TYPE', 'counted'],
    ['清点的不是金额', { counted: '一百' }, 'MONEY_INVALID', 'counted'],
    ['清点到厘', { counted: '-1.234' }, 'MONEY_INVALID', 'counted'],
    ['两个负号', { counted: '--1' }, 'MONEY_NEGATIVE', 'counted'],
    ['交给自己', { counted: '0', handedTo: ' 收费员 甲' }, 'WRONG_TYPE', 'handedTo'],
    ['一天重新清点', { ...DAY, counted: '0' }, 'WRONG_TYPE', 'counted'],
    ['一天交给某人', { ...DAY, handedTo: '收费员乙' }, 'WRONG_TYPE', 'handedTo'],
    ['一天只算一人', { ...DAY, operator: '收费员甲' }, 'WRONG_TYPE', 'operator'],
  ])('不能结的：%s', async (_what, wrong, code, at) => {
    const { api, personId, ledger } = await openShift();
    await take(api, personId, 'k1', '3000');
    const { upTo } = valueOf(await api.closeSheet(SHIFT));
    const asked = await answer(api, 'closePeriod', { ...SHIFT, upTo, ...wrong });
    expect(asked).toMatchObject({ ok: false, problem: { code, at } });
    expect((await ledger.closes({ offset: 0, limit: 1 })).total).toBe(0);
  });

  test('没有设置本单位，谁的账也不结', async () => {
    const { api, close } = await openNew();
    onTestFinished(close);
    expect(codeOf(await api.closeSheet(SHIFT))).toBe('STATION_NOT_SET_UP');
    expect(codeOf(await api.closePeriod({ ...SHIFT, upTo: 1, counted: '0' }))).toBe(
      'STATION_NOT_SET_UP',
    );
    expect(codeOf(await api.listCloses({ offset: 0, limit: 1 }))).toBe('STATION_NOT_SET_UP');
  });
});
