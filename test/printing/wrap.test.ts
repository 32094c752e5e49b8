import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrapText } from '../../electron/printing/wrap.ts';

/** A Chinese character is 2 wide here, a Latin one 1. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, c) => sum + (/[ -~]/.test(c) ? 1 : 2), 0);
}

test.each([
  ['fits', '医疗救助', 8, ['医疗救助']],
  ['breaks between characters', '医疗救助基数', 8, ['医疗救助', '基数']],
  ['keeps a number whole', '起付 3600.00 元', 8, ['起付', '3600.00', '元']],
  ['takes a comma along with what it follows', '医疗救助，基数', 8, ['医疗救', '助，基数']],
  ['opens a bracket on the next line', '医疗救（基数）', 8, ['医疗救', '（基数）']],
  ['keeps an article with its part', '依据第九条（二）', 14, ['依据', '第九条（二）']],
  ['keeps a sign with its number', '救助基数 × 70%', 10, ['救助基数', '× 70%']],
  ['cuts what is longer than a line', 'ABCDEFGHIJ', 4, ['ABCD', 'EFGH', 'IJ']],
  ['an empty text is one empty line', '', 8, ['']],
])('%s', (_, text, width, lines) => {
  expect(wrapText(text, width, widthOf)).toEqual(lines);
});

test('nothing is lost, and no line is too wide', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('医疗救助，。（）《》 1234.56,abc')),
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 30 }), (words, width) => {
      const lines = wrapText(words, width, widthOf);
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''));
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
    }),
  );
});
