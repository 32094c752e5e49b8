import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert } from '../../engine/problem.ts';
import type { Content, EntryKind } from './bodies.ts';
import { canonical, entryHash, GENESIS } from './chain.ts';
import { newestMoment, refuseBefore } from './clock-back.ts';
import { entryToWrite, requestHashOf, settlementIdOf, subjectOf } from './entries.ts';
import type { Entry, EntryOf, JournalRow } from './entries.ts';
import { refuseMovedAway } from './moved-away.ts';
import type { Stamp } from './records.ts';
import { createEntryReader } from './entry-reader.ts';
import { project } from './projection.ts';
import { text, whole } from './shapes.ts';
import { standingOf, type FindStanding } from './standing.ts';
import { rowWriter } from './tables.ts';

/** The append-only log of everything done. Whoever appends does so inside a transaction. */
export type Journal = {
  /**
   * Writes the entry, what follows from it, and the new head; reads back what it wrote. Throws ClockBack where the stamp
   * is of a moment before the newest entry's, unless it is the entry that corrects the clock.
   */
  append(content: Content, stamp: Stamp, key?: string): Entry;
  at(seq: number): Entry | null;
  byKey(key: string): Entry | null;
  latest<K extends EntryKind>(kind: K): EntryOf<K> | null;
  countOf(kind: EntryKind, subject: string): number;
  /** Every entry of a kind about a subject, the oldest first. */
  all<K extends EntryKind>(kind: K, subject: string): readonly EntryOf<K>[];
  head(): { readonly seq: number; readonly at: string; readonly hash: string };
  findStanding: FindStanding;
};

const headSchema = z.strictObject({ seq: whole, kind: text, at: text, hash: text });
const countSchema = z.strictObject({ n: whole });

const HEAD = 'SELECT seq, kind, at, hash FROM journal ORDER BY seq DESC LIMIT 1';
const INSERT = `
  INSERT INTO journal (seq, kind, at, "by", subject, key, request_hash, body, previous_hash, hash)
  VALUES (@seq, @kind, @at, @by, @subject, @key, @request_hash, @body, @previous_hash, @hash)`;
const NOTE_HEAD = `
  INSERT INTO meta (name, value) VALUES ('head-seq', ?), ('head-hash', ?)
      ON CONFLICT (name) DO UPDATE SET value = excluded.value`;

export function openJournal(db: Database): Journal {
  const selectHead = db.prepare(HEAD);
  const selectAt = db.prepare('SELECT * FROM journal WHERE seq = +?');
  const selectByKey = db.prepare('SELECT * FROM journal WHERE key = +?');
  const selectLatest = db.prepare(
    'SELECT * FROM journal WHERE kind = +? ORDER BY seq DESC LIMIT 1',
  );
  const selectCount = db.prepare(
    'SELECT count(*) AS n FROM journal WHERE subject = +? AND kind = +?',
  );
  const selectAll = db.prepare(
    'SELECT * FROM journal WHERE subject = +? AND kind = +? ORDER BY seq',
  );
  const selectSettlement = db.prepare(
    'SELECT j.* FROM settlement s JOIN journal j ON j.seq = s.seq WHERE s.id = +?',
  );
  const selectAdjustment = db.prepare(
    `SELECT j.* FROM settlement s JOIN journal j ON j.seq = s.seq
      WHERE s.adjusts = +? AND s.seq < +? ORDER BY s.seq DESC LIMIT 1`,
  );
  const insert = db.prepare(INSERT);
  const noteHead = db.prepare(NOTE_HEAD);
  const writeRows = rowWriter(db);

  const { read, written } = createEntryReader();
  const at = (seq: number) => read(selectAt.get(seq));
  const head = () =>
    headSchema.optional().parse(selectHead.get()) ?? { seq: 0, kind: '', at: '', hash: GENESIS };
  const findStanding: FindStanding = (id, before) => {
    const entry = read(selectSettlement.get(id));
    if (entry?.kind !== 'settlement' || settlementIdOf(entry) !== id) return null;
    const latest = read(selectAdjustment.get(id, before));
    if (latest === null) return standingOf(entry, null);
    assert(latest.kind === 'adjustment', 'what adjusts is an adjustment');
    return standingOf(entry, latest);
  };

  const append = (content: Content, stamp: Stamp, key: string | null = null): Entry => {
    assert(db.inTransaction, 'the journal is written inside a transaction');
    const previous = head();
    if (content.kind !== 'clock') refuseBefore(newestMoment(previous), stamp.at);
    if (previous.kind === 'exported') refuseMovedAway(at(previous.seq), content, db.name);
    const row = rowAfter(previous, content, stamp, key);
    const entry = entryToWrite(row, content.body);
    insert.run(row);
    written(selectAt.get(row.seq), row, entry);
    writeRows(project(entry, findStanding));
    noteHead.run(String(entry.seq), entry.hash);
    return entry;
  };

  return {
    append,
    at,
    byKey: (key) => read(selectByKey.get(key)),
    latest: <K extends EntryKind>(kind: K) => {
      const entry = read(selectLatest.get(kind));
      return entry !== null && isOf(entry, kind) ? entry : null;
    },
    countOf: (kind, subject) => countSchema.parse(selectCount.get(subject, kind)).n,
    all: <K extends EntryKind>(kind: K, subject: string) =>
      selectAll.all(subject, kind).flatMap((row) => {
        const entry = read(row);
        return entry !== null && isOf(entry, kind) ? [entry] : [];
      }),
    head,
    findStanding,
  };
}

/** The line that an entry becomes, chained to the one before it. */
function rowAfter(
  previous: { readonly seq: number; readonly hash: string },
  content: Content,
  { at, by }: Stamp,
  key: string | null,
): JournalRow {
  const line = {
    seq: previous.seq + 1,
    kind: content.kind,
    at,
    by,
    subject: subjectOf(content),
    key,
  };
  const body = canonical(content.body);
  return {
    ...line,
    request_hash: key === null ? null : requestHashOf(content),
    body,
    previous_hash: previous.hash,
    hash: entryHash(previous.hash, line, body),
  };
}

function isOf<K extends EntryKind>(entry: Entry, kind: K): entry is EntryOf<K> {
  return entry.kind === kind;
}
