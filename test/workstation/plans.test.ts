import { describe, expect, test } from 'vitest';
import type { ClaimInput } from '../../engine/claim.ts';
import type { InsurancePlanInput } from '../../engine/insurance/plan.ts';
import type { WorkstationApi } from '../../electron/contract.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import { codeOf, inpatient, openReady, PERSON, valueOf } from './open.ts';

/** Basic insurance pays 80% above 1000 yuan, above 500 from the second stay on; no catastrophic insurance. */
const PLAN: InsurancePlanInput & { readonly id: string } = {
  id: 'resident',
  name: '试验方案',
  from: '2026-01-01',
  until: '2026-12-31',
  source: '试验文件',
  basic: {
    rows: [
      {
        care: ['inpatient'],
        levels: [1, 2],
        deductibles: ['1000', '500'],
        bands: [{ upTo: null, share: '0.80' }],
      },
    ],
    cap: null,
  },
  catastrophic: null,
};

const planned = (total: string, more: Partial<ClaimInput> = {}) =>
  inpatient(total, { plan: PLAN.id, ...more });

async function record(api: WorkstationApi, personId: string, claim: ClaimInput, key: string) {
  const { version } = valueOf(await api.settle({ personId, claim }));
  return valueOf(await api.record({ personId, claim, diagnosis: '肺炎', version, key }));
}

