/** The hand-worked cases of a place, and where an oracle's answer to one parts from what it expects. */
import { readFileSync } from 'node:fs';
import { isJson, textsAt, type Json } from './case-form.ts';
import { fromText } from './rational.ts';

export function workedCases(place: string): readonly (readonly [id: string, given: Json])[] {
  const text = readFileSync(new URL(`../cases/${place}.jsonl`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const read: unknown = JSON.parse(line);
      if (!isJson(read)) throw new Error(`not a case: ${line}`);
      return [String(read['id']), read] as const;
    });
}

/**
 * Reasons: the expected ones are among the actual ones, the excluded ones are not; money and shares
 * as numbers; `problem: true` asks for some problem.
 */
export function missesOf(given: Json, answer: Json): readonly string[] {
  const wanted = given['expect'];
  const results: unknown = Array.isArray(wanted) ? answer['results'] : [answer['result'] ?? answer];
  const wants: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  if (!Array.isArray(results) || results.length !== wants.length) return ['the number of results'];
  return wants.flatMap((want, index) => {
    const got: unknown = results[index];
    return isJson(got) && isJson(want) ? missesIn(got, want) : ['no answer'];
  });
}

function missesIn(got: Json, want: Json): readonly string[] {
  return Object.entries(want).flatMap(([key, value]) => {
    const reasons = textsAt(got, 'reasons');
    if (key === 'reasons') {
      return textsAt(want, key).filter((code) => !reasons.includes(code));
    }
    if (key === 'reasonsNot') {
      return textsAt(want, key).filter((code) => reasons.includes(code));
    }
    if (key === 'problem' && value === true) return isJson(got['problem']) ? [] : ['no problem'];
    const same = JSON.stringify(numerically(got[key])) === JSON.stringify(numerically(value));
    return same ? [] : [`${key} is ${JSON.stringify(got[key])}, not ${JSON.stringify(value)}`];
  });
}

function numerically(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(numerically);
  if (isJson(value)) {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, numerically(v)]));
  }
  if (typeof value !== 'string' || !/^\d+(\.\d+)?$/.test(value)) return value;
  const { over, under } = fromText(value);
  return `${over}/${under}`;
}
