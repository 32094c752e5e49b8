import { describe, expect, test } from 'vitest';
import { ask } from './panzhihua.ts';

describe('资助参保（第五条、第六条）', () => {
  const subsidy = (more: Readonly<Record<string, unknown>>) =>
    ask({ ask: 'subsidy', contribution: '400', ...more });
  test.each([
    ['特困全额', { categories: ['destitute'] }, { subsidy: '400.00', person: '0.00', reasons: [] }],
    [
      '监测对象 75%',
      { categories: ['poverty-monitored'] },
      { subsidy: '300.00', person: '100.00', reasons: [] },
    ],
    [
      '多重身份取大',
      { categories: ['poverty-monitored', 'orphan'] },
      { subsidy: '400.00', person: '0.00', reasons: [] },
    ],
    [
      '低保边缘没有',
      { categories: ['low-income-margin'] },
      { subsidy: '0.00', person: '400.00', reasons: ['NO_SUBSIDY_FOR_CATEGORY'] },
    ],
    [
      '不认得的类别',
      { categories: ['three-withouts'] },
      { subsidy: '0.00', person: '400.00', reasons: ['CATEGORY_UNKNOWN'] },
    ],
    [
      '参加职工医保',
      { categories: ['orphan'], employee: true },
      { subsidy: '0.00', person: '400.00', reasons: ['EMPLOYEE_INSURANCE'] },
    ],
    [
      '已参保',
      { categories: ['orphan'], alreadyInsured: true },
      { subsidy: '0.00', person: '400.00', reasons: ['DUPLICATE_ENROLMENT'] },
    ],
    [
      '施行前的年度',
      { categories: ['orphan'], year: 2022 },
      { subsidy: '0.00', person: '400.00', reasons: ['NOT_IN_FORCE'] },
    ],
  ])('%s', (_name, given, result) => {
    expect(subsidy(given)).toEqual({ id: 'policy', result });
  });
});

describe('大病保险倾斜（第八条）', () => {
  const plan = {
    deductible: '12000.01',
    bands: [
      { upTo: '50000', share: '0.60' },
      { upTo: null, share: '0.98' },
    ],
    cap: '300000',
  };
  test('起付线减半到分，比例加 5 点、至多为 1，封顶线不变', () => {
    expect(ask({ ask: 'catastrophic', categories: ['orphan'], plan })).toEqual({
      id: 'policy',
      result: {
        deductible: '6000.01',
        bands: [
          { upTo: '50000', share: '0.65' },
          { upTo: null, share: '1' },
        ],
        cap: '300000.00',
      },
    });
  });
  test('起付线降低后第一段随之加宽，各段相加后只舍入一次', () => {
    // (50000 − 6000.01) × 0.65 + (60000.03 − 50000) × 1 = 28599.9935 + 10000.03 = 38600.0235
    const answer = ask({ ask: 'catastrophic', categories: ['orphan'], plan, amount: '60000.03' });
    expect(answer).toMatchObject({ result: { pays: '38600.02' } });
  });
  test('低保边缘不倾斜；各段须递增', () => {
    expect(ask({ ask: 'catastrophic', categories: ['low-income-margin'], plan })).toMatchObject({
      result: { deductible: '12000.01' },
    });
    const bands = plan.bands.toReversed();
    expect(ask({ ask: 'catastrophic', categories: [], plan: { ...plan, bands } })).toMatchObject({
      problem: { code: 'PLAN_INVALID', at: 'plan.bands.1.upTo' },
    });
  });
});

describe('信息推送（第十八条）', () => {
  const figures = [
    { key: 'resident-income', from: '2024-01-01', until: '2024-12-31', value: '36000' },
  ];
  const warning = (more: Readonly<Record<string, unknown>>) =>
    ask({ ask: 'warning', categories: [], on: '2024-12-31', figures, ...more });
  test('任何参保人：恰在线上不推送，多一分推送', () => {
    expect(warning({ amount: '18000' })).toEqual({
      id: 'policy',
      result: { warn: false, line: '18000.00' },
    });
    expect(warning({ amount: '18000.01' })).toEqual({
      id: 'policy',
      result: { warn: true, line: '18000.00' },
    });
  });
  test('缺公布数不判断；施行期外不判断', () => {
    expect(warning({ amount: '99999', figures: [] })).toMatchObject({
      problem: { code: 'FIGURE_MISSING' },
    });
    expect(warning({ amount: '99999', on: '2022-12-31' })).toMatchObject({
      result: { warn: false, reason: 'NOT_IN_FORCE' },
    });
  });
});

describe('本文件没有规定的', () => {
  test('名单移交和审核没有期限', () => {
    const handover = ask({ ask: 'deadline', what: 'list-handover', year: 2024, month: 5 });
    expect(handover).toEqual({ id: 'policy', result: { dueOn: null, reason: 'NO_CLAUSE' } });
    const review = ask({ ask: 'deadline', what: 'aid-review', declaredOn: '2024-05-10' });
    expect(review).toEqual({ id: 'policy', result: { dueOn: null, reason: 'NO_CLAUSE' } });
  });
  test('基金没有核对的比例', () => {
    const amounts = { ownBudget: '15', lastYearGrant: '100', raised: '100', surplus: '15' };
    expect(ask({ ask: 'fund-check', ...amounts })).toEqual({
      id: 'policy',
      result: { ownBudgetEnough: null, surplusWithinLimit: null, reason: 'NO_CLAUSE' },
    });
  });
  test('不认得的问题：说明能问什么', () => {
    expect(ask({ ask: 'weather' })).toMatchObject({
      problem: {
        code: 'ASK_NOT_ANSWERED',
        message: expect.stringContaining(
          'settle, subsidy, catastrophic, warning, deadline, fund-check',
        ),
      },
    });
  });
});
