import { expect, test } from 'vitest';
import { comparisonLines } from '../../electron/exchange/comparison-view.ts';
import { CLINIC } from '../ledger/build-draft.ts';
import { agreeing, type Answered } from './centre.ts';
import { changed, compared, found, MAY, openMay, stranger } from './may.ts';
import { speakingAs } from './speaking.ts';

/** What the centre's rows become; what is then told of the one difference. */
const CHANGES: readonly (readonly [
  what: string,
  change: (rows: Answered[]) => readonly Answered[],
  expected: Readonly<Record<string, unknown>>,
  words: RegExp,
])[] = [
  [
    '基金支付多一分',
    (rows) => changed(rows, 'S1', '0', { fund_pay_sumamt: '8000.01' }),
    {
      class: 'inconsistent',
      why: 'SAYS_DIFFERENTLY',
      fields: ['fund_pay_sumamt'],
      ours: { setl_id: 'S1', fund_pay_sumamt: '8000.00' },
      theirs: { setl_id: 'S1', fund_pay_sumamt: '8000.01', row: 3 },
      action: { kind: 'suspend', name: '挂账' },
    },
    /基金支付总额（fund_pay_sumamt）本地 8000\.00，中心 8000\.01，相差 -0\.01/,
  ],
  [
    '中心没有 S1',
    (rows) => rows.filter((row) => row.setl_id !== 'S1'),
    { class: 'institution-more', why: 'NOT_AT_CENTRE', theirs: null, action: { kind: 'suspend' } },
    /平台确认过这笔/,
  ],
  [
    '中心没有 S2 的撤销',
    (rows) => rows.filter((row) => row.setl_id !== 'S2' || row.refd_setl_flag === '0'),
    {
      class: 'institution-more',
      why: 'REVERSAL_NOT_AT_CENTRE',
      ours: { kind: 'reversal', refund: true, medfee_sumamt: '-9000.00' },
      action: { kind: 'book', name: '补记' },
    },
    /本地已撤销/,
  ],
  [
    '中心多一笔本机构的报文',
    (rows) => [...rows, stranger({ msgid: `${CLINIC.code}202605020901010007` })],
    {
      class: 'centre-more',
      why: 'NOT_HERE',
      ours: null,
      theirs: { setl_id: 'S9', row: 7 },
      action: {
        kind: 'cancel-2601',
        name: '冲正',
        omsgid: `${CLINIC.code}202605020901010007`,
        oinfno: null,
      },
    },
    /中心有这笔，本地账上没有/,
  ],
  [
    '中心多一笔别家的报文',
    (rows) => [...rows, stranger({ msgid: 'H99999999999202605020901010007' })],
    { class: 'centre-more', why: 'OF_ANOTHER_FACILITY', action: { kind: 'suspend' } },
    /不是以本机构代码开头/,
  ],
  [
    '中心多一笔没有报文ID的',
    (rows) => [...rows, stranger({})],
    { class: 'centre-more', why: 'WITHOUT_MESSAGE', action: { kind: 'suspend' } },
    /没有报文ID/,
  ],
  [
    '中心退了 S1，本地没有撤销',
    (rows) => [
      ...rows,
      agreeing(found(rows, 'S1', '0'), {
        refd_setl_flag: '1',
        medfee_sumamt: '-10000.00',
        fund_pay_sumamt: '-8000.00',
        acct_pay: '-50.00',
      }),
    ],
    { class: 'centre-more', why: 'NOT_REVERSED_HERE', action: { kind: 'book', name: '补记' } },
    /中心已退费/,
  ],
  [
    '中心把已撤销的 S2 又退了一次，数额不同',
    (rows) => [
      ...rows,
      agreeing(found(rows, 'S2', '1'), { medfee_sumamt: '-1.00', fund_pay_sumamt: '0.00' }),
    ],
    { class: 'centre-more', why: 'NOT_HERE', action: { kind: 'suspend' } },
    /中心有这笔，本地账上没有/,
  ],
  [
    '中心按界面用语标“数据不一致”，数据却相同',
    (rows) => changed(rows, 'S1', '0', { stmt_rslt: '4' }),
    { class: 'inconsistent', why: 'CENTRE_SAYS_OTHERWISE', fields: [] },
    /stmt_rslt 4 读作“数据不一致”，把握 L/,
  ],
  [
    '中心按界面用语标“医疗机构多”',
    (rows) => changed(rows, 'S1', '0', { stmt_rslt: '2' }),
    { class: 'institution-more', why: 'NOT_AT_CENTRE', theirs: { stmt_rslt: '2' } },
    /平台确认过这笔/,
  ],
];

test.each(CHANGES)('%s', async (_what, change, expected, words) => {
  const { books, rows } = await openMay();
  const { told, comparison } = await compared(books.ledger, change(rows), { days: MAY });
  expect(told.differences).toHaveLength(1);
  expect(told.differences[0]).toMatchObject(expected);
  expect(told.differences[0]?.explanation).toMatch(words);
  const lines = comparisonLines(comparison, speakingAs().dictionary.place).join('\n');
  expect(lines).toMatch(words);
  expect(lines).not.toMatch(/undefined|NaN/);
});
