/** One document's oracle against the cases that were worked by hand. */
import { expect, test } from 'vitest';
import type { Oracle } from './oracle-of.ts';
import { missesOf, workedCases } from './worked-cases.ts';

/** `place` names the file of cases, `atLeast` how many it holds, so that none is lost. */
export function testWorkedCases(place: string, atLeast: number, oracle: Oracle): void {
  const cases = workedCases(place);

  test('用例文件里有用例可核', () => {
    expect(cases.length).toBeGreaterThanOrEqual(atLeast);
  });

  test.each(cases)('独立核算与人工核算的用例 %s 一致', (_, given) => {
    expect(missesOf(given, oracle(given))).toEqual([]);
  });

  test('独立核算看得出与用例的差别', () => {
    const [first] = cases;
    if (first === undefined) throw new Error('no case');
    expect(missesOf({ ...first[1], expect: [{ aid: '0.01' }] }, oracle(first[1]))).toHaveLength(1);
  });
}
