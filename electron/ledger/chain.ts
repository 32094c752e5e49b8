import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { assert } from '../../engine/problem.ts';
import { inOrder, STRANGE } from './in-order.ts';

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
 * JSON (RFC 8785), which puts keys in this order. `body` is canonical text already: an entry's body is
 * long, and is written as that very text.
 */
export function entryHash(previousHash: string, entry: Omit<Hashed, 'body'>, body: string): string {
  const { seq, kind, at, by, subject, key } = entry;
  const [before, after] = [{ at }, { by, key, kind, seq, subject }].map(canonical);
  const line = `${before?.slice(0, -1)},"body":${body},${after?.slice(1)}`;
  return sha256(`${previousHash}\n${line}`);
}

/**
 * The same value always as the same text, whatever the order of its keys. Of plain data whose keys stand in order that is
 * what `JSON.stringify` writes: putting them in order first takes half of the library's time, and a third where they are.
 */
export function canonical(value: unknown): string {
  const ordered = inOrder(value);
  const text = ordered === STRANGE ? canonicalize(value) : JSON.stringify(ordered);
  assert(text !== undefined, 'only JSON values can be written to the journal');
  return text;
}

export function sha256(text: string): string {
  return hash('sha256', text);
}
