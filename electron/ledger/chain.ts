import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { assert } from '../../engine/problem.ts';

/**
 * What the first entry names as its previous hash. The ledger's random id inside that entry sets
 * ledgers apart.
 */
export const GENESIS = '0'.repeat(64);

/** All of an entry that its hash fixes. What is not listed here must follow from what is. */
export type Hashed = {
  readonly seq: number;
  readonly kind: string;
  readonly at: string;
  readonly by: string;
  readonly subject: string;
  readonly key: string | null;
  readonly body: unknown;
};

/**
 * The one place that says what is hashed: the previous hash, a newline, and the entry as canonical
 * JSON (RFC 8785).
 */
export function entryHash(previousHash: string, entry: Hashed): string {
  const { seq, kind, at, by, subject, key, body } = entry;
  return sha256(`${previousHash}\n${canonical({ seq, kind, at, by, subject, key, body })}`);
}

/** The same value always as the same text, whatever the order of its keys. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  assert(text !== undefined, 'only JSON values can be written to the journal');
  return text;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
