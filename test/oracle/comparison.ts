/** Where the program's answer to a case and the oracle's part, field by field. */
import { isJson, textAt, type Json } from './case-form.ts';

export type Difference = {
  /**
   * The same for all differences of one kind: fields, problem codes or reasons, without amounts.
   */
  readonly kind: string;
  /** Which claim of the case; 0 for questions that have none. */
  readonly claim: number;
  readonly engine: unknown;
  readonly oracle: unknown;
};

export function differences(engine: Json, oracle: Json): readonly Difference[] {
  const [got, wanted] = [resultsOf(engine), resultsOf(oracle)];
  if (engine['id'] !== oracle['id'] || got.length !== wanted.length) {
    return [{ kind: 'shape of the answer', claim: 0, engine, oracle }];
  }
  return wanted.flatMap((want, claim) => {
    const kind = kindOf(got[claim], want);
    return kind === '' ? [] : [{ kind, claim, engine: got[claim], oracle: want }];
  });
}

function resultsOf(answer: Json): readonly unknown[] {
  const results = answer['results'];
  return Array.isArray(results) ? results : [answer['result'] ?? { problem: answer['problem'] }];
}

function kindOf(got: unknown, want: unknown): string {
  if (!isJson(got) || !isJson(want)) return 'not an answer';
  if (isJson(got['problem']) && textAt(got['problem'], 'message', '') === '') {
    return 'a problem without a sentence';
  }
  const keys = [...new Set([...Object.keys(got), ...Object.keys(want)])];
  return keys
    .filter((key) => comparable(key, got[key]) !== comparable(key, want[key]))
    .map((key) => named(key, got[key], want[key]))
    .join(', ');
}

/**
 * A problem's code is compared, its words are not, but there must be some; shares are compared as
 * numbers.
 */
function comparable(key: string, value: unknown): string {
  if (key === 'problem') return isJson(value) ? textAt(value, 'code', '?') : 'none';
  const normal = (at: string, inner: unknown) =>
    (at === 'share' || at === 'upTo') && typeof inner === 'string'
      ? inner.replace(/^(\d+)\.?(\d*?)0*$/, '$1.$2')
      : inner;
  return JSON.stringify(value, normal) ?? 'absent';
}

function named(key: string, got: unknown, want: unknown): string {
  const shown = key === 'problem' || key === 'reasons';
  return shown ? `${key} ${comparable(key, got)} instead of ${comparable(key, want)}` : key;
}
