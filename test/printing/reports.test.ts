import { describe, expect, test } from 'vitest';
import { inYuanGrouped, toFen } from '../../engine/money.ts';
import type { RecordedClose } from '../../electron/ledger/port-closing.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { PAPERS, PAPER_SIZES, type Paper } from '../../electron/printing/papers.ts';
import type { PrintMark } from '../../electron/printing/print-mark.ts';
import { closeContent } from '../../electron/printing/reports/close-content.ts';
import { noticeContent } from '../../electron/printing/reports/notice-content.ts';
import { createReportPrinter } from '../../electron/printing/reports/reports.ts';
import { readSlipMarks } from '../../electron/printing/verify.ts';
import { infoOf, structureOf, textOf, wordsOf } from './pdf-tools.ts';
import { recordedBill } from './recorded.ts';

const printer = createReportPrinter();

const FIRST: PrintMark = {
  kind: 'print',
  number: 1,
  reason: null,
  at: '2026-05-10T18:05:00.000+08:00',
  by: '收费员甲',
  reversedBy: null,
};
const AGAIN: PrintMark = { ...FIRST, number: 3, reason: '交接双方各一份' };

const SHIFT: RecordedClose = {
  span: 'shift',
  facility: 'H51040200001',
  operator: '收费员甲',
  after: 120,
  upTo: 188,
  settlements: 31,
  reversals: 2,
  adjustments: 1,
  accounts: {
    'cash:change': toFen(-100_000),
    'cash:tendered': toFen(10_100_000),
    'fund:aid': toFen(20_000_000),
    'fund:basic': toFen(80_000_000),
    bill: toFen(-110_000_000),
  },
  expected: toFen(10_000_000),
  counted: toFen(9_999_050),
  difference: toFen(-950),
  reason: '找零时少收',
  handedTo: '收费员乙',
  seq: 189,
  hash: 'ab'.repeat(32),
  at: '2026-05-10T18:02:11.000+08:00',
  by: '收费员甲',
};
const DAY: RecordedClose = {
  ...SHIFT,
  span: 'day',
  operator: null,
  handedTo: null,
  reason: null,
  counted: toFen(-500),
  expected: toFen(-500),
  difference: toFen(0),
};

/** Two bills of one approval: the first owed more than it was paid, the second the other way round, or less. */
function adjustmentsOf(cashes: readonly (readonly [was: number, is: number])[]) {
  return cashes.map(([was, is], index): RecordedSettlement => {
    const recorded = recordedBill();
    const { settlement } = recorded;
    const id = `20230510-00004${index}`;
    return {
      ...recorded,
      id: `20230601-00009${index}`,
      hash: String(index).repeat(64),
      recordedAt: '2023-06-01T10:00:00.000+08:00',
      settlement: { ...settlement, cash: toFen(is) },
      adjusts: {
        id,
        causes: [{ kind: 'person', seq: 77 }],
        approvedBy: '主任丙',
        run: 'run-1',
        was: { ...settlement, cash: toFen(was) },
      },
    };
  });
}
const REFUND = adjustmentsOf([
  [800_000, 650_050],
  [120_000, 100_000],
]);
const CLAIM_BACK = adjustmentsOf([[650_000, 800_000]]);

const REPORTS = {
  shift: (paper: Paper) =>
    printer.close({ close: SHIFT, mark: FIRST, demonstration: false }, paper),
  day: (paper: Paper) => printer.close({ close: DAY, mark: AGAIN, demonstration: true }, paper),
  refund: (paper: Paper) => printer.notice({ adjustments: REFUND, mark: FIRST }, paper),
  claimBack: (paper: Paper) => printer.notice({ adjustments: CLAIM_BACK, mark: AGAIN }, paper),
} as const;
const EVERY = Object.entries(REPORTS).flatMap(([name, print]) =>
  PAPERS.map((paper) => [`${name}-${paper}`, paper, print] as const),
);

/** How many blanks stand between columns is the reader's guess. */
const withoutColumns = (text: string) =>
  text
    .replaceAll('\f', '\n---- page ----\n')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/\n{2,}/g, '\n');

