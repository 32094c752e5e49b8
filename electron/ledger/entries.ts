import { z } from 'zod';
import type { Claim } from '../../engine/claim.ts';
import { assert, unreachable } from '../../engine/problem.ts';
import {
  contentSchema,
  COPY_KINDS,
  isKind,
  OFFICE_KINDS,
  type Content,
  type EntryKind,
} from './bodies.ts';
import { canonical, entryHash, sha256 } from './chain.ts';
import { printedName } from './print-shape.ts';
import type { Payment } from './records.ts';
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
  adjustment: 'its person',
  sending: 'its person',
  unknown: 'its person',
  abandoned: 'its person',
  confirmation: 'nobody',
  close: 'nobody',
  clock: 'nobody',
  backup: 'nobody',
  restored: 'nobody',
  exported: 'nobody',
  imported: 'nobody',
} as const satisfies Record<EntryKind, 'nobody' | 'its person' | 'everybody'>;

/** What an entry is about: the journal is searched by it. */
export function subjectOf(content: Content): string {
  if (isKind(content, COPY_KINDS)) return content.body.file;
  if (isKind(content, ['settlement', 'sending'])) return content.body.draft.personId;
  if (isKind(content, ['reversal', 'adjustment', 'unknown', 'abandoned'])) {
    return content.body.personId;
  }
  if (isKind(content, ['confirmation'])) return content.body.settlementId;
  if (isKind(content, ['print'])) return printedName(content.body.subject);
  if (isKind(content, OFFICE_KINDS)) return officeSubjectOf(content);
  if (isKind(content, ['facility', 'clock'])) return content.kind;
  return content.kind === 'close' ? content.body.facility : content.body.ledgerId;
}

function officeSubjectOf(
  content: Extract<Content, { readonly kind: (typeof OFFICE_KINDS)[number] }>,
): string {
  switch (content.kind) {
    case 'person':
    case 'plan':
      return content.body.id;
    case 'figure':
      return content.body.key;
    case 'reading':
      return `${content.body.place}/${content.body.reading}`;
    default:
      return unreachable(content);
  }
}

/** What nobody asks for under a key. A kind that is in neither place does not compile. */
const WITHOUT_KEY = {
  opened: null,
  facility: null,
  person: null,
  figure: null,
  plan: null,
  reading: null,
  print: null,
  adjustment: null,
  unknown: null,
  abandoned: null,
  confirmation: null,
  close: null,
  clock: null,
  backup: null,
  restored: null,
  exported: null,
  imported: null,
} as const satisfies Partial<Record<EntryKind, null>>;

/**
 * What was asked for, as a hash: the same key may come again with the same request and is then
 * answered with the first result. The computed amounts are left out on purpose: once recorded, the
 * same bill computes to other ones.
 */
export function requestHashOf(content: Content): string | null {
  switch (content.kind) {
    case 'settlement':
    case 'sending': {
      const { personId, claim, diagnosis, payment, details } = content.body.draft;
      const asked = {
        ask: 'record',
        personId,
        claim: asAsked(claim),
        diagnosis,
        ...(payment === null ? {} : { payment: given(payment) }),
        ...(details === null ? {} : { details }),
      };
      return sha256(canonical(asked));
    }
    case 'reversal': {
      const { reverses, reason } = content.body;
      return sha256(canonical({ ask: 'reverse', reverses, reason }));
    }
    default:
      return WITHOUT_KEY[content.kind];
  }
}

/** The change follows from what is to pay, which is another sum where the same bill is computed again. */
function given({ change: _change, ...paid }: Payment): Omit<Payment, 'change'> {
  return paid;
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
  const text = canonicalOrNull(body);
  if (text !== row.body) faults.push('its body is not in canonical form');
  if (text === null || entryHash(row.previous_hash, row, text) !== row.hash) {
    faults.push('its hash does not match what it says');
  }
  const content = readContent(row.kind, body);
  if (typeof content === 'string') return { row, entry: null, faults: [...faults, content] };
  if (subjectOf(content) !== row.subject) faults.push('it is filed under another subject');
  // What answers a request that was sent has no key of its own.
  const requestHash = row.key === null ? null : requestHashOf(content);
  if (requestHash !== row.request_hash) {
    faults.push('the hash of its request does not match what it says');
  }
  return { row, entry: entryOf(row, content), faults };
}

/**
 * The entry of a row that is about to be written. Its text and hashes were just made of that very body; what is left to ask
 * is whether the body can be read again, since nothing that cannot be is written.
 */
export function entryToWrite(row: JournalRow, body: unknown): Entry {
  const content = readContent(row.kind, body);
  if (typeof content !== 'string') return entryOf(row, content);
  assert(false, `journal entry ${row.seq}: ${content}`);
}

function entryOf(row: JournalRow, content: Content): Entry {
  const { seq, at, by, subject, key, hash } = row;
  const head = { seq, at, by, subject, key, hash };
  return { ...head, requestHash: row.request_hash, previousHash: row.previous_hash, ...content };
}

/** What a body says, or where it cannot be read. */
function readContent(kind: string, body: unknown): Content | string {
  const content = contentSchema.safeParse({ kind, body });
  if (content.success) return content.data;
  return `its body cannot be read at ${whereOf(content.error.issues).join('.')}`;
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
