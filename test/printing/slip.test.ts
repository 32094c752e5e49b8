import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { inYuanGrouped } from '../../engine/money.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import { createSlipPrinter, type SlipPrinter } from '../../electron/printing/slip.ts';
import { readSlipMark, slipMarkText } from '../../electron/printing/verify.ts';
import { BILLS } from './bills.ts';
import { infoOf, pixelsOf, structureOf, textOf, wordsOf, type Word } from './pdf-tools.ts';
import { recordedBill, slipPack, type Bill } from './recorded.ts';

const printer = createSlipPrinter();
const print = (recorded: RecordedSettlement, printNumber = 1) =>
  printer.render(recorded, slipPack, printNumber, 'a4');
const printBill = (bill: Bill, printNumber = 1) => print(recordedBill(bill), printNumber);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const closed = (text: string) => text.replaceAll(/\s/g, '');

/**
 * Two blanks between columns: how many there are is the reader's guess, and its versions differ.
 */
const withoutColumns = (text: string) =>
  text
    .replaceAll('\f', '\n---- page ----\n')
    .replaceAll(/ {2,}/g, '  ')
    .replaceAll(/\n{2,}/g, '\n');

/** Twenty reasons and clauses, as no real settlement has them. */
const withManyReasons = (bill: Bill): RecordedSettlement => {
  const recorded = recordedBill(bill);
  const [reason] = recorded.settlement.reasons;
  const reasons = reason === undefined ? [] : Array.from({ length: 20 }, () => reason);
  return { ...recorded, settlement: { ...recorded.settlement, reasons } };
};

