import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../engine/insurance/plan.ts';
import {
  deductiblesOf,
  newPlan,
  NEW_ROW,
  percentOf,
  planInputOf,
  planLines,
  shareOfPercent,
} from '../../renderer/plan-draft.ts';
import { adviceOf } from '../../renderer/problem-words.ts';

describe('比例按百分数录入', () => {
  it.each([
    ['85', '0.85', '85%'],
    ['85%', '0.85', '85%'],
    ['８５．５％', '0.855', '85.5%'],
    ['5', '0.05', '5%'],
    ['100', '1.00', '100%'],
    ['0', '0.00', '0%'],
  ])('“%s” 读作 %s，写作 %s', (typed, share, shown) => {
    expect(shareOfPercent(typed)).toBe(share);
    expect(percentOf(share)).toBe(shown);
  });

  it.each(['', '八成', '1000', '-5'])('“%s” 不猜，原样送去核对', (typed) => {
    expect(shareOfPercent(typed)).toBe(typed);
  });
});

it.each([
  ['800、400', ['800', '400']],
  ['1,200；600', ['1200', '600']],
  ['', ['0']],
])('各次起付线 “%s”', (typed, parts) => {
  expect(deductiblesOf(typed)).toEqual(parts);
});

const filled = {
  ...newPlan('2026'),
  name: '试验方案',
  source: '试验通知',
  deductible: '12000',
  rows: [{ ...NEW_ROW, deductibles: '800、400', bands: [{ upTo: '', percent: '75' }] }],
  bands: [
    { upTo: '50000', percent: '60' },
    { upTo: '', percent: '70' },
  ],
};

it('填好的方案，工作站读得懂，列出来还是原意', () => {
  const plan = parsePlan(planInputOf(filled));
  expect(plan.ok).toBe(true);
  expect(plan.ok ? planLines(plan.value) : []).toEqual([
    '住院 1、2、3 级：起付 800.00、400.00； 75%',
    '基本医保年度限额 不封顶',
    '大病保险：起付 12,000.00；至 50,000.00 60%，以上 70%；年度限额 不封顶',
  ]);
});

describe('填错的方案，在那一处说明', () => {
  it.each([
    [{ name: '' }, 'name', '方案名称没有填，或填得不合要求。'],
    [{ id: '居民' }, 'id', '方案代号没有填，或填得不合要求。'],
    [{ deductible: '一万' }, 'catastrophic.deductible', '大病保险起付线“一万”不是金额。'],
    [
      { bands: [...filled.bands].toReversed() },
      'catastrophic.bands.1.upTo',
      '大病保险第 2 段上限不高于前一段的上限。',
    ],
    [
      { rows: [...filled.rows, ...filled.rows] },
      'basic.rows.1',
      '基本医保第 2 行与前面的行重复了同一医疗类别和机构等级。',
    ],
    [{ rows: [], hasCatastrophic: false }, 'basic', '方案里基本医保和大病保险都没有填。'],
  ])('%o', (part, at, what) => {
    const plan = parsePlan(planInputOf({ ...filled, ...part }));
    if (plan.ok) throw new Error('it should not be taken');
    expect(plan.problem.at).toBe(at);
    // As the form has it: inside the plan.
    expect(adviceOf({ ...plan.problem, at: `plan.${at}` }).what).toBe(what);
  });
});
