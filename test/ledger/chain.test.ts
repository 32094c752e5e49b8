import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, entryHash } from '../../electron/ledger/chain.ts';

const entry = fc.record({
  seq: fc.integer({ min: 1 }),
  kind: fc.string(),
  at: fc.string({ unit: 'grapheme' }),
  by: fc.string({ unit: 'grapheme' }),
  subject: fc.string({ unit: 'grapheme' }),
  key: fc.option(fc.string()),
});

test('what is hashed: the previous hash, a newline, and the whole entry as canonical JSON', () => {
  fc.assert(
    fc.property(entry, fc.jsonValue(), fc.string(), (head, body, previousHash) => {
      const whole = canonicalize({ ...head, body }) ?? '';
      const expected = createHash('sha256').update(`${previousHash}\n${whole}`).digest('hex');
      expect(entryHash(previousHash, head, canonical(body))).toBe(expected);
    }),
  );
});

test.each([
  ['whatever JSON can hold', fc.jsonValue({ maxDepth: 4 })],
  [
    'keys in any order, numbers and strange names among them',
    fc.dictionary(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', '10', '9', '-', 'é')),
      fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.double(), fc.constant(undefined))),
    ),
  ],
  [
    'what is no plain data',
    fc.array(
      fc.oneof(
        fc.date({ noInvalidDate: true }).map((day) => ({ z: day, a: 1 })),
        fc.string().map((text) => ({ b: { toJSON: () => text } })),
        fc.constantFrom(undefined, Number('1'), -0, 1e21, 5e-324),
      ),
    ),
  ],
])('canonical JSON is what the library of RFC 8785 writes: %s', (_what, values) => {
  fc.assert(
    fc.property(values, (value) => {
      expect(textOrRefusal(canonical, value)).toEqual(textOrRefusal(canonicalize, value));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['half of a character', { a: '\ud800' }, 'Lone surrogate'],
  ['half of a character in a key', { 'b\ud800': 1, a: 1 }, 'Lone surrogate'],
  ['what is no number', { a: [Number.NaN] }, 'NaN'],
  ['what has no end', { a: Number.POSITIVE_INFINITY }, 'Infinity'],
])('what is no JSON is not written: %s', (_what, value, says) => {
  expect(() => canonical(value)).toThrow(says);
});

function textOrRefusal(write: (value: unknown) => string | undefined, value: unknown): string {
  try {
    return `written: ${write(value)}`;
  } catch {
    return 'refused';
  }
}
