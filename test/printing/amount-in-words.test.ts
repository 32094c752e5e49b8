import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toFen } from '../../engine/money.ts';
import { amountInWords } from '../../electron/printing/amount-in-words.ts';

test.each([
  [0, '零元整'],
  [1, '壹分'],
  [7, '柒分'],
  [10, '壹角整'],
  [99, '玖角玖分'],
  [100, '壹元整'],
  [105, '壹元零伍分'],
  [1000, '壹拾元整'],
  [1005, '壹拾元零伍分'],
  [1050, '壹拾元伍角整'],
  [11000, '壹佰壹拾元整'],
  [32504, '叁佰贰拾伍元零肆分'],
  [381240, '叁仟捌佰壹拾贰元肆角整'],
  [1000001, '壹万元零壹分'],
  [10000000, '壹拾万元整'],
  [10001000, '壹拾万零壹拾元整'],
  [100200340, '壹佰万贰仟零叁元肆角整'],
  [1000100000, '壹仟万壹仟元整'],
  [9999999999, '玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  [10000000000, '壹亿元整'],
  [12000000506, '壹亿贰仟万零伍元零陆分'],
])('%i 分大写为 %s', (fen, words) => {
  expect(amountInWords(toFen(fen))).toBe(words);
});

test('大写读回来就是原数，且不写多余的零', () => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(1_000_000), fc.integer({ min: 0, max: 99_999_999_999 })), (fen) => {
      const words = amountInWords(toFen(fen));
      expect(readBack(words)).toBe(fen);
      expect(words).not.toMatch(/零零|零[拾佰仟万亿角分]/);
      expect(words).toMatch(/[元角]整$|分$/);
    }),
  );
});

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const UNITS: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1000 };

/** Reads an amount in words as a cashier would: an own reading, not the library's. */
function readBack(words: string): number {
  const [, yuan = '', jiao = '', fen = ''] =
    /^(?:(.+)元)?零?(?:([^元角分零整])角)?零?(?:([^元角分零整])分)?整?$/u.exec(words) ?? [];
  const digit = (text: string) => (text === '' ? 0 : DIGITS.indexOf(text));
  return whole(yuan) * 100 + digit(jiao) * 10 + digit(fen);
}

function whole(text: string): number {
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const [high, low] = text.split(unit);
    if (high !== undefined && low !== undefined) return whole(high) * size + whole(low);
  }
  let sum = 0;
  let digit = 0;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit === undefined) digit = DIGITS.indexOf(character);
    else {
      sum += digit * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
