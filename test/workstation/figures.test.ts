import { describe, expect, test } from 'vitest';
import type { Category, FigureKey } from '../../engine/terms.ts';
import type { WorkstationApi } from '../../electron/contract.ts';
import { codeOf, inpatient, openReady, personFrom, valueOf } from './open.ts';

async function save(api: WorkstationApi, home: string, category?: Category): Promise<string> {
  return valueOf(await api.savePerson(personFrom(home, category))).id;
}

const figure = (key: FigureKey, value: string, region?: string) => ({
  key,
  value,
  from: '2023-01-01',
  until: '2026-12-31',
  source: '试验公告',
  ...(region === undefined ? {} : { region }),
});

describe('公布标准：先用经办录入的，再用规则包自带的', () => {
  test('济源：规则包自带的起付标准，录入后以录入的为准，说明来源', async () => {
    const { api, close } = await openReady();
    const personId = await save(api, '419001', 'low-income-margin');
    const asked = { personId, claim: inpatient('9000', { referral: 'compliant' }) };
    const published = valueOf(await api.settle(asked)).settlement;
    expect(published.deductible).toBe(339_000);
    valueOf(await api.enterFigure(figure('deductible-margin', '3400', '419001')));
    const { settlement } = valueOf(await api.settle(asked));
    expect(settlement.deductible).toBe(340_000);
    expect(JSON.stringify(settlement.trace)).toContain('"source":"试验公告"');
    await close();
  });

  test('本地的标准不用于外地的人；注明地区的才用', async () => {
    const { api, close } = await openReady();
    const personId = await save(api, '419001', 'low-income-margin');
    const claim = inpatient('9000', { settledOn: '2023-02-01', referral: 'compliant' });
    const own = { ...figure('resident-income', '36000'), until: '2025-12-31' };
    valueOf(await api.enterFigure(own));
    expect(await api.settle({ personId, claim })).toMatchObject({
      problem: { code: 'FIGURE_MISSING', facts: { key: 'deductible-margin | resident-income' } },
    });
    valueOf(await api.enterFigure(figure('resident-income', '33000', '419001')));
    expect(valueOf(await api.settle({ personId, claim })).settlement.deductible).toBe(330_000);
    await close();
  });

  test('区县自己的标准只用于本区县；低于文件下限的不结算', async () => {
    const { api, close } = await openReady();
    valueOf(await api.enterFigure(figure('ordinary-inpatient-share-first', '0.65', '500103')));
    valueOf(await api.enterFigure(figure('ordinary-inpatient-share-first', '0.50', '500104')));
    const claim = inpatient('9000', { referral: 'compliant' });
    const settled = async (home: string) => api.settle({ personId: await save(api, home), claim });
    expect(valueOf(await settled('500103')).settlement.aid).toBe(585_000);
    expect(await settled('500104')).toMatchObject({
      problem: { code: 'BELOW_FLOOR', facts: { value: '0.50', floor: '0.60' } },
    });
    expect(valueOf(await settled('500105')).settlement.aid).toBe(540_000);
    await close();
  });

  test('较近地区的标准先用；写成本市代码的就是本地的', async () => {
    const { api, close } = await openReady();
    const days = { from: '2026-01-01', until: '2026-12-31' };
    const east = { ...figure('resident-income', '44000', '510402'), ...days };
    valueOf(await api.enterFigure(east));
    const city = { ...figure('resident-income', '41000', '510400'), ...days };
    const figures = valueOf(await api.enterFigure(city));
    const incomes = figures.filter((entry) => entry.key === 'resident-income');
    expect(incomes.map(({ region, value }) => [region, value])).toEqual([
      [null, '41000'],
      ['510402', '44000'],
    ]);
    const deductibleAt = async (home: string) => {
      const personId = await save(api, home, 'low-income-margin');
      const preview = valueOf(await api.settle({ personId, claim: inpatient('9000') }));
      return preview.settlement.deductible;
    };
    expect(await deductibleAt('510402')).toBe(440_000);
    expect(await deductibleAt('510411')).toBe(410_000);
    await close();
  });

  test('地区不是六位代码的不收', async () => {
    const { api, close } = await openReady();
    const bad = await api.enterFigure(figure('tilt-line', '1', '5104'));
    expect(bad).toMatchObject({ problem: { code: 'WRONG_TYPE', at: 'region' } });
    expect(codeOf(await api.enterFigure(figure('tilt-line', '1', '510411')))).toBe('OK');
    await close();
  });
});
