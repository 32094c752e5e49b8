import { decodeQR } from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { PAPER_SIZES, type Paper } from '../../electron/printing/papers.ts';
import { createSlipPrinter } from '../../electron/printing/slip.ts';
import { slipMarkText } from '../../electron/printing/verify.ts';
import { BILLS } from './bills.ts';
import { coloursOf, pagesOf, pixelsOf, textOf, wordsOf, type Word } from './pdf-tools.ts';
import { recordedBill, slipOf, type Bill } from './recorded.ts';
import { ALL_PAPERS, print, printBill } from './slips.ts';

const MARGINS: Readonly<Record<Paper, number>> = { a4: 15, a5: 10, '80mm': 4, '58mm': 5 };
const points = (mm: number) => (mm * 72) / 25.4;

describe('the page', () => {
  const overlap = (a: Word, b: Word) =>
    a.page === b.page &&
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

  test.each(ALL_PAPERS)(
    'no word outside the margins, none over another: %s on %s',
    async (_, paper, recorded) => {
      const pdf = await print(recorded, paper, 12);
      const pages = pagesOf(pdf);
      const words = wordsOf(pdf);
      const margin = points(MARGINS[paper]);
      expect(words.length).toBeGreaterThan(100);
      for (const word of words) {
        const page = pages[word.page - 1] ?? expect.fail('every word is on a page');
        expect(word.left, word.text).toBeGreaterThanOrEqual(margin - 0.1);
        expect(word.top, word.text).toBeGreaterThanOrEqual(margin - 0.1);
        expect(word.right, word.text).toBeLessThanOrEqual(page.width - margin + 0.1);
        expect(word.bottom, word.text).toBeLessThanOrEqual(page.height - margin + 0.1);
      }
      const collisions = words.flatMap((a, index) =>
        words.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.text} / ${b.text}`] : [])),
      );
      expect(collisions).toEqual([]);
    },
  );

  test.each(ALL_PAPERS)('its size is the paper’s: %s on %s', async (_, paper, recorded) => {
    const { pdf, pages } = await createSlipPrinter().render([slipOf(recorded)], paper);
    const { width, height } = PAPER_SIZES[paper];
    const measured = pagesOf(pdf);
    expect(measured).toHaveLength(pages.length);
    for (const [index, page] of pages.entries()) {
      expect(page.width).toBe(width * 1000);
      if (typeof height === 'number') expect(page.height).toBe(height * 1000);
      expect((measured[index]?.width ?? 0) / points(page.width / 1000)).toBeCloseTo(1, 4);
      expect((measured[index]?.height ?? 0) / points(page.height / 1000)).toBeCloseTo(1, 4);
    }
  });

  test.each(['80mm', '58mm'] as const)(
    'a roll is one page, as long as what stands on it: %s',
    async (paper) => {
      const heights = await Promise.all(
        (['noIdentity', 'ordinary', 'veryLong'] as const).map(async (name) => {
          const pdf = await printBill(BILLS[name], paper);
          const [page, ...others] = pagesOf(pdf);
          expect(others).toEqual([]);
          const lowest = Math.max(...wordsOf(pdf).map(({ bottom }) => bottom));
          expect((page?.height ?? 0) - lowest).toBeLessThan(points(MARGINS[paper] + 6));
          return page?.height ?? 0;
        }),
      );
      expect(heights.toSorted((a, b) => a - b)).toEqual(heights);
    },
  );

  test('what is longer than a PDF page may be goes on on the next', async () => {
    const pdf = await printBill({ diagnosis: '诊断'.repeat(9000) }, '58mm');
    const pages = pagesOf(pdf);
    expect(pages.length).toBeGreaterThan(1);
    for (const { height } of pages) expect(height).toBeLessThanOrEqual(14_400);
    const text = textOf(pdf);
    expect(text.match(/诊|断/g)?.length).toBeGreaterThanOrEqual(18_000);
    expect(text.replaceAll(/\s/g, '')).toMatch(/第2\/\d+页/);
  });

  test.each(['80mm', '58mm'] as const)('a thermal head has one ink: %s', async (paper) => {
    const demonstration = { ...BILLS.everyPayer, over: { demonstration: true } };
    expect(coloursOf(await printBill(demonstration, paper, 2), 1)).toEqual(
      new Set(['000000', 'ffffff']),
    );
    expect(coloursOf(await printBill(BILLS.everyPayer), 1).size).toBeGreaterThan(5);
  });
});

describe('the code on the paper', () => {
  /** Where it stands on the last page, in parts of its width and height. */
  const PLACES = {
    a4: { right: 0.3, top: 0.78 },
    a5: { right: 0.25, top: 0.6 },
    '80mm': { right: 1, top: 0.72 },
    '58mm': { right: 1, top: 0.72 },
  } as const satisfies Readonly<Record<Paper, unknown>>;

  const codeOf = (pdf: Uint8Array, paper: Paper): string => {
    // Thermal heads have 203 dots to the inch, and no grey.
    const { width, height, data } = pixelsOf(pdf, pagesOf(pdf).length, 203);
    const top = Math.floor(height * PLACES[paper].top);
    const right = Math.floor(width * PLACES[paper].right);
    const rgb = new Uint8Array((height - top) * right * 3);
    for (let y = top; y < height; y += 1) {
      for (let x = 0; x < right; x += 1) {
        const grey = data[y * width + x] ?? 0;
        rgb.fill(
          grey < 128 ? 0 : 255,
          ((y - top) * right + x) * 3,
          ((y - top) * right + x + 1) * 3,
        );
      }
    }
    return decodeQR({ width: right, height: height - top, data: rgb });
  };

  test.each(ALL_PAPERS)('says number and hash: %s on %s', async (_, paper, recorded) => {
    expect(codeOf(await print(recorded, paper), paper)).toBe(slipMarkText(recorded));
  });

  test('a preview has none', async () => {
    const slip = { ...slipOf(recordedBill()), mark: { kind: 'preview' } } as const;
    for (const paper of ['a4', '80mm'] as const) {
      const { pdf } = await createSlipPrinter().render([slip], paper);
      expect(() => codeOf(pdf, paper)).toThrow(/finder/);
      expect(textOf(pdf).replaceAll(/\s/g, '')).toContain('不作为凭证');
    }
  });
});

describe('marks across the page', () => {
  const WATERMARK_GREY = 0xec;
  const paint = async (bill: Bill, number = 1) => {
    const pdf = await printBill(bill, 'a5', number);
    return pagesOf(pdf).map((_, index) => {
      const { data } = pixelsOf(pdf, index + 1, 40);
      return data.filter((grey) => Math.abs(grey - WATERMARK_GREY) <= 1).length / data.length;
    });
  };

  test('they lie across every page of a sheet and are no text', async () => {
    const long = { ...BILLS.veryLong, over: { ...BILLS.veryLong.over, demonstration: true } };
    for (const share of await paint(long)) expect(share).toBeGreaterThan(0.03);
    for (const share of await paint(BILLS.veryLong, 2)) expect(share).toBeGreaterThan(0.015);
    for (const share of await paint(BILLS.veryLong)) expect(share).toBeLessThan(0.01);
    const text = textOf(await printBill(BILLS.demonstration));
    expect(text.match(/演示数据/g)).toHaveLength(1);
  });

  test('on a roll they are a framed word', async () => {
    const text = textOf(await printBill(BILLS.demonstration, '58mm', 2));
    expect(text.match(/演示数据/g)).toHaveLength(1);
    expect(text.match(/重印/g)).toHaveLength(1);
  });
});
