import { describe, expect, test } from 'vitest';
import { parseClauses } from '../../engine/rule-pack/clauses.ts';
import { parsePack } from '../../engine/rule-pack/parse.ts';
import { packText } from './read-pack.ts';

const PACK = 'panzhihua/2023-02-01';
const good = packText(PACK, 'pack.yaml');
const goodClauses = packText(PACK, 'clauses.md');

function problemsOf(yaml: string, markdown = goodClauses): readonly string[] {
  const clauses = parseClauses(markdown, 'clauses.md');
  if (!clauses.ok) return [`${clauses.problem.at}: ${clauses.problem.message}`];
  const read = parsePack(yaml, clauses.value, 'pack.yaml');
  return read.ok ? [] : read.problems.map((p) => `${p.at}: ${p.message}`);
}

/** The line of a text that the good pack has once, so that the test names lines as a reader counts them. */
function lineOf(text: string): number {
  expect(good.split(text).length, `${text} stands once in the pack`).toBe(2);
  return good.slice(0, good.indexOf(text)).split('\n').length;
}

/** One wrong thing a row: what is replaced, by what, where it is found and what is said. */
const bad: readonly (readonly [
  name: string,
  from: string,
  to: string,
  line: number,
  says: RegExp,
])[] = [
  [
    'an unknown key',
    '  commercial: { care: [inpatient',
    '  comercial: { care: [inpatient',
    lineOf('  commercial: { care: [inpatient'),
    /unknown key "comercial"|beforeAid\.commercial/,
  ],
  [
    'a share as a number',
    'share: { value: "0.65", clause',
    'share: { value: 0.65, clause',
    lineOf('share: { value: "0.65", clause'),
    /must be a share as text/,
  ],
  [
    'a share above one',
    'share: { value: "0.65", clause',
    'share: { value: "1.65", clause',
    lineOf('share: { value: "0.65", clause'),
    /not a share from 0 to 1/,
  ],
  ['money as a number', 'yuan: "800"', 'yuan: 800', lineOf('yuan: "800"'), /must be yuan as text/],
  ['negative money', 'yuan: "800"', 'yuan: "-800"', lineOf('yuan: "800"'), /negative/],
  [
    'money with three decimals',
    'yuan: "800"',
    'yuan: "800.001"',
    lineOf('yuan: "800"'),
    /more than two decimals/,
  ],
  [
    'a clause that clauses.md does not have',
    'retroactive: { clause: 第十九条',
    'retroactive: { clause: 第九十条',
    lineOf('retroactive: { clause: 第十九条'),
    /第九十条 has no heading/,
  ],
  [
    'a category that is not ranked',
    'categories: [poverty-monitored, low-income-margin, illness-impoverished]',
    'categories: [poverty-monitored, low-income-margin, illness-impoverished, orphan-x]',
    lineOf('categories: [poverty-monitored, low-income-margin, illness-impoverished]'),
    /Invalid option/,
  ],
  [
    'a category of another document',
    '{ categories: [minimum-living, poverty-monitored], share: "0.75"',
    '{ categories: [minimum-living, three-withouts], share: "0.75"',
    lineOf('{ categories: [minimum-living, poverty-monitored], share: "0.75"'),
    /three-withouts is not in categories\.ranked/,
  ],
  [
    'a category ranked twice',
    '{ id: orphan, name: 孤儿, clause: 第四条（二） }',
    '{ id: destitute, name: 孤儿, clause: 第四条（二） }',
    lineOf('{ id: orphan, name: 孤儿, clause: 第四条（二） }'),
    /destitute is ranked twice/,
  ],
  [
    'a pool that nothing defines',
    '    pool: ordinary-outpatient',
    '    pool: ordinary',
    lineOf('    pool: ordinary-outpatient'),
    /pool ordinary is not under pools/,
  ],
  [
    'a figure that nothing defines',
    'figure: poverty-monitor-line, clause: 第十三条',
    'figure: tilt-line, clause: 第十三条',
    lineOf('figure: poverty-monitor-line, clause: 第十三条'),
    /figure tilt-line is not under figures/,
  ],
  [
    'a last day before the first',
    'until: 2028-01-31',
    'until: 2022-01-31',
    lineOf('until: 2028-01-31'),
    /before the first/,
  ],
  [
    'a day that does not exist',
    'until: 2028-01-31',
    'until: 2028-02-31',
    lineOf('until: 2028-01-31'),
    /not a day that exists/,
  ],
  [
    'an id that is not the first day in force',
    'id: panzhihua/2023-02-01',
    'id: panzhihua/2023-02-02',
    1,
    /must end in its first day/,
  ],
  [
    'a reading that sets what is not there',
    'set: { tilt.route.referral: [compliant] }',
    'set: { tilt.root.referral: [compliant] }',
    lineOf('set: { tilt.route.referral: [compliant] }'),
    /sets tilt\.root\.referral, which this pack does not have/,
  ],
  [
    'a reading that breaks the pack',
    'set: { tilt.route.referral: [compliant] }',
    'set: { tilt.route.referral: [] }',
    lineOf('set: { tilt.route.referral: [compliant] }'),
    /do not fit together/,
  ],
  [
    'two readings of one name',
    'id: tilt-needs-referral-record',
    'id: commercial-before-aid',
    lineOf('id: tilt-needs-referral-record'),
    /defined twice/,
  ],
  [
    'a duplicated key',
    'region: { name: 攀枝花市, code: "510400" }',
    'region: { name: 攀枝花市, name: 攀枝花, code: "510400" }',
    2,
    /unique/,
  ],
  ['broken syntax', 'categories:\n  bestOf', 'categories: [\n  bestOf', 0, /./],
];

