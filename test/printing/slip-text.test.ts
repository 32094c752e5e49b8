import { describe, expect, test } from 'vitest';
import { addFen, inYuanGrouped, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { postingsOf, sharesOf, type Posting } from '../../electron/ledger/postings.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import type { Paper } from '../../electron/printing/papers.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import { FEE_COLUMNS } from '../../electron/printing/slip-fees.ts';
import { BILLS } from './bills.ts';
import { pagesOf, textOf } from './pdf-tools.ts';
import { printMark, recordedBill, slipPack } from './recorded.ts';
import { ALL_PAPERS, print, printBill } from './slips.ts';

const closed = (text: string) => text.replaceAll(/\s/g, '');

/**
 * Two blanks between columns: how many there are is the reader's guess, and its versions differ.
 */
const withoutColumns = (text: string) =>
  text
    .replaceAll('\f', '\n---- page ----\n')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/\n{2,}/g, '\n');

const contentOf = (recorded: RecordedSettlement) =>
  slipContent(recorded, slipPack, printMark(1, recorded.reversedBy?.id ?? null));

describe('what is read on the slip', () => {
  test.each(ALL_PAPERS)('the whole text of the slip: %s on %s', async (name, paper, recorded) => {
    const text = withoutColumns(textOf(await print(recorded, paper)));
    await expect(text).toMatchFileSnapshot(`golden/${name}-${paper}.txt`);
  });

  test.each(ALL_PAPERS)(
    'everything it says is on the paper: %s on %s',
    async (_, paper, recorded) => {
      const content = contentOf(recorded);
      const text = closed(textOf(await print(recorded, paper)));
      const wanted = [
        content.title,
        content.regionName,
        content.inWords?.words ?? content.comparison?.owed?.inWords ?? '',
        ...content.lines.flatMap((l) => [l.word.slice(0, 8), inYuanGrouped(l.amount)]),
        ...content.year.rows.flatMap((row) => row.word.slice(0, 8)),
        ...content.year.rows.flatMap(({ figures }) =>
          figures.flatMap((f) => (f === null || f === 'unlimited' ? [] : [inYuanGrouped(f)])),
        ),
        ...content.head.pairs.flat().map((f) => f.label),
        ...content.check.facts.flat().map((f) => f.value),
        ...content.clauses.map((c) => c.id),
        ...content.refusals.flatMap(({ says }) => closed(says).slice(0, 8)),
        ...content.notices.flatMap((n) => [n.word, closed(n.says).slice(0, 8)]),
        ...content.signatures,
      ];
      for (const words of wanted) expect(text).toContain(closed(words));
    },
  );
});

