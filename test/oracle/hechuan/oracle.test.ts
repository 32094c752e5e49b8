import { expect, test } from 'vitest';
import { missesOf, workedCases } from '../worked-cases.ts';
import { oracle } from './oracle.ts';

const cases = workedCases('hechuan');

test('合川用例文件里有用例可核', () => {
  expect(cases.length).toBeGreaterThanOrEqual(47);
});

test.each(cases)('独立核算与人工核算的用例 %s 一致', (_, given) => {
  expect(missesOf(given, oracle(given))).toEqual([]);
});

test('独立核算看得出与用例的差别', () => {
  const [first] = cases;
  if (first === undefined) throw new Error('no case');
  expect(missesOf({ ...first[1], expect: [{ aid: '0.01' }] }, oracle(first[1]))).toHaveLength(1);
});
