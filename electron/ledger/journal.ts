import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert } from '../../engine/problem.ts';
import type { Content, EntryKind } from './bodies.ts';
import { canonical, entryHash, GENESIS } from './chain.ts';
import { readEntry, requestHashOf, settlementIdOf, subjectOf } from './entries.ts';
import type { Entry, EntryOf } from './entries.ts';
import type { Stamp } from './port.ts';
import { project, type FindOriginal } from './projection.ts';
import { text, whole } from './shapes.ts';
import { rowWriter } from './tables.ts';

/** The append-only log of everything done. Whoever appends does so inside a transaction. */
export type Journal = {
  /** Writes the entry, what follows from it, and the new head; reads back what it wrote. */
  append(content: Content, stamp: Stamp, key?: string): Entry;
  at(seq: number): Entry | null;
  byKey(key: string): Entry | null;
  latest<K extends EntryKind>(kind: K): EntryOf<K> | null;
  countOf(kind: EntryKind, subject: string): number;
  head(): { readonly seq: number; readonly hash: string };
  findOriginal: FindOriginal;
};

const headSchema = z.strictObject({ seq: whole, hash: text });
const countSchema = z.strictObject({ n: whole });

export function openJournal(db: Database): Journal {
  const selectHead = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const selectAt = db.prepare('SELECT * FROM journal WHERE seq = ?');
  const selectByKey = db.prepare('SELECT * FROM journal WHERE key = ?');
  const selectLatest = db.prepare('SELECT * FROM journal WHERE kind = ? ORDER BY seq DESC LIMIT 1');
  const selectCount = db.prepare(
    'SELECT count(*) AS n FROM journal WHERE subject = ? AND kind = ?',
  );
  const selectSettlement = db.prepare(
    'SELECT j.* FROM settlement s JOIN journal j ON j.seq = s.seq WHERE s.id = ?',
  );
  const insert = db.prepare(
    `INSERT INTO journal
       (seq, kind, at, "by", subject, key, request_hash, body, previous_hash, hash)
     VALUES (@seq, @kind, @at, @by, @subject, @key, @requestHash, @text, @previousHash, @hash)`,
  );
  const setMeta = db.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  const writeRows = rowWriter(db);

  const at = (seq: number) => entryOrNull(selectAt.get(seq));
  const head = () => headSchema.optional().parse(selectHead.get()) ?? { seq: 0, hash: GENESIS };
  const findOriginal: FindOriginal = (id) => {
    const entry = entryOrNull(selectSettlement.get(id));
    return entry?.kind === 'settlement' && settlementIdOf(entry) === id ? entry : null;
  };

  const append = (content: Content, stamp: Stamp, key: string | null = null): Entry => {
    assert(db.inTransaction, 'the journal is written inside a transaction');
    const previous = head();
    const { kind, body } = content;
    const subject = subjectOf(content);
    const requestHash = key === null ? null : requestHashOf(content);
    const line = { seq: previous.seq + 1, kind, at: stamp.at, by: stamp.by, subject, key };
    const hash = entryHash(previous.hash, { ...line, body });
    const previousHash = previous.hash;
    insert.run({ ...line, requestHash, text: canonical(body), previousHash, hash });
    const entry = at(line.seq);
    assert(entry !== null && entry.hash === hash, 'the entry that was written reads back');
    writeRows(project(entry, findOriginal));
    setMeta.run('head-seq', String(entry.seq));
    setMeta.run('head-hash', entry.hash);
    return entry;
  };

  return {
    append,
    at,
    byKey: (key) => entryOrNull(selectByKey.get(key)),
    latest: <K extends EntryKind>(kind: K) => {
      const entry = entryOrNull(selectLatest.get(kind));
      return entry !== null && isOf(entry, kind) ? entry : null;
    },
    countOf: (kind, subject) => countSchema.parse(selectCount.get(subject, kind)).n,
    head,
    findOriginal,
  };
}

function isOf<K extends EntryKind>(entry: Entry, kind: K): entry is EntryOf<K> {
  return entry.kind === kind;
}

/**
 * In daily use a damaged entry is never worked with: everything stops, and `verify` says what is
 * wrong.
 */
function entryOrNull(raw: unknown): Entry | null {
  if (raw === undefined) return null;
  const { row, entry, faults } = readEntry(raw);
  const where = row === null ? 'an entry of the journal' : `journal entry ${row.seq}`;
  assert(entry !== null && faults.length === 0, `${where}: ${faults.join('; ')}`);
  return entry;
}
