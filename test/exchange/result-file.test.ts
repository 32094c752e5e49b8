import { describe, expect, test } from 'vitest';
import { readResultFile } from '../../electron/exchange/result-file.ts';
import { problemOf, valueOf } from '../ledger/desk.ts';
import { bytesOf, GOOD, LINE, withCell } from './answer-row.ts';
import { SAID, speakingAs } from './speaking.ts';

const { dictionary } = speakingAs();

async function refused(bytes: Uint8Array) {
  return problemOf(await readResultFile(bytes, 'answer', dictionary));
}

describe('表201：好的收下', () => {
  test('一行：每一列各归其位', async () => {
    const rows = valueOf(await readResultFile(bytesOf(`${LINE}\n`), 'answer', dictionary));
    expect(rows).toEqual([
      {
        file: 'answer',
        row: 1,
        personNumber: 'P1',
        visitId: 'M1',
        platformId: 'S1',
        messageId: 'H51040200001202605020901010007',
        verdict: { code: '0', says: 'level', confidence: 'H' },
        isRefund: false,
        memo: null,
        total: 1230,
        fundsPay: 400,
        accountPays: 100,
      },
    ]);
  });

  test('回车换行、末行没有换行、没有金额的行、退费的负数', async () => {
    const back = GOOD.with(5, '1').with(7, '-12.3').with(8, '-4').with(9, '-0.00').join('\t');
    const silent = GOOD.with(7, 'null').with(8, 'null').with(9, 'null').with(4, 'null').join('\t');
    const rows = valueOf(
      await readResultFile(bytesOf(`${LINE}\r\n${back}\r\n${silent}`), 'answer', dictionary),
    );
    expect(rows.map(({ total, fundsPay, accountPays }) => [total, fundsPay, accountPays])).toEqual([
      [1230, 400, 100],
      [-1230, -400, 0],
      [null, null, null],
    ]);
    expect(rows.map(({ isRefund }) => isRefund)).toEqual([false, true, false]);
  });

  test('空文件没有行', async () => {
    expect(valueOf(await readResultFile(bytesOf(''), 'answer', dictionary))).toEqual([]);
  });
});

const GBK = Uint8Array.of(0xd2, 0xbd, 0xb1, 0xa3); // 医保
const JOINED = (...parts: readonly Uint8Array[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]));

