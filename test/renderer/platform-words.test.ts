import { describe, expect, it } from 'vitest';
import type { Problem } from '../../engine/problem.ts';
import { adviceOf } from '../../renderer/problem-words.ts';

const said = (code: Problem['code'], facts: NonNullable<Problem['facts']>) =>
  adviceOf({ code, message: '', facts });

describe('同一钥匙换了内容：已记的和这次的并排说明，只说不同的几项', () => {
  it.each<[string, NonNullable<Problem['facts']>, string]>([
    [
      '金额和诊断',
      {
        'recorded.fees.total': '50000.00',
        'asked.fees.total': '50000.01',
        'recorded.diagnosis': '慢性肾脏病5期',
        'asked.diagnosis': '骨折',
      },
      '已记：总费用 50000.00、疾病诊断 慢性肾脏病5期；这次：总费用 50000.01、疾病诊断 骨折。',
    ],
    [
      '类别、地点和是否',
      {
        'recorded.care': 'inpatient',
        'asked.care': 'other',
        'recorded.facility.place': 'county',
        'asked.facility.place': 'outside',
        'recorded.special': null,
        'asked.special': 'true',
        'recorded.treatment': 'dialysis',
        'asked.treatment': 'transfusion',
      },
      '已记：医疗类别 住院、就医地点 本县（区）、特殊病种未填、治疗方式 透析；这次：医疗类别 其他诊疗、就医地点 省外、特殊病种 是、治疗方式 输血。',
    ],
    [
      '付款',
      { 'recorded.payment.account': null, 'asked.payment.account': '20.00' },
      '已记：个人账户支付未填；这次：个人账户支付 20.00。',
    ],
    [
      '诊断恰好写作 other',
      { 'recorded.diagnosis': 'other', 'asked.diagnosis': '其他' },
      '已记：疾病诊断 other；这次：疾病诊断 其他。',
    ],
  ])('%s', (_what, fields, both) => {
    const settlementId = '20260510-000042';
    const { what } = said('IDEMPOTENCY_CONFLICT', { key: 'k', settlementId, ...fields });
    expect(what).toBe(`这张单已经按另一内容记账（20260510-000042），没有再记第二次。${both}`);
  });

  it('只发送、还没有结果的，说报文号', () => {
    const messageId = 'H51040200001202605100915300042';
    const { what } = said('IDEMPOTENCY_CONFLICT', {
      messageId,
      'recorded.ask': 'record',
      'asked.ask': 'reverse',
    });
    expect(what).toBe(
      `这张单已经按另一内容发送（${messageId}），没有再记第二次。已记：所办 结算；这次：所办 撤销。`,
    );
  });
});

describe('报文', () => {
  const messageId = 'H51040200001202605100915300042';

  it('尚无结果：哪一笔、自何时', () => {
    const since = '2026-05-10T09:15:30+08:00';
    const { what } = said('MESSAGE_OPEN', { messageId, since, personId: 'p' });
    expect(what).toContain(messageId);
    expect(what).toContain(since);
  });

  it('已有结果：记为哪一张；已放弃：为什么', () => {
    const settlementId = '20260510-000043';
    const settled = said('MESSAGE_CLOSED', { messageId, state: 'settlement', settlementId });
    expect(settled.what).toBe(`报文 ${messageId}已经有了结果，记为 20260510-000043。`);
    const abandoned = said('MESSAGE_CLOSED', { messageId, state: 'abandoned', why: '查无此笔' });
    expect(abandoned.what).toContain('已经放弃（查无此笔），没有记账');
    expect(abandoned.todo).toContain('重新打开一单');
  });

  it('没有机构编码：不能发送，可以脱网结算', () => {
    const { what, todo } = said('STATION_NOT_SET_UP', { missing: 'code', code: '' });
    expect(what).toContain('12 位定点机构编码');
    expect(todo).toContain('脱网结算');
    expect(said('STATION_NOT_SET_UP', {}).what).toContain('还没有设置本单位');
  });

  it('平台前后说的不同：两个结算ID都说出', () => {
    const { what } = said('ALREADY_CONFIRMED', { platformId: 'S-1', askedPlatformId: 'S-2' });
    expect(what).toContain('S-1');
    expect(what).toContain('S-2');
  });
});
