import { describe, expect, test } from 'vitest';
import type { Condition } from '../../engine/rule-pack/condition-schema.ts';
import { conditionsOf, factsOf } from '../../engine/rule-pack/conditions-of.ts';
import { factsAsked, type BillFact } from '../../engine/rule-pack/facts-asked.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { applyReadings } from '../../engine/rule-pack/readings.ts';
import type { PackData } from '../../engine/rule-pack/schema.ts';
import { CARE_KINDS, type Category } from '../../engine/terms.ts';
import { fixtures } from './primitives/fixture.ts';
import { rulePacks } from './read-pack.ts';

function packIn(book: PackBook, id: string) {
  const found = book.find(id);
  if (!found.ok) throw new Error(found.problem.message);
  return found.value;
}

describe('文件要问账单的哪些情况', () => {
  test.each<[string, readonly BillFact[]]>([
    ['panzhihua/2023-02-01', ['primaryCareFirst']],
    ['jiyuan/2022-05-01', ['disease', 'treatmentListed', 'primaryCareFirst']],
    [
      'chongqing/2012-07-24',
      ['disease', 'treatment', 'registered', 'patientAge', 'homeMaintenance'],
    ],
    ['hechuan/2024-06-25', ['disease', 'special', 'primaryCareFirst']],
    [
      'changzhou/2023-01-01',
      ['rareDiseaseListed', 'rareFacilityNamed', 'rareDrugCost', 'localHousehold'],
    ],
  ])('%s', (id, facts) => {
    const book = rulePacks();
    const find = (other: string) => packIn(book, other);
    expect(factsAsked(packIn(book, id).data, find)).toEqual(facts);
  });

  test('照别的文件办的，也问那份文件对这些人要问的', () => {
    const { data } = packIn(fixtures, 'bing-shi/2024-01-01');
    const there = ['disease', 'special', 'patientAge', 'homeMaintenance'];
    const find = (id: string) => packIn(fixtures, id);
    expect(factsAsked(data, find)).toEqual(there);
    const handingOver = (categories: readonly Category[]): PackData => ({
      ...data,
      answers: data.answers.map((answer) =>
        answer.kind === 'of-pack' ? { ...answer, categories: [...categories] } : answer,
      ),
    });
    expect(factsAsked(handingOver([]), find)).toEqual([]);
  });

  test('另一种读法才要问的，打开了才问', () => {
    const book = rulePacks();
    const { data, source } = packIn(book, 'hechuan/2024-06-25');
    const find = (id: string) => packIn(book, id);
    const read = applyReadings(data, source, ['original-policy-2012']);
    const then = ['disease', 'special', 'treatment', 'registered', 'primaryCareFirst'];
    expect(read.ok && factsAsked(read.value, find)).toEqual(then);
  });

  test('轮不到的答复要问的，不问', () => {
    const { data } = packIn(rulePacks(), 'panzhihua/2023-02-01');
    const when = { registered: false };
    const refusal: PackData['answers'][number] = {
      id: 'late',
      kind: 'refusal',
      reason: 'NOT_REGISTERED',
      care: [...CARE_KINDS],
      categories: 'all',
      clause: data.payout.clause,
      when,
    };
    const asked = (answers: PackData['answers']) =>
      factsAsked({ ...data, answers }, () => undefined);
    expect(asked([...data.answers, refusal])).toEqual(['primaryCareFirst']);
    expect(asked([refusal, ...data.answers])).toEqual(['registered', 'primaryCareFirst']);
  });
});

describe('一份规则包里的条件', () => {
  test('每个答复、每一行的条件，各在各的地方', () => {
    const { data, source } = packIn(rulePacks(), 'chongqing/2012-07-24');
    const found = conditionsOf(data);
    for (const { path } of found) expect(at(source, path), path.join('.')).toBeTypeOf('object');
    const written = JSON.stringify(data.answers).split('"when":').length - 1;
    expect([found.length, written > 0]).toEqual([written, true]);
  });

  test('一个条件里的情况：它自己的、“不”的、“任一”的每一组', () => {
    const when: Condition = {
      registered: true,
      not: { ageAtLeast: 80 },
      any: [{ diseaseIn: 'a' }, { diseaseIn: 'b' }],
    };
    expect(factsOf(when, ['when'])).toEqual([
      { path: ['when'], facts: { registered: true } },
      { path: ['when', 'not'], facts: { ageAtLeast: 80 } },
      { path: ['when', 'any', 0], facts: { diseaseIn: 'a' } },
      { path: ['when', 'any', 1], facts: { diseaseIn: 'b' } },
    ]);
  });
});

function at(tree: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, step) => (typeof node === 'object' && node !== null ? Reflect.get(node, step) : null),
    tree,
  );
}
