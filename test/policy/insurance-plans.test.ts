import { describe, expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import { HECHUAN, packs, PLAN, said, settle, stay } from './insurance-plan.ts';

type Given = Readonly<Record<string, unknown>>;

describe('账单给出的与计算的，不重复', () => {
  test('没有用表的一笔，照账单；不影响别的', () => {
    const { plan: _, ...plain } = stay('20000', { paid: { basic: '15000', catastrophic: '1000' } });
    const results = settle(HECHUAN, 'low-income-margin', [plain, stay('20000')]);
    // 第二笔是第二次住院：起付 600；全年基本医保后 5000 + 7360 = 12360，大病 360 × 60% = 216，
    // 已付过 1000，不再付
    expect(results).toMatchObject([{ aidBase: '4000.00' }, { aidBase: '7360.00' }]);
  });

  test.each([
    ['基本医保', { basic: '0.01' }, 'paid.basic'],
    ['大病保险', { catastrophic: '0.01' }, 'paid.catastrophic'],
  ])('表要算的%s，账单又写了：不能结算，下一笔照常', (_name, paid, at) => {
    const [bad, good] = settle(HECHUAN, 'low-income-margin', [
      stay('20000', { paid }),
      stay('20000'),
    ]);
    expect(bad).toMatchObject({ problem: { code: 'PLAN_AND_PAID', at } });
    expect(good).toMatchObject({ aidBase: '7600.00' });
  });

  test('表里没有的一项，照账单', () => {
    const basicOnly = { ...PLAN, catastrophic: null };
    const [result] = settle(
      HECHUAN,
      'low-income-margin',
      [stay('20000', { paid: { catastrophic: '600' } })],
      [basicOnly],
    );
    expect(result).toMatchObject({ aidBase: '7000.00' });
    expect(said(result, '大病保险支付')).toEqual(['大病保险支付：600.00 = 账单所列']);
  });

  test('表里没有这种医疗类别：不能结算，说明缺哪一行', () => {
    const [result] = settle(HECHUAN, 'low-income-margin', [
      stay('20', { care: 'dual-channel-drug' }),
    ]);
    expect(result).toMatchObject({
      problem: {
        code: 'PLAN_SILENT',
        message:
          'plan residents-2025 (某区2025年居民医保) has no row for dual-channel-drug at level 2: add it, or enter what insurance paid',
      },
    });
  });

  test.each([
    ['没有这张表', 'residents', '2025-05-10'],
    ['施行前一日', PLAN.id, '2024-12-31'],
    ['失效次日', PLAN.id, '2026-01-01'],
  ])('%s：不能结算，说明有哪些', (_name, plan, settledOn) => {
    const [result] = settle(HECHUAN, 'low-income-margin', [stay('20', { plan, settledOn })]);
    expect(result).toMatchObject({
      problem: {
        code: 'PLAN_UNKNOWN',
        message: `there is no plan "${plan}" on ${settledOn}; there are: residents-2025 (2025-01-01 – 2025-12-31)`,
      },
    });
  });
});

describe('不对的表', () => {
  const bands = (list: readonly Given[]) => ({ ...PLAN.catastrophic, bands: list });
  test.each([
    [
      '分段倒着写',
      { catastrophic: bands(PLAN.catastrophic.bands.toReversed()) },
      'PLAN_INVALID',
      'catastrophic.bands.1.upTo',
    ],
    [
      '两段同一个上限',
      {
        catastrophic: bands([
          { upTo: '1', share: '0.5' },
          { upTo: '1.00', share: '0.6' },
        ]),
      },
      'PLAN_INVALID',
      'catastrophic.bands.1.upTo',
    ],
    [
      '基本医保的分段倒着写',
      {
        basic: {
          ...PLAN.basic,
          rows: [
            {
              care: ['inpatient'],
              levels: [1],
              deductibles: ['0'],
              bands: PLAN.catastrophic.bands.toReversed(),
            },
          ],
        },
      },
      'PLAN_INVALID',
      'basic.rows.0.bands.1.upTo',
    ],
    [
      '同一级两行',
      { basic: { ...PLAN.basic, rows: [...PLAN.basic.rows, ...PLAN.basic.rows.slice(1, 2)] } },
      'PLAN_INVALID',
      'basic.rows.3',
    ],
    ['什么也没说', { basic: null, catastrophic: null }, 'PLAN_INVALID', 'basic'],
    ['首末日颠倒', { until: '2024-12-31' }, 'PERIOD_INVALID', 'until'],
    [
      '比例大于 1',
      { catastrophic: bands([{ upTo: null, share: '1.1' }]) },
      'WRONG_TYPE',
      'plans.0.catastrophic.bands.0.share',
    ],
    [
      '金额为负',
      { catastrophic: { ...PLAN.catastrophic, deductible: '-1' } },
      'MONEY_NEGATIVE',
      'plans.0.catastrophic.deductible',
    ],
    ['没有一行', { basic: { rows: [], cap: null } }, 'WRONG_TYPE', 'plans.0.basic.rows'],
    ['没有来源', { source: '' }, 'WRONG_TYPE', 'plans.0.source'],
    ['表名有空格', { id: 'residents 2025' }, 'WRONG_TYPE', 'plans.0.id'],
    ['多出的键', { note: '草稿' }, 'UNKNOWN_KEY', 'plans.0.note'],
  ])('%s', (_name, wrong, code, at) => {
    const input = { id: 'plan', pack: HECHUAN, plans: [{ ...PLAN, ...wrong }], claims: [] };
    expect(answerCase(input, packs)).toMatchObject({ problem: { code, at } });
  });
});
