import { describe, expect, test } from 'vitest';
import type { ClaimInput } from '../../engine/claim.ts';
import type { WorkstationApi } from '../../electron/contract.ts';
import { olderLedger } from '../ledger/older/older-ledger.ts';
import { codeOf, FACILITY, inpatient, openNew, openReady, personFrom, valueOf } from './open.ts';

/** A stay of a person from `home`, settled at the hospital in 攀枝花市东区. */
async function settleFrom(api: WorkstationApi, home: string, more: Partial<ClaimInput> = {}) {
  const { id: personId } = valueOf(await api.savePerson(personFrom(home)));
  const claim = inpatient('40000', { referral: 'compliant', ...more });
  return { personId, claim, answer: await api.settle({ personId, claim }) };
}

describe('按人员的认定地执行标准', () => {
  test.each([
    ['攀枝花市东区', '510402', 'panzhihua/2023-02-01', '攀枝花市', 'county', 0.7],
    ['攀枝花市仁和区', '510411', 'panzhihua/2023-02-01', '攀枝花市', 'city', 0.7],
    ['合川区', '500117', 'hechuan/2024-06-25', '重庆市合川区', 'outside', 0.7],
    ['重庆市永川区', '500118', 'chongqing/2012-07-24', '重庆市', 'outside', 0.6],
    ['济源', '419001', 'jiyuan/2022-05-01', '济源产城融合示范区', 'outside', 0.7],
    ['常州市天宁区', '320402', 'changzhou/2023-01-01', '常州市', 'outside', 0.8],
  ])('%s', async (_name, home, packId, regionName, place, share) => {
    const { api, packs, close } = await openReady();
    const { personId, claim, answer } = await settleFrom(api, home, {
      fees: { total: '9000', inScope: '9000' },
    });
    const preview = valueOf(answer);
    const standard = { packId, regionName, homeCode: home, fallsTo: null, elsewhere: false };
    expect(preview.standard).toEqual(standard);
    expect(preview.place).toBe(place);
    const isLargeCostOnly = packId.startsWith('hechuan');
    expect(preview.settlement.aid).toBe(isLargeCostOnly ? 0 : 900_000 * share);
    expect(preview.packHash).toBe(valueOf(packs.find(packId)).hash);

    const bill = { personId, claim, diagnosis: '肺炎', version: preview.version, key: 'k' };
    const { id: settlementId } = valueOf(await api.record(bill));
    expect(valueOf(await api.findSettlement({ settlementId }))).toMatchObject({
      standard,
      claim: { facility: { place }, standardElsewhere: false },
      facility: { regionCode: '510402' },
      settlement: { pack: packId },
    });
    await close();
  });

  test('合川文件施行之前：执行重庆市文件，并说明是谁的文件没有施行', async () => {
    const { api, close } = await openReady();
    const { answer } = await settleFrom(api, '500117', { settledOn: '2024-06-24' });
    expect(valueOf(answer).standard).toEqual({
      packId: 'chongqing/2012-07-24',
      regionName: '重庆市',
      homeCode: '500117',
      fallsTo: '重庆市合川区',
      elsewhere: false,
    });
    await close();
  });

  test('没有规则包的地区：本院的文件，不计救助，说明应执行外地标准；记账后仍可查', async () => {
    const { api, ledger, close } = await openReady();
    const { personId, claim, answer } = await settleFrom(api, '520102');
    const preview = valueOf(answer);
    const standard = {
      packId: 'panzhihua/2023-02-01',
      regionName: '攀枝花市',
      homeCode: '520102',
      fallsTo: null,
      elsewhere: true,
    };
    expect(preview).toMatchObject({
      standard,
      place: 'outside',
      settlement: { aid: 0, tilt: 0, cash: 4_000_000, reasons: [{ code: 'STANDARD_ELSEWHERE' }] },
    });
    const bill = { personId, claim, diagnosis: '肺炎', version: preview.version, key: 'k' };
    const { id: settlementId } = valueOf(await api.record(bill));
    expect(valueOf(await api.findSettlement({ settlementId }))).toMatchObject({
      standard,
      claim: { standardElsewhere: true },
    });
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('有规则包的地区，账单自己注明执行外地标准的，同样注明', async () => {
    const { api, close } = await openReady();
    const { answer } = await settleFrom(api, '510402', { standardElsewhere: true });
    expect(valueOf(answer)).toMatchObject({
      standard: { homeCode: '510402', elsewhere: true },
      settlement: { aid: 0, reasons: [{ code: 'STANDARD_ELSEWHERE' }] },
    });
    await close();
  });

  test('账单写明就医地点的（他院的账单）照账单；没有写的按两地推出', async () => {
    const { api, close } = await openReady();
    const elsewhere = { facility: { level: 3, place: 'province' } } as const;
    const { personId, answer } = await settleFrom(api, '510411', elsewhere);
    expect(valueOf(answer).place).toBe('province');
    const claim = inpatient('100', { facility: { level: 1 } });
    expect(valueOf(await api.settle({ personId, claim })).place).toBe('city');
    expect(codeOf(await api.settle({ personId, claim: { ...claim, plan: '' } }))).toBe(
      'WRONG_TYPE',
    );
    await close();
  });

  test('本院和此人的地区都没有规则包，或当日都不施行：不能结算', async () => {
    const { api, close } = await openReady();
    valueOf(await api.saveFacility({ ...FACILITY, regionCode: '110101' }));
    const { answer } = await settleFrom(api, '520102');
    expect(answer).toMatchObject({
      problem: { code: 'PACK_NOT_IN_FORCE', facts: { place: '110101', on: '2026-05-10' } },
    });
    await close();
  });

  test('本院的地区或此人的认定地改了，旧的试算不能记', async () => {
    const { api, close } = await openReady();
    const { personId, claim, answer } = await settleFrom(api, '510402');
    expect(valueOf(answer).place).toBe('county');
    valueOf(await api.saveFacility({ ...FACILITY, regionCode: '510411' }));
    const here = { personId, claim, diagnosis: '肺炎', version: valueOf(answer).version, key: 'k' };
    expect(codeOf(await api.record(here))).toBe('STALE');
    const { version, place } = valueOf(await api.settle({ personId, claim }));
    expect(place).toBe('city');
    const moved = { ...personFrom('510402'), id: personId, recognisedIn: '500117' };
    expect(valueOf(await api.savePerson(moved)).recognisedIn).toBe('500117');
    const bill = { personId, claim, diagnosis: '肺炎', version, key: 'k' };
    expect(codeOf(await api.record(bill))).toBe('STALE');
    await close();
  });
});

describe('类别的名称', () => {
  test.each([
    ['510402', '低保对象'],
    ['320402', '最低生活保障对象'],
    ['500118', '城乡低保对象'],
    ['520102', '低保对象'],
  ])('认定地 %s 的低保，按当地文件称“%s”', async (recognisedIn, categoryName) => {
    const { api, close } = await openReady();
    const person = valueOf(await api.savePerson(personFrom(recognisedIn)));
    expect(person).toMatchObject({ recognisedIn, identities: [{ categoryName }] });
    expect(valueOf(await api.findPeople({ query: '试验' }))).toEqual([person]);
    await close();
  });
});

describe('只有一地时留下的账本', () => {
  test('先补机构的地区，再补人员的认定地，就能照常结算', async () => {
    const { api, ledger, close } = await openNew(olderLedger());
    const [person] = valueOf(await api.findPeople({ query: '试验甲' }));
    if (person === undefined) throw new Error('not found');
    expect(person).toMatchObject({ recognisedIn: null });
    const asked = { personId: person.id, claim: inpatient('10000') };
    expect(codeOf(await api.settle(asked))).toBe('STATION_NOT_SET_UP');
    valueOf(await api.saveFacility(FACILITY));
    expect(await api.settle(asked)).toMatchObject({
      problem: { code: 'WRONG_TYPE', at: 'recognisedIn', facts: { personId: person.id } },
    });
    const identities = [{ category: 'low-income-margin', from: '2020-01-01' }] as const;
    const home = { id: person.id, name: person.name, recognisedIn: '510411', identities };
    valueOf(await api.savePerson(home));
    const preview = valueOf(await api.settle(asked));
    expect(preview).toMatchObject({
      place: 'city',
      settlement: { before: { stays: 1, basic: 3_980_000 }, after: { stays: 2 } },
    });
    const bill = { ...asked, diagnosis: '肺炎', version: preview.version, key: 'k' };
    expect(codeOf(await api.record(bill))).toBe('OK');
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('以前的结算单仍可打印', async () => {
    const { api, close } = await openNew(olderLedger());
    const { rows } = valueOf(await api.listSettlements({ offset: 0, limit: 10 }));
    expect(rows).toHaveLength(5);
    for (const { id } of rows) {
      const subject = { kind: 'settlement', settlementId: id } as const;
      const slip = valueOf(await api.printPaper({ subject, paper: 'a4', reason: '补打' }));
      expect(slip.pdfBase64.length).toBeGreaterThan(10_000);
    }
    await close();
  });
});
