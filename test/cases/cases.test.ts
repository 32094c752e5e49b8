import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { caseFile, expectationsOf, mismatches, partsOf, readCases, ROOT } from './read-cases.ts';

/** Through the very command that users run. */
function settleByCommand(file: string): readonly unknown[] {
  const out = execFileSync('npm', ['run', '-s', 'yidan', '--', 'settle', file], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return out
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe.each(['hechuan', 'panzhihua', 'jiyuan', 'chongqing', 'changzhou'])(
  'worked cases of %s',
  (name) => {
    const cases = readCases(name);
    const answers = settleByCommand(caseFile(name));

    test('one answer for each case, in the same order', () => {
      expect(answers).toMatchObject(cases.map(({ id }) => ({ id })));
      expect(answers.length).toBe(cases.length);
    });

    test.each(cases.map((c, index) => [c.id, String(c['clause']), c, index] as const))(
      '%s %s',
      (_id, _clause, worked, index) => {
        const parts = partsOf(answers[index]);
        const wants = expectationsOf(worked);
        expect(wants.length).toBeGreaterThan(0);
        expect(wants.flatMap((want, i) => mismatches(want, parts[i]))).toEqual([]);
      },
    );
  },
);