describe('the printed numbers are the ledger’s', () => {
  /** The amount printed after a word, beside it or on the line under it; nothing where it is not there. */
  const printedIn = (text: string) => (word: string) => {
    const found = new RegExp(`(?:^|\\n|\\f) *${word}\\s+(-?[\\d,]+\\.\\d\\d)(?=\\s)`).exec(
      text,
    )?.[1];
    return found === undefined ? 0 : Number(found.replaceAll(/[,.]/g, ''));
  };
  const sumOf = (postings: readonly Posting[], ...accounts: readonly string[]): Fen =>
    addFen(...postings.filter((p) => accounts.includes(p.account)).map((p) => p.amount));

  const ACCOUNTS: readonly (readonly [account: string, ...words: readonly string[]])[] = [
    ['fund:basic', '基本医保支付'],
    ['fund:catastrophic', '大病保险支付'],
    ['fund:other-insurance', '其他保险支付'],
    ['fund:rare-disease', '罕见病用药保障资金支付'],
    ['fund:commercial', '商业健康保险支付', '商业健康保险支付（目录外）'],
    ['fund:aid', '医疗救助'],
    ['fund:tilt', '倾斜救助'],
    ['hospital', '医院承担'],
    ['charity', '慈善等其他支付'],
    ['person:cash', '个人现金支付', '个人支付合计'],
  ];

  test.each(ALL_PAPERS)(
    'each payer’s part, and all of them together: %s on %s',
    async (_, paper, recorded) => {
      const printed = printedIn(detailsOf(textOf(await print(recorded, paper))));
      const shares = sharesOf(recorded);
      const sign = recorded.reverses === null ? 1 : -1;
      const parts = ACCOUNTS.map(([account, ...words]) => {
        const part = words.reduce((all, word) => all + printed(word), 0);
        expect(part - sign * sumOf(shares, account), account).toBe(0);
        return part;
      });
      const total = printed('医疗费用总额');
      expect(total).not.toBe(0);
      expect(total + sign * sumOf(shares, 'bill')).toBe(0);
      expect(parts.reduce((all, part) => all + part, 0)).toBe(total);
    },
  );

  /** Where settlements stand side by side, the same words stand once more above: these are of the lines below. */
  const detailsOf = (text: string) => text.slice(text.search(/医疗费用总额/)).replace(/^/, '\n');

  test.each(['a4', 'a5', '80mm', '58mm'] as const)('how the person paid: %s', async (paper) => {
    const recorded = recordedBill(BILLS.mixedPayment);
    const text = textOf(await print(recorded, paper));
    const printed = printedIn(text);
    const postings = postingsOf(recorded);
    expect(printed('个人账户支付')).toBe(sumOf(postings, 'person:account'));
    expect(printed('移动支付')).toBe(sumOf(postings, 'person:mobile'));
    expect(printed('现金支付')).toBe(sumOf(postings, 'cash:tendered', 'cash:change'));
    expect(closed(text)).toContain('实收4,500.00，找零0.50');
  });

  test.each(['itemised', 'tenFees'] as const)('the fees and their sums: %s', async (name) => {
    const recorded = recordedBill(BILLS[name]);
    const items = recorded.details?.feeItems ?? expect.fail('it has fees');
    const lines = textOf(await print(recorded, 'a4')).split('\n');
    const table = lines.slice(lines.findIndex((line) => /费用项目/.test(line)) + 1);
    const rows = table
      .slice(0, items.length + 1)
      .map((line) => Array.from(line.matchAll(/[\d,]+\.\d\d/g), ([n]) => n.replaceAll(/[,.]/g, '')))
      .map((amounts) => amounts.map(Number));
    expect(rows.slice(0, -1)).toEqual(items.map((item) => FEE_COLUMNS.map((c) => item[c])));
    const sums = FEE_COLUMNS.map((_, c) =>
      rows.slice(0, -1).reduce((all, row) => all + (row[c] ?? NaN), 0),
    );
    expect(rows.at(-1)).toEqual(sums);
    expect(sums[0]).toBe(recorded.claim.fees.total);
  });

  test.each(['a4', 'a5', '80mm', '58mm'] as const)('原结算、重新结算与差额：%s', async (paper) => {
    const recorded = recordedBill(BILLS.owedBack);
    const { was } = recorded.adjusts ?? expect.fail('it adjusts');
    const text = closed(textOf(await print(recorded, paper)));
    for (const [before, now] of [
      [was.aid, recorded.settlement.aid],
      [was.cash, recorded.settlement.cash],
    ] as const) {
      for (const amount of [before, now]) expect(text).toContain(inYuanGrouped(amount));
      const more = lessFen(now, before);
      expect(text).toContain(`${more > ZERO ? '+' : ''}${inYuanGrouped(more)}`);
    }
    expect(text).toContain('应退个人7,000.00');
    expect(text).toContain('柒仟元整');
  });
});

describe('what sets one slip apart from another', () => {
  test.each(['a4', '58mm'] as const satisfies readonly Paper[])(
    'a reprint says which printing it is, why, by whom and when: %s',
    async (paper) => {
      const again = closed(textOf(await printBill({}, paper, 3)));
      expect(again).toContain('重印');
      expect(again).toContain('第3次打印。原因：首次打印卡纸。王芳于2023-05-1009:13:00打印。');
      expect(closed(textOf(await printBill({}, paper, 1)))).not.toContain('次打印');
    },
  );

  test('each page says which of how many it is, and whose slip', async () => {
    for (const paper of ['a4', 'a5'] as const) {
      const pages = textOf(await printBill(BILLS.veryLong, paper))
        .split('\f')
        .slice(0, -1);
      expect(pages.length).toBeGreaterThan(1);
      for (const [index, page] of pages.entries()) {
        expect(closed(page)).toContain(`第${index + 1}/${pages.length}页`);
        expect(page).toContain('20230510-000042');
        expect(closed(page)).toContain('医疗费用"一单制"结算单');
      }
    }
  });

  test('an ordinary settlement is one page of A4, also with its fees or with every payer', async () => {
    for (const name of [
      'ordinary',
      'itemised',
      'everyPayer',
      'noIdentity',
      'demonstration',
      'reversal',
      'mixedPayment',
      'owedBack',
    ] as const) {
      expect(pagesOf(await printBill(BILLS[name])), name).toHaveLength(1);
      expect(pagesOf(await printBill(BILLS[name], 'a5')).length, name).toBeLessThan(4);
      expect(pagesOf(await printBill(BILLS[name], '80mm')), name).toHaveLength(1);
    }
  });

  test('a character that the font lacks is named, not dropped', async () => {
    const text = textOf(await printBill({ over: { personName: '王𠮷' } }));
    expect(text).toContain('王〔U+20BB7〕');
  });

  test('where the table goes on, its head is repeated', async () => {
    const bill = { ...BILLS.veryLong, diagnosis: '诊断'.repeat(400) };
    const pages = textOf(await printBill(bill, 'a5')).split('\f');
    const tables = pages.filter((page) => /项目 +金额（元） +依据 +说明/.test(page));
    expect(tables).toHaveLength(2);
  });
});
