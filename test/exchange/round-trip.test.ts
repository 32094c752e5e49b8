import { expect, test } from 'vitest';
import { comparisonLines } from '../../electron/exchange/comparison-view.ts';
import { buildPerson, CLINIC, toDay } from '../ledger/build-draft.ts';
import { problemOf, valueOf, writesNothing } from '../ledger/desk.ts';
import { diceOf } from '../ledger/seeded.ts';
import { sendFor } from '../ledger/sending-desk.ts';
import { certificateOf, openBooks } from './books.ts';
import { agreedRows, changed, compared, comparing, found, MAY, openMay, stranger } from './may.ts';
import { openRandomBooks } from './random-books.ts';
import { SAID, speakingAs } from './speaking.ts';

test('中心原样认账：全平，退出码为 0 的那一种；不记账', async () => {
  const { books, rows } = await openMay();
  expect(rows).toHaveLength(6);
  const { told } = await writesNothing(books.ledger, async () => compared(books.ledger, rows));
  expect(told).toMatchObject({
    from: '2026-05-02',
    to: '2026-05-04',
    daysGiven: false,
    lists: 'all',
    counts: { level: 6, 'institution-more': 0, 'centre-more': 0, inconsistent: 0 },
    differences: [],
  });
});

test('追溯调整没有到中心：两行都是医疗机构多，挂账', async () => {
  const { books, rows } = await openMay();
  const kept = found(rows, 'S3', '0');
  const known = rows.filter((row) => row.setl_id !== 'S3' || row === kept);
  const { told } = await compared(books.ledger, known, { days: MAY });
  expect(told.differences).toHaveLength(2);
  for (const difference of told.differences) {
    expect(difference).toMatchObject({
      class: 'institution-more',
      why: 'ADJUSTMENT_NOT_AT_CENTRE',
      ours: { kind: 'adjustment', setl_id: 'S3', on: '2026-05-04' },
      action: { kind: 'suspend' },
    });
  }
});

test('在途和放弃的报文，平台却已结算：在途的补记，放弃的按原报文冲正', async () => {
  const { books, rows } = await openMay();
  const { ledger } = books;
  const sent = async (id: string, count: number) => {
    const person = buildPerson(id, { certificate: certificateOf(count) });
    const stamp = books.at('2026-05-05');
    valueOf(await ledger.savePerson(person, stamp));
    return sendFor(ledger, id, `k-${id}`, { total: 1200, basic: 300 }, stamp);
  };
  const open = await sent('open', 9001);
  const lost = await sent('lost', 9002);
  valueOf(await ledger.abandon(lost.messageId, '平台查无此单', books.at('2026-05-05')));
  const { told } = await compared(ledger, [
    ...rows,
    stranger({ msgid: open.messageId }),
    stranger({ msgid: lost.messageId, setl_id: 'S10' }),
  ]);
  expect(told.differences.map(({ why, action }) => [why, action])).toMatchObject([
    ['ANSWER_AWAITED', { kind: 'book' }],
    ['ABANDONED_HERE', { kind: 'cancel-2601', omsgid: lost.messageId, oinfno: '2304' }],
  ]);
});

test('没有结算ID的，按报文ID对上', async () => {
  const books = await openBooks();
  const { sentAs } = await books.settle(
    { bill: { total: 1200, basic: 300 } },
    books.at('2026-05-02'),
  );
  const row = stranger({ setl_id: 'null', msgid: sentAs.messageId ?? '', stmt_rslt: '0' });
  const { told } = await compared(books.ledger, [row]);
  expect(told.counts).toMatchObject({ level: 1 });
  expect(told.differences).toEqual([]);
});

test('从未确认的，中心没有：先查询再补办', async () => {
  const { books, rows } = await openMay();
  const unconfirmed = await books.settle({ bill: { total: 100 } }, books.at('2026-05-04'));
  const { told } = await compared(books.ledger, rows);
  expect(told.differences).toMatchObject([
    {
      class: 'institution-more',
      why: 'NOT_CONFIRMED',
      ours: { entry: unconfirmed.id, setl_id: null },
      action: { kind: 'book' },
    },
  ]);
  expect(told.differences[0]?.action.advice).toMatch(/5203/);
});

