import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const expectation = z.record(z.string(), z.unknown());
export type Expectation = z.output<typeof expectation>;

const caseShape = z.looseObject({
  id: z.string(),
  expect: z.union([z.array(expectation), expectation]),
});
export type Case = z.output<typeof caseShape>;

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export function caseFile(name: string): string {
  return fileURLToPath(new URL(`${name}.jsonl`, import.meta.url));
}

export function readCases(name: string): readonly Case[] {
  const lines = readFileSync(caseFile(name), 'utf8').trim().split('\n');
  return lines.map((line) => caseShape.parse(JSON.parse(line)));
}

/** What a case expects, one for each claim, or the one result. */
export function expectationsOf({ expect }: Case): readonly Expectation[] {
  return Array.isArray(expect) ? expect : [expect];
}

const answerShape = z.looseObject({
  results: z.array(expectation).optional(),
  result: expectation.optional(),
});

/** The answer's parts in the order of the case's expectations: one for each claim, or the one result. */
export function partsOf(answer: unknown): readonly Expectation[] {
  const { results, result } = answerShape.parse(answer);
  return results ?? (result === undefined ? [] : [result]);
}

const reasonsShape = z.array(z.string());

/** What an expectation names and the answer does not have: empty when the case holds. */
export function mismatches(
  expected: Expectation,
  actual: Expectation | undefined,
): readonly string[] {
  const reasons = reasonsShape.parse(actual?.['reasons'] ?? []);
  return Object.entries(expected).flatMap(([field, want]) => {
    if (field === 'reasons') {
      const lacking = reasonsShape.parse(want).filter((r) => !reasons.includes(r));
      return lacking.map((r) => `lacks reason ${r}`);
    }
    if (field === 'reasonsNot') {
      const unwanted = reasonsShape.parse(want).filter((r) => reasons.includes(r));
      return unwanted.map((r) => `has reason ${r}`);
    }
    if (field === 'problem') return actual?.['problem'] === undefined ? ['is not a problem'] : [];
    const got = actual?.[field];
    return JSON.stringify(got) === JSON.stringify(want)
      ? []
      : [`${field}: ${JSON.stringify(got)} instead of ${JSON.stringify(want)}`];
  });
}
