import { describe, expect, test } from 'vitest';
import type { ReadingSwitch } from '../../electron/ledger/records.ts';
import { codeOf, inpatient, openNew, openReady, PERSON, personFrom, valueOf } from './open.ts';

/** 各医疗类别中商业健康保险都排在医疗救助之前: the base of an outpatient bill then falls. */
const SWITCH: ReadingSwitch = {
  place: 'panzhihua',
  reading: 'commercial-before-aid',
  on: true,
  reason: '市医保局答复',
  approvedBy: '主任丙',
};
const OUTPATIENT = {
  care: 'ordinary-outpatient',
  settledOn: '2026-05-10',
  fees: { total: '300', inScope: '300' },
  paid: { basic: '100', commercial: '100' },
} as const;

describe('切换读法', () => {
  test('打开之后按另一读法结算，解释中注明；关上恢复；旧的试算不能记', async () => {
    const { api, ledger, close } = await openReady();
    const identities = [{ category: 'destitute', from: '2020-01-01' }] as const;
    const { id: personId } = valueOf(await api.savePerson({ ...PERSON, identities }));
    const asked = { personId, claim: OUTPATIENT };
    const byDefault = valueOf(await api.settle(asked));
    expect(byDefault.settlement).toMatchObject({ aidBase: 20_000 });

    const switched = valueOf(await api.switchReading(SWITCH));
    expect(switched).toEqual([
      { ...SWITCH, enteredAt: switched[0]?.enteredAt, enteredBy: '收费员甲' },
    ]);
    expect(valueOf(await api.listReadings({}))).toEqual(switched);
    const bill = { ...asked, diagnosis: '感冒', key: 'k' };
    expect(codeOf(await api.record({ ...bill, version: byDefault.version }))).toBe('STALE');
    const alternative = valueOf(await api.settle(asked));
    expect(alternative.settlement).toMatchObject({ aidBase: 10_000 });
    const used = alternative.settlement.readings.find(({ id }) => id === SWITCH.reading);
    expect(used).toMatchObject({ on: true });

    valueOf(await api.switchReading({ ...SWITCH, on: false, reason: '答复撤回' }));
    expect(valueOf(await api.settle(asked)).settlement).toEqual(byDefault.settlement);
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('打开的读法要问账单的，窗口随即要问；关上就不问', async () => {
    const { api, close } = await openReady();
    const factsOf = async () => {
      const { packs } = valueOf(await api.hello({}));
      return packs.find(({ id }) => id === 'hechuan/2024-06-25')?.facts;
    };
    const usual = ['disease', 'special', 'primaryCareFirst'];
    expect(await factsOf()).toEqual(usual);
    const original = { ...SWITCH, place: 'hechuan', reading: 'original-policy-2012' };
    valueOf(await api.switchReading(original));
    expect(await factsOf()).toEqual(expect.arrayContaining([...usual, 'treatment', 'registered']));
    valueOf(await api.switchReading({ ...original, on: false }));
    expect(await factsOf()).toEqual(usual);
    await close();
  });

  test('只用于那一地的文件：同名的读法在别处不动', async () => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(personFrom('500117')));
    const asked = { personId, claim: inpatient('40000', { referral: 'compliant' }) };
    const before = valueOf(await api.settle(asked)).settlement;
    valueOf(await api.switchReading(SWITCH));
    expect(valueOf(await api.settle(asked)).settlement).toEqual(before);
    valueOf(await api.switchReading({ ...SWITCH, place: 'hechuan' }));
    const { readings } = valueOf(await api.settle(asked)).settlement;
    expect(readings.filter(({ on }) => on).map(({ id }) => id)).toEqual([SWITCH.reading]);
    await close();
  });

  test.each<[string, Partial<ReadingSwitch>, string, string]>([
    ['没有这一地', { place: 'chengdu' }, 'PACK_UNKNOWN', 'place'],
    ['没有这一读法', { reading: 'more-for-everybody' }, 'READING_UNKNOWN', 'reading'],
    ['那一地没有的读法', { reading: 'rare-drug-full' }, 'READING_UNKNOWN', 'reading'],
    ['没有原因', { reason: ' ' }, 'WRONG_TYPE', 'reason'],
    ['没有批准人', { approvedBy: '' }, 'WRONG_TYPE', 'approvedBy'],
    ['批准人就是操作员', { approvedBy: '收费员甲' }, 'WRONG_TYPE', 'approvedBy'],
    ['批准人就是操作员，多打了空格', { approvedBy: ' 收费员 甲' }, 'WRONG_TYPE', 'approvedBy'],
  ])('%s：不切换', async (_what, change, code, at) => {
    const { api, ledger, close } = await openReady();
    const { entries } = await ledger.stats();
    const answer = await api.switchReading({ ...SWITCH, ...change });
    expect(answer).toMatchObject({ problem: { code, at } });
    expect((await ledger.stats()).entries).toBe(entries);
    await close();
  });

  test('还没有设置机构，不知道操作员是谁：不切换', async () => {
    const { api, close } = await openNew();
    expect(codeOf(await api.switchReading(SWITCH))).toBe('STATION_NOT_SET_UP');
    await close();
  });

  test('每一地的每一个读法都能打开', async () => {
    const { api, packs, close } = await openReady();
    for (const { data } of packs.packs) {
      const place = data.id.split('/')[0] ?? '';
      for (const { id } of data.readings) {
        const switched = await api.switchReading({ ...SWITCH, place, reading: id });
        expect(codeOf(switched), `${place} ${id}`).toBe('OK');
        valueOf(await api.switchReading({ ...SWITCH, place, reading: id, on: false }));
      }
    }
    await close();
  });
});