test('本地记在对账期以外的：医保中心多，挂账；中心只列差异的，本地多出的不算', async () => {
  const { books, rows } = await openMay();
  const days = { from: toDay('2026-05-03'), until: MAY.until };
  const { told } = await compared(books.ledger, rows, { days });
  const others = told.differences.map((each) => [each.why, each.ours?.['setl_id'], each.class]);
  expect(others).toEqual([
    ['ON_ANOTHER_DAY', 'S2', 'centre-more'],
    ['ON_ANOTHER_DAY', 'S1', 'centre-more'],
  ]);
  expect(told.differences[0]?.explanation).toContain('本地记在 2026-05-02');

  const only = changed(rows, 'S1', '0', { medfee_sumamt: '10000.10', stmt_rslt: 'null' });
  const [difference] = only.filter((row) => row.stmt_rslt === 'null');
  if (difference === undefined) throw new Error('no row is left');
  const told2 = (await compared(books.ledger, [difference], { days: MAY })).told;
  expect(told2).toMatchObject({ lists: 'differences', counts: { inconsistent: 1 } });
  expect(told2.differences).toHaveLength(1);
  const asked = { days: MAY, listsAll: true };
  const all = (await compared(books.ledger, [difference], asked)).told;
  expect(all.counts).toMatchObject({ inconsistent: 1, 'institution-more': 5 });
});

test('人员编号、就诊ID两边都知道而不同的，是数据不一致', async () => {
  const { books, rows, one } = await openMay();
  const { certificate = '' } = (await books.ledger.person(one.personId)) ?? {};
  const people = { [certificate]: { personNumber: 'P1' } };
  const visits = { [one.id]: { visitId: 'M1' } };
  const speaking = speakingAs({ ...SAID, people, visits });
  const theirs = changed(rows, 'S1', '0', { psn_no: 'P1', mdtrt_id: 'M2' });
  const { told } = await compared(books.ledger, theirs, { speaking });
  expect(told.differences).toMatchObject([{ class: 'inconsistent', fields: ['mdtrt_id'] }]);
  expect(told.differences[0]?.explanation).toContain('就诊ID（mdtrt_id）本地 M1，中心 M2');
});

test('同一行列了两次：整份答复不收', async () => {
  const { books, rows } = await openMay();
  const row = found(rows, 'S1', '0');
  const problem = problemOf(await comparing(books.ledger, [...rows, row]));
  expect(problem).toMatchObject({ code: 'FILE_INVALID', at: 'answer.txt, row 7' });
  expect(problem.message).toMatch(/the same as row 3 of answer\.txt/);
  const strange = stranger({});
  const twice = problemOf(await comparing(books.ledger, [strange, ...rows, strange]));
  expect(twice).toMatchObject({ code: 'FILE_INVALID', at: 'answer.txt, row 8' });
});

test('任何账本：中心原样认账的行都平，改一分的行都不平，抽掉的行都是医疗机构多', async () => {
  const dice = diceOf(20_260_524);
  let looked = 0;
  for (let run = 0; run < 25; run += 1) {
    const { books } = await openRandomBooks(dice);
    const rows = await agreedRows(books.ledger, speakingAs());
    const kept = rows.filter(() => !dice.chance(15));
    const spoilt = kept.map((row) => {
      if (!dice.chance(20) || row.refd_setl_flag === '1') return row;
      return { ...row, medfee_sumamt: `${Number(row.medfee_sumamt.slice(0, -3)) + 90_000}.07` };
    });
    const count = spoilt.filter((row, index) => row !== kept[index]).length;
    const { told } = await compared(books.ledger, spoilt, { days: MAY, listsAll: true });
    const of = (why: string) => told.differences.filter((each) => each.why === why).length;
    expect(of('SAYS_DIFFERENTLY')).toBe(count);
    expect(told.counts.level).toBe(kept.length - count);
    const missing = told.differences.filter(
      (each) => each.class === 'institution-more' && each.ours?.['setl_id'] !== null,
    );
    expect(missing).toHaveLength(rows.length - kept.length);
    expect(told.counts['centre-more']).toBe(0);
    looked += rows.length;
  }
  expect(looked).toBeGreaterThan(150);
});

test('答复里没有一笔是本地的：不猜对账期，按机构代码分辨冲正与挂账', async () => {
  const { books } = await openMay();
  const own = stranger({ msgid: `${CLINIC.code}202605020901010007` });
  const others = stranger({ setl_id: 'S10', msgid: 'H99999999999202605020901010007' });
  const { told, comparison } = await compared(books.ledger, [own, others]);
  expect(told).toMatchObject({ from: null, to: null, counts: { 'centre-more': 2 } });
  expect(told.differences.map(({ action }) => action.kind)).toEqual(['cancel-2601', 'suspend']);
  const { place } = speakingAs().dictionary;
  expect(comparisonLines(comparison, place)[0]).toMatch(/^答复里没有一笔是本地的/);
});
