import { describe, expect, test } from 'vitest';
import type { WorkstationApi } from '../../electron/contract.ts';
import { codeOf, FACILITY, inpatient, openNew, openReady, PERSON, valueOf } from './open.ts';

async function recordStay(api: WorkstationApi, personId: string, total: string, key: string) {
  const claim = inpatient(total);
  const { version } = valueOf(await api.settle({ personId, claim }));
  return api.record({ personId, claim, diagnosis: '肺部感染', version, key });
}

describe('一笔结算从人到账', () => {
  test('录入人员、试算、结算、撤销，本年累计复原', async () => {
    const { api, ledger, close } = await openReady();
    const person = valueOf(await api.savePerson(PERSON));
    expect(person).toMatchObject({ certificateMasked: '999***********0128', sex: '女' });
    const before = await ledger.yearSoFar(person.id, 2026);

    const recorded = valueOf(await recordStay(api, person.id, '10000', 'k1'));
    expect(recorded.settlement).toMatchObject({ aid: 700_000, cash: 300_000 });
    const after = await ledger.yearSoFar(person.id, 2026);
    expect(after.sums).toMatchObject({
      selfPay: 300_000,
      pools: { 'inpatient-and-chronic': 700_000 },
    });
    expect(after.version).toBeGreaterThan(before.version);

    const reversal = await api.reverse({ settlementId: recorded.id, reason: '录错', key: 'k2' });
    expect(valueOf(reversal).reverses).toEqual({ id: recorded.id, reason: '录错' });
    const sums = (await ledger.yearSoFar(person.id, 2026)).sums;
    expect({ ...sums, pools: before.sums.pools }).toEqual(before.sums);
    expect(sums.pools['inpatient-and-chronic'] ?? 0).toBe(0);
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('同一按键两次只记一笔；同一钥匙换了账单则拒绝', async () => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    const first = valueOf(await recordStay(api, personId, '10000', 'same'));
    const again = await api.record({
      personId,
      claim: inpatient('10000'),
      diagnosis: '肺部感染',
      version: first.seq,
      key: 'same',
    });
    expect(valueOf(again).id).toBe(first.id);
    expect(codeOf(await recordStay(api, personId, '20000', 'same'))).toBe('IDEMPOTENCY_CONFLICT');
    expect(valueOf(await api.listSettlements({ offset: 0, limit: 10 })).total).toBe(1);
    await close();
  });

  test('试算之后本年累计变了：拒绝为 STALE，重新试算后可记', async () => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    const claim = inpatient('10000');
    const old = valueOf(await api.settle({ personId, claim }));
    valueOf(await recordStay(api, personId, '99000', 'other window'));
    const bill = { personId, claim, diagnosis: '肺部感染', key: 'this window' };
    expect(codeOf(await api.record({ ...bill, version: old.version }))).toBe('STALE');
    const fresh = valueOf(await api.settle({ personId, claim }));
    expect(fresh.settlement.aid).toBe(70_000);
    expect(fresh.settlement.aid).toBeLessThan(old.settlement.aid);
    expect(codeOf(await api.record({ ...bill, version: fresh.version }))).toBe('OK');
    await close();
  });

  test('身份或公布标准变了，旧的试算同样不能记', async () => {
    const { api, close } = await openReady();
    const person = valueOf(await api.savePerson(PERSON));
    const bill = { personId: person.id, claim: inpatient('10000'), diagnosis: '肺炎', key: 'k' };
    const first = valueOf(await api.settle(bill));
    const identities = [{ category: 'destitute' as const, from: '2020-01-01' }];
    const { certificate: _kept, ...changed } = { ...PERSON, id: person.id, identities };
    valueOf(await api.savePerson(changed));
    expect(codeOf(await api.record({ ...bill, version: first.version }))).toBe('STALE');
    const second = valueOf(await api.settle(bill));
    expect(second.settlement.aid).toBe(1_000_000);
    const figure = {
      key: 'poverty-monitor-line',
      from: '2026-01-01',
      until: '2026-12-31',
    } as const;
    valueOf(await api.enterFigure({ ...figure, value: '9100', source: '更正公告' }));
    expect(codeOf(await api.record({ ...bill, version: second.version }))).toBe('STALE');
    await close();
  });
});