describe('reports and notices on every paper', () => {
  test.each(EVERY)('%s: the whole text', async (name, paper, print) => {
    const text = withoutColumns(textOf((await print(paper)).pdf));
    await expect(text).toMatchFileSnapshot(`golden/report-${name}.txt`);
  });

  test.each(EVERY)('%s: no word outside the paper, none over another', async (_, paper, print) => {
    const made = await print(paper);
    const words = wordsOf(made.pdf);
    expect(words.length).toBeGreaterThan(20);
    const width = (PAPER_SIZES[paper].width * 72) / 25.4;
    for (const word of words) {
      expect(word.left, word.text).toBeGreaterThan(10);
      expect(word.right, word.text).toBeLessThan(width - 10);
    }
    for (const [index, a] of words.entries()) {
      for (const b of words.slice(index + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        const isOver = a.page === b.page && across > 0.5 && down > 0.5;
        expect(isOver, `${a.text} over ${b.text}`).toBe(false);
      }
    }
  });

  test.each(EVERY)(
    '%s: the same bytes again, pages of the paper, tagged',
    async (_, paper, print) => {
      const [one, other] = [await print(paper), await print(paper)];
      expect(Buffer.compare(one.pdf, other.pdf)).toBe(0);
      expect(one.pages.every((page) => page.width === PAPER_SIZES[paper].width * 1000)).toBe(true);
      expect(infoOf(one.pdf)).toMatch(/Tagged: +yes/);
      expect(structureOf(one.pdf)).toMatch(/H1 \(block\)/);
      expect(one.pdf.length).toBeLessThan(60_000);
    },
  );
});

test('a close is named by its entry, a notice by its last adjustment', async () => {
  const marksOf = async (name: keyof typeof REPORTS) =>
    readSlipMarks((await REPORTS[name]('a4')).pdf)?.slips;
  expect(await marksOf('shift')).toEqual([
    { settlementId: 'close/189', hash: SHIFT.hash, number: 1, reversedBy: null },
  ]);
  expect(await marksOf('refund')).toEqual([
    { settlementId: 'notice/20230601-000091', hash: '1'.repeat(64), number: 1, reversedBy: null },
  ]);
});

test('what each account got adds up to the cost, and the cash to its difference', () => {
  const { tables } = closeContent({ close: SHIFT, mark: FIRST, demonstration: false });
  const [, money, cash] = tables.map(({ rows }) => rows.map(({ cells }) => Number(cells[1])));
  const [bill = 0, ...paid] = money ?? [];
  expect(paid.reduce((sum, n) => sum + n, 0)).toBe(bill);
  const [expected = 0, counted = 0, difference] = cash ?? [];
  expect(counted - expected).toBe(difference);
});

test('more paid out than taken in is told as such, in words too', () => {
  const { big } = closeContent({ close: DAY, mark: FIRST, demonstration: false });
  expect([inYuanGrouped(big.amount), big.inWords]).toEqual(['-5.00', '负伍元整']);
});

test('应退、应补、两不找：各有一句话，金额是各笔之和', () => {
  const told = (adjustments: readonly RecordedSettlement[]) => {
    const { big, says, tables } = noticeContent({ adjustments, mark: FIRST });
    const bills = tables[0]?.rows.map(({ cells }) => Number(cells.at(-1))) ?? [];
    const sum = bills.pop();
    expect(bills.reduce((all, n) => all + n, 0)).toBe(sum);
    return [big.word, inYuanGrouped(big.amount), says.at(-1)?.slice(0, 8)];
  };
  expect(told(REFUND)).toEqual(['应退给您', '1,699.50', '请凭本通知和本人']);
  expect(told(CLAIM_BACK)).toEqual(['您应补缴', '1,500.00', '请凭本通知到攀枝']);
  const even = adjustmentsOf([
    [100, 50],
    [50, 100],
  ]);
  expect(told(even)).toEqual(['不退不补', '0.00', '各笔退补相抵，您']);
});