describe('按方案计算基本医保', () => {
  test('第一次、第二次住院的起付线不同；基金记账，撤销后复原', async () => {
    const { api, ledger, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    expect(valueOf(await api.listPlans({}))).toEqual([]);
    const [entered] = valueOf(await api.enterPlan({ plan: PLAN }));
    expect(entered).toMatchObject({ id: 'resident', enteredBy: '收费员甲' });

    const first = await record(api, personId, planned('11000'), 'k1');
    expect(first.settlement).toMatchObject({
      aidBase: 300_000,
      aid: 210_000,
      cash: 90_000,
      counts: { stays: 1, basic: 800_000, catastrophic: 0, afterBasic: 300_000 },
    });
    expect(first.claim).toMatchObject({ plan: 'resident', paid: { basic: 0 } });
    expect(JSON.stringify(first.settlement.trace)).toContain('试验文件');
    const before = await ledger.yearSoFar(personId, 2026);

    const second = await record(api, personId, planned('11000'), 'k2');
    expect(second.settlement.counts.basic).toBe(840_000);
    expect((await ledger.stats()).accounts['fund:basic']).toBe(1_640_000);
    valueOf(await api.reverse({ settlementId: second.id, reason: '录错', key: 'r' }));
    expect((await ledger.yearSoFar(personId, 2026)).sums).toEqual(before.sums);
    expect((await ledger.stats()).accounts).toMatchObject({ 'fund:basic': 800_000 });
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('结算单上各方支付之和就是总费用', async () => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    valueOf(await api.enterPlan({ plan: PLAN }));
    const recorded = await record(api, personId, planned('11000'), 'k1');
    const document = { title: '试验文件', number: null, issuer: '试验局' };
    const pack = { regionName: '攀枝花市', document, clauseTitle: () => null };
    const { payers, lines } = slipContent(recorded, pack, { kind: 'preview' });
    expect(payers.map(({ payer, amount }) => [payer, amount])).toEqual([
      ['basic', 800_000],
      ['aid', 210_000],
      ['cash', 90_000],
    ]);
    const basic = lines.find(({ name }) => name === 'basic');
    expect(basic).toMatchObject({ amount: 800_000 });
    expect(basic?.says).toContain('80%');
    await close();
  });

  test('同编号同起日再录一份，只管以后的单；已记账的不变，旧的试算不能记', async () => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    valueOf(await api.enterPlan({ plan: PLAN }));
    const first = await record(api, personId, planned('11000'), 'k1');
    const claim = planned('10500');
    const old = valueOf(await api.settle({ personId, claim }));
    const changed = { ...PLAN, basic: { rows: [{ ...ROW, deductibles: ['0'] }], cap: null } };
    expect(valueOf(await api.enterPlan({ plan: changed }))).toHaveLength(1);
    const bill = { personId, claim, diagnosis: '肺炎', key: 'k2' };
    expect(codeOf(await api.record({ ...bill, version: old.version }))).toBe('STALE');
    const fresh = valueOf(await api.settle({ personId, claim }));
    expect([old, fresh].map((p) => p.settlement.counts.basic)).toEqual([800_000, 840_000]);
    const kept = valueOf(await api.findSettlement({ settlementId: first.id }));
    expect(kept.settlement.counts.basic).toBe(800_000);
    await close();
  });

  test.each<[string, ClaimInput, string, Readonly<Record<string, unknown>>]>([
    ['没有这个方案', planned('100', { plan: 'nobody' }), 'PLAN_UNKNOWN', { plan: 'nobody' }],
    ['结算日在方案之外', planned('100', { settledOn: '2025-12-31' }), 'PLAN_UNKNOWN', {}],
    ['方案没有这一等级', planned('100', { facility: { level: 3 } }), 'PLAN_SILENT', { level: 3 }],
    ['方案没有这一类别', planned('100', { care: 'other' }), 'PLAN_SILENT', { care: 'other' }],
    ['账单又给出金额', planned('100', { paid: { basic: '50' } }), 'PLAN_AND_PAID', {}],
  ])('%s：不结算，说清楚', async (_what, claim, code, facts) => {
    const { api, close } = await openReady();
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    valueOf(await api.enterPlan({ plan: PLAN }));
    expect(await api.settle({ personId, claim })).toMatchObject({ problem: { code, facts } });
    await close();
  });
});

const ROW = {
  care: ['inpatient' as const],
  levels: [2 as const],
  deductibles: ['1000'],
  bands: [{ upTo: null, share: '0.80' }],
};
const withRows = (...rows: (typeof ROW)[]) => ({ ...PLAN, basic: { rows, cap: null } });

describe('录入方案', () => {
  test.each<[string, object, string, string]>([
    ['什么都没有写', { ...PLAN, basic: null }, 'PLAN_INVALID', 'basic'],
    ['两行管同一种住院', withRows(ROW, ROW), 'PLAN_INVALID', 'basic.rows.1'],
    [
      '分段倒退',
      withRows({ ...ROW, bands: [{ upTo: null, share: '0.5' }, ...ROW.bands] }),
      'PLAN_INVALID',
      'basic.rows.0.bands.1.upTo',
    ],
    ['比例大于 1', withRows({ ...ROW, bands: [{ upTo: null, share: '1.5' }] }), 'WRONG_TYPE', ''],
    ['止日早于起日', { ...PLAN, until: '2025-12-31' }, 'PERIOD_INVALID', 'until'],
    ['没有来源', { ...PLAN, source: '' }, 'WRONG_TYPE', 'source'],
    ['金额为负', withRows({ ...ROW, deductibles: ['-1'] }), 'MONEY_NEGATIVE', ''],
    ['不认识的一项', { ...PLAN, discount: '1' }, 'UNKNOWN_KEY', 'discount'],
  ])('%s：不收', async (_what, plan, code, at) => {
    const { api, ledger, close } = await openReady();
    const { entries } = await ledger.stats();
    const answer = await api.enterPlan({ plan: Object.assign(structuredClone(PLAN), plan) });
    expect(answer).toMatchObject({ problem: { code } });
    expect(answer.ok ? '' : answer.problem.at).toContain(at);
    expect((await ledger.stats()).entries).toBe(entries);
    await close();
  });

  test('同编号的两份日期重叠：指出已录入的一份', async () => {
    const { api, close } = await openReady();
    valueOf(await api.enterPlan({ plan: PLAN }));
    const later = { ...PLAN, from: '2026-07-01', until: null };
    expect(await api.enterPlan({ plan: later })).toMatchObject({
      problem: { code: 'PLAN_INVALID', at: 'from', facts: { recordedFrom: '2026-01-01' } },
    });
    valueOf(await api.enterPlan({ plan: { ...PLAN, until: '2026-06-30' } }));
    expect(valueOf(await api.enterPlan({ plan: later }))).toHaveLength(2);
    await close();
  });
});
