import { describe, expect, it } from 'vitest';
import { parseClaim, parseIdentities } from '../../engine/claim.ts';
import type { Problem, Result } from '../../engine/problem.ts';
import { emptyBill, claimOf, fieldAt } from '../../renderer/bill.ts';
import { placeWord } from '../../renderer/problem-places.ts';
import { adviceOf, PROBLEM_WORDS } from '../../renderer/problem-words.ts';

const codes = Object.entries(PROBLEM_WORDS);
const bill = { ...emptyBill('2024-08-01', null), total: '100', inScope: '80' };

function problemOf(result: Result<unknown>): Problem {
  if (result.ok) throw new Error('no problem');
  return result.problem;
}

describe('每一种问题都有中文的说法和办法', () => {
  it.each(codes)('%s', (code, words) => {
    const { what, todo } = words({ code: 'MALFORMED', message: '' });
    for (const sentence of [what, todo]) {
      expect(sentence).toMatch(/[\u4e00-\u9fff]/);
      expect(sentence).toMatch(/。$/);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
    }
    expect(code).toMatch(/^[A-Z_]+$/);
  });
});

describe('问题落在填错的那一项上', () => {
  it.each([
    ['total', '12,34', '总费用“12,34”不是金额。'],
    ['basic', '-5', '基本医保已付“-5”小于 0。'],
    ['charity', '1.234', '慈善等已付“1.234”的小数超过两位。'],
    ['settledOn', '2024-02-30', '结算日“2024-02-30”不是有效日期。'],
    ['inScope', '100.01', '政策范围内 100.01 元，大于总费用 100.00 元。'],
  ] as const)('%s 填 “%s”', (field, typed, what) => {
    const problem = problemOf(parseClaim(claimOf({ ...bill, [field]: typed })));
    expect(fieldAt(problem.at)).toBe(field);
    expect(adviceOf(problem).what).toBe(what);
  });

  it('第几项身份的哪一栏', () => {
    const row = { category: 'destitute', from: '2024-01-01' };
    const problem = problemOf(parseIdentities([row, { ...row, from: '明天' }]));
    expect(adviceOf(problem).what).toBe('第 2 项身份的起日“明天”不是有效日期。');
    expect(placeWord('paid.commercial')).toBe('商业保险已付');
  });
});

it('填好的单子，工作站读得懂', () => {
  const filled = {
    ...bill,
    total: '１，２３４．５０',
    inScope: '1000',
    referral: 'none' as const,
    agencyException: true,
    isFiledLater: true,
    filedOn: '20240901',
  };
  expect(parseClaim(claimOf(filled))).toMatchObject({
    ok: true,
    value: {
      fees: { total: 123450, inScope: 100000, outOfScope: 23450 },
      filedOn: '2024-09-01',
      agencyException: true,
    },
  });
});

it('转诊合规时，不带出以前勾选的例外放行', () => {
  const claim = claimOf({ ...bill, referral: 'compliant', agencyException: true });
  expect(claim.agencyException).toBe(false);
});