describe('a bad pack is refused, with file, line and a sentence', () => {
  test('the good pack has no problem', () => {
    expect(problemsOf(good)).toEqual([]);
  });

  test.each(bad)('%s', (_name, from, to, line, says) => {
    expect(good).toContain(from);
    const problems = problemsOf(good.replace(from, to));
    expect(problems.length).toBeGreaterThan(0);
    const told = problems.filter((p) => says.test(p));
    expect(told, problems.join('\n')).not.toEqual([]);
    if (line > 0)
      expect(
        told.some((p) => p.startsWith(`pack.yaml:${line}:`)),
        told.join('\n'),
      ).toBe(true);
  });

  test('a cell of category × care without an answer', () => {
    const yaml = good.replace(
      '    categories: [poverty-monitored, low-income-margin, illness-impoverished]\n',
      '    categories: [poverty-monitored, low-income-margin]\n',
    );
    expect(problemsOf(yaml).join('\n')).toMatch(
      /因病致贫重病患者 \(illness-impoverished\) has no answer for ordinary-outpatient/,
    );
  });

  test('a cell with two answers', () => {
    const yaml = good.replace('care: [dual-channel-drug,', 'care: [inpatient, dual-channel-drug,');
    expect(problemsOf(yaml).join('\n')).toMatch(/has 2 answers for inpatient: leave one/);
  });

  test('all faults at once, not only the first', () => {
    const yaml = good.replace('yuan: "800"', 'yuan: 800').replace('raise: "0.05"', 'raise: "5"');
    expect(problemsOf(yaml).length).toBe(2);
  });

  test('a clause that nothing uses', () => {
    expect(problemsOf(good, `${goodClauses}\n## 第三十四条 多余\n没有人用。\n`)).toEqual([
      expect.stringMatching(/clause 第三十四条 of clauses\.md is used nowhere/),
    ]);
  });

  test('a clause headed twice', () => {
    expect(problemsOf(good, `${goodClauses}\n## 第一条 再来一次\n`)).toEqual([
      expect.stringMatching(/^clauses\.md:\d+:1: clause 第一条 is headed twice/),
    ]);
  });
});
