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
