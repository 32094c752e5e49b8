import { expect, test } from 'vitest';
import { fromText, rational, toTheFen, yuan } from './rational.ts';

test('分以下四舍五入，半分进一；金额写两位小数', () => {
  const rounded = (text: string) => yuan(toTheFen(fromText(text)));
  expect(rounded('0.005')).toBe('0.01');
  expect(rounded('0.0049999')).toBe('0.00');
  expect(rounded('1800.0505')).toBe('1800.05');
  expect(rounded('9000.025')).toBe('9000.03');
  expect(yuan(rational(-5n, 100n))).toBe('-0.05');
  expect(() => yuan(rational(1n, 3n))).toThrow('not whole fen');
});