describe('不能记的，说清楚', () => {
  test('未设置机构、没有诊断、人员不存在、当日没有规则包', async () => {
    const { api, close } = await openNew();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    const bill = { personId, claim: inpatient('100'), diagnosis: '感冒', version: 1, key: 'k' };
    expect(codeOf(await api.record(bill))).toBe('STATION_NOT_SET_UP');
    valueOf(await api.saveFacility(FACILITY));
    expect(await api.record({ ...bill, diagnosis: '  ' })).toMatchObject({
      problem: { code: 'WRONG_TYPE', at: 'diagnosis' },
    });
    expect(codeOf(await api.settle({ personId: 'nobody', claim: bill.claim }))).toBe('NOT_FOUND');
    const nowhere = { ...FACILITY, regionCode: '51' };
    expect(await api.saveFacility(nowhere)).toMatchObject({
      problem: { code: 'WRONG_TYPE', at: 'regionCode', facts: { value: '51' } },
    });
    expect(await api.savePerson({ ...PERSON, recognisedIn: '' })).toMatchObject({
      problem: { code: 'WRONG_TYPE', at: 'recognisedIn' },
    });
    const early = inpatient('100', { settledOn: '2023-01-31' });
    expect(await api.settle({ personId, claim: early })).toMatchObject({
      problem: { code: 'PACK_NOT_IN_FORCE', facts: { on: '2023-01-31' } },
    });
    expect(valueOf(await api.listSettlements({ offset: 0, limit: 10 })).total).toBe(0);
    await close();
  });

  test('缺公布标准：有起付的对象不能结算，指出缺哪一个；录入后即可', async () => {
    const { api, close } = await openNew();
    valueOf(await api.saveFacility(FACILITY));
    const identities = [{ category: 'low-income-margin' as const, from: '2020-01-01' }];
    const { id: personId } = valueOf(await api.savePerson({ ...PERSON, identities }));
    const claim = inpatient('10000');
    expect(await api.settle({ personId, claim })).toMatchObject({
      problem: { code: 'FIGURE_MISSING', facts: { key: 'resident-income', on: '2026-05-10' } },
    });
    const days = { from: '2026-01-01', until: '2026-12-31' };
    const figure = { key: 'resident-income', value: '40000', ...days } as const;
    expect(codeOf(await api.enterFigure({ ...figure, source: ' ' }))).toBe('WRONG_TYPE');
    valueOf(await api.enterFigure({ ...figure, source: '统计公报' }));
    expect(valueOf(await api.settle({ personId, claim })).settlement).toMatchObject({
      aid: 300_000,
      reasons: [{ code: 'FIGURE_MISSING', facts: { key: 'poverty-monitor-line' } }],
    });
    await close();
  });

  test.each([
    ['少一位', '99999919590101012', 'form'],
    ['月份不存在', '999999195913010128', 'birthday'],
    ['校验位不对', '999999195901010127', 'checksum'],
  ])('证件号码%s', async (_name, certificate, part) => {
    const { api, ledger, close } = await openNew();
    expect(await api.savePerson({ ...PERSON, certificate })).toMatchObject({
      problem: { code: 'CERTIFICATE_INVALID', at: 'certificate', facts: { part } },
    });
    expect((await ledger.stats()).people).toBe(0);
    await close();
  });

  test('证件号码已属于另一人；撤销没有原因；撤销两次', async () => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    expect(codeOf(await api.savePerson({ ...PERSON, name: '另一人' }))).toBe('DUPLICATE_PERSON');
    const { id: settlementId } = valueOf(await recordStay(api, personId, '10000', 'k1'));
    expect(codeOf(await api.reverse({ settlementId, reason: ' ', key: 'r0' }))).toBe('WRONG_TYPE');
    valueOf(await api.reverse({ settlementId, reason: '录错', key: 'r1' }));
    expect(codeOf(await api.reverse({ settlementId, reason: '录错', key: 'r2' }))).toBe(
      'ALREADY_REVERSED',
    );
    await close();
  });
});

describe('找人', () => {
  test.each(['试验', 'syj', '9999991959', '0128', ''])('用“%s”找到', async (query) => {
    const { api, close } = await openNew();
    valueOf(await api.savePerson(PERSON));
    expect(valueOf(await api.findPeople({ query })).map((p) => p.name)).toEqual(['试验甲']);
    await close();
  });
});