describe('what is read on the slip', () => {
  test.each(Object.entries(BILLS))('the whole text of the slip: %s', async (name, bill) => {
    const text = withoutColumns(textOf(await printBill(bill)));
    await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test.each(Object.entries(BILLS))(
    'every amount, word and clause is there: %s',
    async (_, bill) => {
      const recorded = recordedBill(bill);
      const content = slipContent(recorded, slipPack, 1);
      const text = closed(textOf(await print(recorded)));
      const wanted = [
        content.title,
        content.regionName,
        content.cashInWords,
        ...content.lines.flatMap((l) => [l.word.slice(0, 8), inYuanGrouped(l.amount)]),
        ...content.year.flatMap((y) => [y.before, y.now, y.after].map(inYuanGrouped)),
        ...content.head.pairs.flat().map((f) => f.label),
        ...content.check.facts.map((f) => f.value),
        ...content.clauses.map((c) => c.id),
        ...content.notices.map((n) => n.says.slice(0, 12)),
        ...content.signatures,
      ];
      for (const words of wanted) expect(text).toContain(closed(words));
    },
  );

  test.each(Object.entries(BILLS))(
    'the printed amounts add up to the printed total: %s',
    async (_, bill) => {
      const text = textOf(await printBill(bill));
      const printed = (word: string) => {
        const amount = new RegExp(`^ +${word} +([\\d,]+\\.\\d\\d)(?: |$)`, 'm').exec(text)?.[1];
        return amount === undefined ? 0 : Number(amount.replaceAll(/[,.]/g, ''));
      };
      const parts = [
        '基本医保支付',
        '大病保险支付',
        '其他保险支付',
        '罕见病用药保障资金',
        '商业健康保险支付',
        '医疗救助',
        '倾斜救助',
        '慈善等其他支付',
        '个人现金支付',
      ];
      const { claim } = recordedBill(bill);
      const sum = parts.reduce((all, word) => all + printed(word), 0);
      expect(printed('医疗费用总额')).toBe(claim.fees.total);
      expect(sum + claim.paid.commercialOutOfScope).toBe(claim.fees.total);
    },
  );

  test('each page says which of how many it is, and whose slip', async () => {
    const pages = textOf(await printBill(BILLS.veryLong))
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(1);
    for (const [index, page] of pages.entries()) {
      expect(closed(page)).toContain(`第${index + 1}/${pages.length}页`);
      expect(page).toContain('20230510-000042');
      expect(closed(page)).toContain('医疗费用"一单制"结算单');
    }
  });

  test('a reprint says which printing it is', async () => {
    expect(closed(textOf(await printBill({}, 3)))).toContain('第3次打印');
    expect(closed(textOf(await printBill({}, 1)))).not.toContain('次打印');
  });

  test('an ordinary settlement is one page, its demonstration and its reversal too', async () => {
    for (const bill of [BILLS.ordinary, BILLS.noIdentity, BILLS.demonstration, BILLS.reversal]) {
      expect(infoOf(await printBill(bill))).toMatch(/^Pages: +1$/m);
    }
  });

  test('a character that the font lacks is named, not dropped', async () => {
    const text = textOf(await printBill({ over: { personName: '王𠮷' } }));
    expect(text).toContain('王〔U+20BB7〕');
  });
});

describe('the page', () => {
  const MARGIN = (15 * 72) / 25.4;
  const [WIDTH, HEIGHT] = [595.28, 841.89];

  const overlap = (a: Word, b: Word) =>
    a.page === b.page &&
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

  test.each([
    ...Object.entries(BILLS).map(([name, bill]) => [name, recordedBill(bill)] as const),
    ['twenty reasons', withManyReasons(BILLS.veryLong)] as const,
  ])('no word outside the margins, none over another: %s', async (_, recorded) => {
    const words = wordsOf(await print(recorded, 12));
    expect(words.length).toBeGreaterThan(100);
    for (const word of words) {
      expect(word.left, word.text).toBeGreaterThanOrEqual(MARGIN - 0.1);
      expect(word.top, word.text).toBeGreaterThanOrEqual(MARGIN - 0.1);
      expect(word.right, word.text).toBeLessThanOrEqual(WIDTH - MARGIN + 0.1);
      expect(word.bottom, word.text).toBeLessThanOrEqual(HEIGHT - MARGIN + 0.1);
    }
    const collisions = words.flatMap((a, index) =>
      words.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} / ${b.text}`] : [])),
    );
    expect(collisions).toEqual([]);
  });

  test('where the table goes on, its head is repeated', async () => {
    const recorded = withManyReasons({ ...BILLS.veryLong, diagnosis: '诊断'.repeat(400) });
    const pages = textOf(await print(recorded)).split('\f');
    const tables = pages.filter((page) => /项目 +金额（元） +依据 +说明/.test(page));
    expect(tables).toHaveLength(2);
  });

  test.each(Object.entries(BILLS))(
    'the code on the paper says number and hash: %s',
    async (_, bill) => {
      const recorded = recordedBill(bill);
      const pdf = await print(recorded);
      const pages = Number(/^Pages: +(\d+)$/m.exec(infoOf(pdf))?.[1]);
      const { width, height, data } = pixelsOf(pdf, pages, 200);
      // The code stands at the left, in the lowest quarter of the last page.
      const [top, right] = [Math.floor(height * 0.78), Math.floor(width * 0.3)];
      const grey = Buffer.alloc((height - top) * right);
      for (let y = top; y < height; y += 1) {
        data.copy(grey, (y - top) * right, y * width, y * width + right);
      }
      const rgb = Uint8Array.from(
        { length: grey.length * 3 },
        (_value, i) => grey[Math.floor(i / 3)] ?? 0,
      );
      expect(decodeQR({ width: right, height: height - top, data: rgb })).toBe(
        slipMarkText(recorded),
      );
    },
  );

  const WATERMARK_GREY = 0xec;

  test('the watermark of a demonstration lies across every page and is no text', async () => {
    const paint = async (bill: Bill) => {
      const pdf = await printBill(bill);
      const pages = Number(/^Pages: +(\d+)$/m.exec(infoOf(pdf))?.[1]);
      return Array.from({ length: pages }, (_, index) => {
        const { data } = pixelsOf(pdf, index + 1, 40);
        return data.filter((grey) => Math.abs(grey - WATERMARK_GREY) <= 1).length / data.length;
      });
    };
    const long = { ...BILLS.veryLong, over: { ...BILLS.veryLong.over, demonstration: true } };
    for (const share of await paint(long)) expect(share).toBeGreaterThan(0.03);
    for (const share of await paint(BILLS.veryLong)) expect(share).toBeLessThan(0.01);
    const text = textOf(await printBill(BILLS.demonstration));
    expect(text.match(/演示数据/g)).toHaveLength(1);
  });
});

describe('the file', () => {
  test('the same settlement is the same bytes, whatever was printed before it', async () => {
    const plain = (by: SlipPrinter) => by.render(recordedBill(), slipPack, 1, 'a4');
    const [fresh, used] = [createSlipPrinter(), createSlipPrinter()];
    // Other characters that share their glyphs with those of the slip: radicals, blanks, dots.
    const strange = recordedBill({ diagnosis: '⼈⽣ ⼀\u00a0·・‧', over: { personName: '⽅⾦' } });
    await used.render(strange, slipPack, 1, 'a4');
    expect(sha256(await plain(used))).toBe(sha256(await plain(fresh)));
    expect(sha256(await plain(used))).toBe(sha256(await plain(fresh)));
  });

  test('another process prints the same bytes', async () => {
    const script = fileURLToPath(new URL('print-once.ts', import.meta.url));
    const there = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
    expect(there).toBe(sha256(await printBill({})));
  });

  test('another print number or another amount is other bytes', async () => {
    const slips = await Promise.all([
      printBill({}),
      printBill({}, 2),
      printBill({ claim: { fees: { total: '50000.01', inScope: '45000' } } }),
    ]);
    expect(new Set(slips.map(sha256)).size).toBe(3);
  });

  test('its properties name it, in Chinese, with the day it was recorded', async () => {
    const info = infoOf(await printBill({}));
    expect(info).toContain('医疗费用"一单制"结算单 20230510-000042');
    expect(info).toMatch(/Author: +攀枝花市示例医院/);
    expect(info).toContain(slipMarkText(recordedBill()));
    expect(info).toMatch(/CreationDate: +Wed May 10 01:12:33 2023/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Page size: +595.2\d* x 841.89 pts \(A4\)/);
  });

  test('a reading machine is led through heading, figures and tables', async () => {
    const structure = structureOf(await printBill({}));
    expect(structure).toMatch(/^Document\n/);
    expect(structure).toMatch(/H1 \(block\)\n +"医疗费用"一单制"结算单"/);
    expect(structure.match(/Figure/g)).toHaveLength(2);
    expect(structure.match(/^ +Table/gm)).toHaveLength(2);
    expect(structure).toMatch(/TH.*\n.*\/Row\n +"个人现金支付"\n +TD.*\n +"8,000.00"/);
  });

  test('it is small enough to be sent and kept', async () => {
    expect((await printBill({})).length).toBeLessThan(80_000);
    expect((await printBill(BILLS.veryLong)).length).toBeLessThan(110_000);
  });

  test('it can be checked by itself: number, hash, and how it was printed', async () => {
    const recorded = recordedBill(BILLS.reversed);
    expect(readSlipMark(await print(recorded, 2))).toEqual({
      settlementId: recorded.id,
      hash: recorded.hash,
      print: { paper: 'a4', number: 2, reversedBy: '20230511-000043' },
    });
  });

  test('without the fonts the failure names the path, at every try', async () => {
    const nowhere = createSlipPrinter({ fontsDirectory: '/nowhere' });
    for (const _ of [1, 2]) {
      await expect(nowhere.render(recordedBill(), slipPack, 1, 'a4')).rejects.toThrow(
        /\/nowhere\/.*NotoSansSC/,
      );
    }
  });
});