/** What is wrong, the bytes, where it must be said to be, and what must be said. */
const BAD: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
  [
    '带 BOM 的 UTF-8',
    JOINED(Uint8Array.of(0xef, 0xbb, 0xbf), bytesOf(LINE)),
    'answer, row 1',
    /byte order mark of UTF-8/,
  ],
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x50, 0x00), 'answer, row 1', /byte order mark of UTF-16/],
  [
    'GBK',
    JOINED(bytesOf(`${LINE}\n`), GBK, bytesOf('\n')),
    'answer, row 2',
    /not UTF-8, it looks like GBK/,
  ],
  ['不是任何编码', Uint8Array.of(0xff, 0xff), 'answer, row 1', /not UTF-8: ask/],
  [
    '少一列',
    bytesOf(`${LINE}\n${GOOD.slice(1).join('\t')}\n`),
    'answer, row 2',
    /10 columns, .* has 11/,
  ],
  ['多一列', bytesOf(`${LINE}\tnull\n`), 'answer, row 1', /12 columns/],
  ['逗号分隔', bytesOf(LINE.replaceAll('\t', ',')), 'answer, row 1', /1 columns/],
  ['空行', bytesOf(`${LINE}\n\n${LINE}`), 'answer, row 2', /1 columns/],
  [
    '带表头',
    bytesOf(
      'psn_no\tmdtrt_id\tsetl_id\tmsgid\tstmt_rslt\trefd_setl_flag\tmemo\tmedfee_sumamt\tfund_pay_sumamt\tacct_pay\texp_content',
    ),
    'answer, row 1, column refd_setl_flag',
    /"refd_setl_flag" is no code/,
  ],
  ['空的格', bytesOf(withCell(0, '')), 'answer, row 1, column psn_no', /empty/],
  [
    '10 MB 的一行',
    bytesOf(withCell(6, '长'.repeat(3_500_000))),
    'answer, row 1',
    /10500\d{3} bytes long/,
  ],
  [
    '公式',
    bytesOf(withCell(6, '=cmd()')),
    'answer, row 1, column memo',
    /"=cmd\(\)" begins as a formula/,
  ],
  [
    '公式在编号里',
    bytesOf(withCell(2, '=HYPERLINK("x")')),
    'answer, row 1, column setl_id',
    /is no number of the interface/,
  ],
  [
    '编号里有 SQL',
    bytesOf(withCell(0, "1';DROP TABLE journal;--")),
    'answer, row 1, column psn_no',
    /is no number/,
  ],
  [
    '编号里有路径',
    bytesOf(withCell(1, '../../etc/passwd')),
    'answer, row 1, column mdtrt_id',
    /is no number/,
  ],
  [
    '太长的编号',
    bytesOf(withCell(3, '1'.repeat(65))),
    'answer, row 1, column msgid',
    /is no number/,
  ],
  [
    '控制字符',
    bytesOf(withCell(6, 'a\u0000b')),
    'answer, row 1, column memo',
    /control characters/,
  ],
  [
    '负数',
    bytesOf(withCell(7, '-12.30')),
    'answer, row 1, column medfee_sumamt',
    /"-12\.30" is below nothing on a row that is no refund/,
  ],
  ['指数', bytesOf(withCell(7, '1.23E+3')), 'answer, row 1, column medfee_sumamt', /no exponent/],
  [
    '三位小数',
    bytesOf(withCell(8, '4.001')),
    'answer, row 1, column fund_pay_sumamt',
    /more than two decimals/,
  ],
  [
    '千分位',
    bytesOf(withCell(8, '1,234.00')),
    'answer, row 1, column fund_pay_sumamt',
    /no commas/,
  ],
  ['全角数字', bytesOf(withCell(9, '１.００')), 'answer, row 1, column acct_pay', /is no amount/],
  ['无穷大', bytesOf(withCell(9, 'Infinity')), 'answer, row 1, column acct_pay', /is no amount/],
  [
    '太大',
    bytesOf(withCell(9, '99999999999999999.00')),
    'answer, row 1, column acct_pay',
    /more than any bill/,
  ],
  [
    '两个负号',
    bytesOf(GOOD.with(5, '1').with(7, '--1').join('\t')),
    'answer, row 1, column medfee_sumamt',
    /below nothing twice/,
  ],
  [
    '退费写成正数',
    bytesOf(withCell(5, '1')),
    'answer, row 1, column medfee_sumamt',
    /above nothing on the row of a refund/,
  ],
  [
    '没有退费标志',
    bytesOf(withCell(5, 'null')),
    'answer, row 1, column refd_setl_flag',
    /"null" is no code of refd_setl_flag/,
  ],
  [
    '不认识的对账结果',
    bytesOf(withCell(4, '99')),
    'answer, row 1, column stmt_rslt',
    /"99" is no code of stmt_rslt .* for 510402/,
  ],
  [
    '说不出是哪笔',
    bytesOf(GOOD.with(2, 'null').with(3, 'null').join('\t')),
    'answer, row 1, column setl_id',
    /neither a 结算ID nor a message id/,
  ],
  ['图片', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a), 'answer, row 1', /not UTF-8/],
];

test.each(BAD)('表201：%s，说清第几行第几列', async (_what, bytes, at, says) => {
  const problem = await refused(bytes);
  expect(problem.at).toBe(at);
  expect(problem.message.startsWith(`${at}: `)).toBe(true);
  expect(problem.message).toMatch(says);
  expect(problem.message.length).toBeLessThan(700);
});

test('办公室写明了的代码就认得', async () => {
  const said = {
    ...SAID,
    codes: [{ of: 'verdict', code: '99', means: 'institution-more', source: '中心口头答复' }],
  };
  const rows = valueOf(
    await readResultFile(bytesOf(withCell(4, '99')), 'answer', speakingAs(said).dictionary),
  );
  expect(rows[0]?.verdict).toEqual({ code: '99', says: 'institution-more', confidence: 'H' });
});
