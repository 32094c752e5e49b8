import { describe, expect, it } from 'vitest';
import { parseClaim, parseIdentities } from '../../engine/claim.ts';
import type { Problem, Result } from '../../engine/problem.ts';
import { emptyBill, claimOf, fieldAt } from '../../renderer/bill.ts';
import { TEXT } from '../../renderer/messages.ts';
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

describe('结账的问题，说清是哪一种', () => {
  const said = (code: Problem['code'], facts: NonNullable<Problem['facts']>) =>
    adviceOf({ code, message: '', facts });

  it('结账单打开以后又收了一笔；早已结过；没有可结的；长短款', () => {
    const later = said('STALE', { span: 'shift', settlementId: '20260510-000042' });
    expect(later.what).toContain('20260510-000042');
    expect(said('STALE', { span: 'day', closedBy: '收费员甲' }).what).toContain('另一班');
    expect(said('STALE', { expected: 1, actual: 2 }).todo).toContain('试算');
    const closedAt = '2026-05-10T17:30:00+08:00';
    expect(said('NOTHING_TO_CLOSE', { closedIn: 42, closedAt }).what).toContain('第 42 笔');
    expect(said('NOTHING_TO_CLOSE', { after: 7 }).what).toContain('没有新的收费记录');
    const short = said('REASON_MISSING', { counted: '99.99', expected: '100.00' });
    expect(short.what).toBe('清点的现金 99.99 与应有现金 100.00 不符。');
  });

  it('没有清点、交给自己，落在所填的一项上', () => {
    const at = (field: string) => adviceOf({ code: 'WRONG_TYPE', message: '', at: field });
    expect(at('counted')).toMatchObject({ todo: expect.stringContaining('备用金') });
    expect(at('handedTo')).toMatchObject({ todo: expect.stringContaining('接班人') });
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

describe('电脑时间与账本对不上', () => {
  const facts = { now: '2026-05-11T09:30:00+08:00', last: '2027-05-11T09:00:00+08:00' };

  it('晚于现在的一笔挡住了记账：说出两个时间，和由两人更正的办法', () => {
    const { what, todo } = adviceOf({ code: 'CLOCK_BACK', message: '', facts });
    expect(what).toContain(facts.now);
    expect(what).toContain(facts.last);
    expect(todo).toMatch(/校准.*由两人更正/);
  });

  it('不需要更正的，与进入已失效不是一回事', () => {
    const why = { ...facts, why: 'clock-not-back' };
    const needless = adviceOf({ code: 'NOT_ALLOWED', message: '', facts: why });
    expect(needless).toMatchObject({ what: expect.stringContaining('不需要更正') });
    expect(adviceOf({ code: 'NOT_ALLOWED', message: '' }).what).toContain('进入已失效');
  });

  it('电脑时间远远晚于最后一笔：一句话说清差几天、先做什么', () => {
    const ahead = { now: facts.last, last: facts.now, days: 364 };
    expect(TEXT.app.clockAhead(ahead)).toBe(
      '电脑时间是 2027-05-11 09:00，比账本最后一笔（2026-05-11 09:30）晚 364 天：请先核对电脑的日期和时间，再记账。',
    );
  });
});

describe('账本用不了，各有各的说法', () => {
  it.each([
    ['full', '磁盘已满'],
    ['busy', '另一个程序占用着账本'],
    ['read-only', '没有写入账本的权限'],
    ['disk', '磁盘读写出错'],
    ['log-gone', '-wal 文件被删除'],
    ['replaced', '账本文件被移走或换掉'],
    ['moved-away', '账本已经移到另一台机器'],
    ['damaged', '账本打不开或不能写入'],
  ])('%s', (why, what) => {
    const { what: said, todo } = adviceOf({
      code: 'LEDGER_UNUSABLE',
      message: '',
      facts: { file: '/a', why },
    });
    expect(said).toContain(what);
    expect(todo).toMatch(/[\u4e00-\u9fff].*。$/);
  });
});
