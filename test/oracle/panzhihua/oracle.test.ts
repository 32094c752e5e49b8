import { expect, test } from 'vitest';
import { fromText, rational, toTheFen, yuan } from '../rational.ts';
import { missesOf, workedCases } from '../worked-cases.ts';
import { oracle } from './oracle.ts';

const cases = workedCases('panzhihua');

test('攀枝花用例文件里有用例可核', () => {
  expect(cases.length).toBeGreaterThanOrEqual(31);
});

test.each(cases)('独立核算与人工核算的用例 %s 一致', (_, given) => {
  expect(missesOf(given, oracle(given))).toEqual([]);
});

test('独立核算看得出与用例的差别', () => {
  const [first] = cases;
  if (first === undefined) throw new Error('no case');
  expect(missesOf({ ...first[1], expect: [{ aid: '0.01' }] }, oracle(first[1]))).toHaveLength(1);
});

test('分以下四舍五入，半分进一；金额写两位小数', () => {
  const rounded = (text: string) => yuan(toTheFen(fromText(text)));
  expect(rounded('0.005')).toBe('0.01');
  expect(rounded('0.0049999')).toBe('0.00');
  expect(rounded('1800.0505')).toBe('1800.05');
  expect(rounded('9000.025')).toBe('9000.03');
  expect(yuan(rational(-5n, 100n))).toBe('-0.05');
  expect(() => yuan(rational(1n, 3n))).toThrow('not whole fen');
});
