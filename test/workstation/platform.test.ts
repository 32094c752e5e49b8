import { describe, expect, test } from 'vitest';
import type { RecordRequest, WorkstationApi } from '../../electron/contract.ts';
import { codeOf, FACILITY, inpatient, openNew, openReady, PERSON, valueOf } from './open.ts';

const SAID = { platformId: '5104000000012345', amounts: {} } as const;

async function billFor(
  api: WorkstationApi,
  personId: string,
  key: string,
  total = '10000',
): Promise<RecordRequest> {
  const claim = inpatient(total);
  const { version } = valueOf(await api.settle({ personId, claim }));
  return { personId, claim, diagnosis: '肺部感染', version, key };
}

async function send(api: WorkstationApi, personId: string, key: string) {
  const sent = valueOf(await api.sendBill(await billFor(api, personId, key)));
  if (sent.state !== 'sending') throw new Error(`not sent: ${sent.state}`);
  return sent;
}

async function openWithPerson() {
  const opened = await openReady();
  const { id: personId } = valueOf(await opened.api.savePerson(PERSON));
  return { ...opened, personId };
}

describe('医保平台：发送、应答、未知、放弃', () => {
  test('先记报文号再发送；应答后按发送时的内容记账，平台与本地不同的逐项列出', async () => {
    const { api, ledger, close, personId } = await openWithPerson();
    const { messageId, draft } = await send(api, personId, 'k1');
    expect(messageId).toMatch(/^H0000000000120260510\d{10}$/);
    expect(valueOf(await api.listOpenMessages({}))).toMatchObject([
      { messageId, state: 'sending' },
    ]);
    expect(codeOf(await api.record(await billFor(api, personId, 'k2')))).toBe('MESSAGE_OPEN');
    const amounts = {
      bill: '10000',
      'fund:basic': '0',
      'fund:aid': '6900.5',
      'person:cash': '3099.50',
    } as const;
    const answer = { messageId, platformId: ` ${SAID.platformId} `, amounts };
    const recorded = valueOf(await api.answerMessage(answer));
    expect(recorded).toMatchObject({
      ...draft,
      sentAs: { messageId, platformId: SAID.platformId },
      differences: [
        { account: 'fund:aid', ours: 700_000, theirs: 690_050 },
        { account: 'person:cash', ours: 300_000, theirs: 309_950 },
      ],
    });
    expect(valueOf(await api.answerMessage(answer)).id).toBe(recorded.id);
    expect(codeOf(await api.answerMessage({ messageId, ...SAID }))).toBe('MESSAGE_CLOSED');
    expect(valueOf(await api.listOpenMessages({}))).toEqual([]);
    expect(valueOf(await api.listUnconfirmed({ offset: 0, limit: 10 })).total).toBe(0);
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('超时为“未知”，查询后放弃；同一钥匙再问仍答已放弃，换一钥匙可重新发送', async () => {
    const { api, ledger, close, personId } = await openWithPerson();
    const request = await billFor(api, personId, 'k1');
    const { messageId } = await send(api, personId, 'k1');
    const lost = valueOf(await api.loseMessage({ messageId, why: '60 秒无应答' }));
    expect(lost).toMatchObject({ state: 'unknown', why: '60 秒无应答' });
    const abandoned = valueOf(await api.abandonMessage({ messageId, reason: '平台查无此笔' }));
    expect(valueOf(await api.sendBill(request))).toEqual(abandoned);
    expect(codeOf(await api.record(request))).toBe('MESSAGE_CLOSED');
    expect((await send(api, personId, 'k2')).messageId).not.toBe(messageId);
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('脱网结算为“暂结”，列入未确认；平台应答后确认，个人部分不论怎样付都合并比较', async () => {
    const { api, ledger, close, personId } = await openWithPerson();
    const bill = await billFor(api, personId, 'k1');
    const payment = { account: '1000', mobile: '500.5', tendered: '1600' };
    const recorded = valueOf(await api.record({ ...bill, payment }));
    expect(recorded.payment).toEqual({
      account: 100_000,
      mobile: 50_050,
      tendered: 160_000,
      change: 10_050,
    });
    const { rows, total } = valueOf(await api.listUnconfirmed({ offset: 0, limit: 10 }));
    expect([total, rows[0]?.id, rows[0]?.messageId]).toEqual([
      1,
      recorded.id,
      recorded.sentAs.messageId,
    ]);
    const amounts = { 'person:cash': '3000', 'fund:aid': '7000.00', 'fund:tilt': '0' };
    const said = { settlementId: recorded.id, platformId: SAID.platformId, amounts };
    expect(valueOf(await api.confirmSettlement(said)).differences).toEqual([]);
    expect(valueOf(await api.listUnconfirmed({ offset: 0, limit: 10 })).total).toBe(0);
    const other = { ...said, platformId: 'other' };
    expect(codeOf(await api.confirmSettlement(other))).toBe('ALREADY_CONFIRMED');
    expect((await ledger.verify()).faults).toEqual([]);
    await close();
  });

  test('付款：少了、多了各说明白；试算之后本年变了，先说重新试算；同一钥匙再按，答第一次', async () => {
    const { api, close, personId } = await openWithPerson();
    const bill = await billFor(api, personId, 'k1');
    const pay = async (payment: NonNullable<RecordRequest['payment']>) =>
      api.record({ ...bill, payment });
    expect(await pay({ tendered: '2999.99' })).toMatchObject({
      problem: { code: 'PAYMENT_MISMATCH', facts: { cash: '3000.00', tendered: '2999.99' } },
    });
    expect(await pay({ account: '3000', mobile: '0.01' })).toMatchObject({
      problem: { code: 'PAYMENT_MISMATCH', facts: { mobile: '0.01' } },
    });
    expect(await pay({ account: '-1' })).toMatchObject({
      problem: { code: 'MONEY_NEGATIVE', at: 'payment.account' },
    });
    const first = valueOf(await pay({ account: '3000' }));
    // The year holds the bill by now, and the same bill would come to another sum.
    expect(valueOf(await pay({ account: '3000' })).id).toBe(first.id);
    expect(await pay({ account: '2000', tendered: '1000' })).toMatchObject({
      problem: {
        code: 'IDEMPOTENCY_CONFLICT',
        facts: { 'recorded.payment.account': '3000.00', 'asked.payment.account': '2000.00' },
      },
    });
    const stale = { ...bill, key: 'k2', payment: { tendered: '1' } };
    expect(codeOf(await api.record(stale))).toBe('STALE');
    await close();
  });

  test('没有 12 位机构编码：不能发送，可以暂结', async () => {
    const { api, close } = await openNew();
    valueOf(await api.saveFacility({ ...FACILITY, code: '' }));
    const { id: personId } = valueOf(await api.savePerson(PERSON));
    const bill = await billFor(api, personId, 'k1');
    expect(await api.sendBill(bill)).toMatchObject({
      problem: { code: 'STATION_NOT_SET_UP', at: 'facility.code', facts: { missing: 'code' } },
    });
    expect(valueOf(await api.record(bill)).sentAs).toEqual({ messageId: null, platformId: null });
    await close();
  });

  test('结算ID、原因为空，金额不像金额：指出哪一项', async () => {
    const { api, close, personId } = await openWithPerson();
    const { messageId } = await send(api, personId, 'k1');
    const wrong = async (problem: object, answer: Promise<unknown>) =>
      expect(await answer).toMatchObject({ ok: false, problem });
    await wrong({ at: 'platformId' }, api.answerMessage({ messageId, ...SAID, platformId: ' ' }));
    await wrong(
      { code: 'MONEY_INVALID', at: 'amounts.fund:aid' },
      api.answerMessage({ messageId, ...SAID, amounts: { 'fund:aid': '七千' } }),
    );
    await wrong({ at: 'why' }, api.loseMessage({ messageId, why: ' ' }));
    await wrong({ at: 'reason' }, api.abandonMessage({ messageId, reason: '' }));
    await wrong({ code: 'NOT_FOUND' }, api.answerMessage({ messageId: 'X', ...SAID }));
    await wrong({ code: 'NOT_FOUND' }, api.confirmSettlement({ settlementId: 'X', ...SAID }));
    expect(valueOf(await api.listOpenMessages({}))).toMatchObject([{ state: 'sending' }]);
    await close();
  });
});
