import { z } from 'zod';
import type { Claim } from '../../engine/claim.ts';
import { assert, unreachable } from '../../engine/problem.ts';
import { contentSchema, type Content, type EntryKind } from './bodies.ts';
import { canonical, entryHash, sha256 } from './chain.ts';
import { text, whole } from './shapes.ts';

type Head = {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly subject: string;
  readonly key: string | null;
  readonly requestHash: string | null;
  readonly previousHash: string;
  readonly hash: string;
};
/** A line of the journal, read and checked. */
export type Entry = Head & Content;
export type EntryOf<K extends EntryKind> = Head & Extract<Content, { kind: K }>;

/** Whose year an entry moves: a settlement computed before it must be computed again. */
export const MOVES_YEAR_OF = {
  opened: 'nobody',
  // Its region decides where a bill's facility lies for a person, and whose figures are the office's own.
  facility: 'everybody',
  person: 'its person',
  figure: 'everybody',
  plan: 'everybody',
  reading: 'everybody',
  settlement: 'its person',
  reversal: 'its person',
  print: 'nobody',
} as const satisfies Record<EntryKind, 'nobody' | 'its person' | 'everybody'>;

/** What an entry is about: the journal is searched by it. */
export function subjectOf(content: Content): string {
  switch (content.kind) {
    case 'opened':
      return content.body.ledgerId;
    case 'facility':
      return 'facility';
    case 'person':
      return content.body.id;
    case 'figure':
      return content.body.key;
    case 'plan':
      return content.body.id;
    case 'reading':
      return `${content.body.place}/${content.body.reading}`;
    case 'settlement':
      return content.body.draft.personId;
    case 'reversal':
      return content.body.personId;
    case 'print':
      return content.body.settlementId;
    default:
      return unreachable(content);
  }
}

/**
 * What was asked for, as a hash: the same key may come again with the same request and is then
 * answered with the first result. The computed amounts are left out on purpose: once recorded, the
 * same bill computes to other ones.
 */
export function requestHashOf(content: Content): string | null {
  switch (content.kind) {
    case 'settlement': {
      const { personId, claim, diagnosis } = content.body.draft;
      const asked = { ask: 'record', personId, claim: asAsked(claim), diagnosis };
      return sha256(canonical(asked));
    }
    case 'reversal': {
      const { reverses, reason } = content.body;
      return sha256(canonical({ ask: 'reverse', reverses, reason }));
    }
    case 'opened':
    case 'facility':
    case 'person':
    case 'figure':
    case 'plan':
    case 'reading':
    case 'print':
      return null;
    default:
      return unreachable(content);
  }
}

/** A bill without a plan is asked for in the words of before there were plans: hashes of then still hold. */
function asAsked({ plan, ...bill }: Claim): unknown {
  return plan === null ? bill : { ...bill, plan };
}

/** `20260510-000042`: the day of recording and the journal's number. */
export function settlementIdOf({ at, seq }: { readonly at: string; readonly seq: number }): string {
  return `${dayOf(at).replaceAll('-', '')}-${String(seq).padStart(6, '0')}`;
}

export function dayOf(at: string): string {
  const moment = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(at);
  const day = moment?.[1];
  assert(day !== undefined, `not a moment with its offset: ${JSON.stringify(at)}`);
  return day;
}

const rowSchema = z.strictObject({
  seq: whole,
  kind: text,
  at: text,
  by: text,
  subject: text,
  key: text.nullable(),
  request_hash: text.nullable(),
  body: text,
  previous_hash: text,
  hash: text,
});
export type JournalRow = z.infer<typeof rowSchema>;

/**
 * What an entry says, or every way in which it is not an entry that this ledger could have written.
 */
export type EntryRead = {
  readonly row: JournalRow | null;
  readonly entry: Entry | null;
  readonly faults: readonly string[];
};

/** Reads a row of the journal: never throws, so that one bad entry hides no other. */
export function readEntry(raw: unknown): EntryRead {
  const read = rowSchema.safeParse(raw);
  if (!read.success) return { row: null, entry: null, faults: ['its columns cannot be read'] };
  const row = read.data;
  const body = parseJson(row.body);
  if (body === undefined) return { row, entry: null, faults: ['its body is not JSON'] };
  const faults: string[] = [];
  if (canonicalOrNull(body) !== row.body) faults.push('its body is not in canonical form');
  if (hashOrNull(row, body) !== row.hash) faults.push('its hash does not match what it says');
  const content = contentSchema.safeParse({ kind: row.kind, body });
  if (!content.success) {
    const where = whereOf(content.error.issues).join('.');
    return { row, entry: null, faults: [...faults, `its body cannot be read at ${where}`] };
  }
  if (subjectOf(content.data) !== row.subject) faults.push('it is filed under another subject');
  if (requestHashOf(content.data) !== row.request_hash) {
    faults.push('the hash of its request does not match what it says');
  }
  const { seq, at, by, subject, key, hash } = row;
  const head = { seq, at, by, subject, key, hash };
  const more = { requestHash: row.request_hash, previousHash: row.previous_hash };
  return { row, entry: { ...head, ...more, ...content.data }, faults };
}

/** The place of what cannot be read: in the form of an entry that comes nearest to it. */
function whereOf(issues: readonly z.core.$ZodIssue[]): readonly PropertyKey[] {
  const places = issues.map((issue) => [
    ...issue.path,
    ...(issue.code === 'invalid_union' ? whereOf(issue.errors.flat()) : []),
  ]);
  return places.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function canonicalOrNull(body: unknown): string | null {
  try {
    return canonical(body);
  } catch {
    return null;
  }
}

function hashOrNull(row: JournalRow, body: unknown): string | null {
  try {
    return entryHash(row.previous_hash, { ...row, body });
  } catch {
    return null;
  }
}
