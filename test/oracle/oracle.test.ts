import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isJson, textAt, textsAt, type Json } from './case-form.ts';
import { oracle } from './panzhihua.ts';
import { fromText, rational, toTheFen, yuan } from './rational.ts';

const lines = readFileSync(new URL('../cases/panzhihua.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

test('攀枝花用例文件里有用例可核', () => {
  expect(lines.length).toBeGreaterThanOrEqual(31);
});

test.each(lines.map((line): [string, string] => [textAt(parse(line), 'id', '?'), line]))(
  '独立核算与人工核算的用例 %s 一致',
  (_, line) => {
    const given = parse(line);
    const answer = oracle(given);
    const wanted = given['expect'];
    const results = Array.isArray(wanted) ? answer['results'] : [answer['result']];
    const all: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
    expect(results).toHaveLength(all.length);
    for (const [index, want] of all.entries()) {
      const got: unknown = Array.isArray(results) ? results[index] : undefined;
      if (!isJson(got) || !isJson(want)) throw new Error(`no answer to compare in ${line}`);
      expectCase(got, want);
    }
  },
);

test('分以下四舍五入，半分进一；金额写两位小数', () => {
  const rounded = (text: string) => yuan(toTheFen(fromText(text)));
  expect(rounded('0.005')).toBe('0.01');
  expect(rounded('0.0049999')).toBe('0.00');
  expect(rounded('1800.0505')).toBe('1800.05');
  expect(rounded('9000.025')).toBe('9000.03');
  expect(yuan(rational(-5n, 100n))).toBe('-0.05');
  expect(() => yuan(rational(1n, 3n))).toThrow('not whole fen');
});

function parse(line: string): Json {
  const read: unknown = JSON.parse(line);
  if (!isJson(read)) throw new Error(`not a case: ${line}`);
  return read;
}

/**
 * Reasons: the expected ones are among the actual ones, the excluded ones are not; money and shares
 * as numbers.
 */
function expectCase(got: Json, want: Json): void {
  for (const [key, value] of Object.entries(want)) {
    if (key === 'reasons') {
      expect(textsAt(got, 'reasons')).toEqual(expect.arrayContaining([...textsAt(want, key)]));
    } else if (key === 'reasonsNot') {
      const excluded = textsAt(want, key);
      expect(textsAt(got, 'reasons').filter((code) => excluded.includes(code))).toEqual([]);
    } else {
      expect(numerically(got[key]), key).toEqual(numerically(value));
    }
  }
}

function numerically(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numerically);
  if (isJson(value)) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, numerically(v)]));
  }
  return typeof value === 'string' && /^\d+(\.\d+)?$/.test(value) ? fromText(value) : value;
}
