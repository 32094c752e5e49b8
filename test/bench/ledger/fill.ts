/** Fills a ledger with years of settlements, quickly and truly: `verify` finds nothing wrong with what is written here. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { canonical, entryHash } from '../../../electron/ledger/chain.ts';
import { contentSchema, type Content } from '../../../electron/ledger/bodies.ts';
import { requestHashOf, subjectOf } from '../../../electron/ledger/entries.ts';
import type { SettlementDraft } from '../../../electron/ledger/records.ts';
import { project } from '../../../electron/ledger/projection.ts';
import { rowWriter } from '../../../electron/ledger/tables.ts';
import { assert } from '../../../engine/problem.ts';
import { buildPerson } from '../../ledger/build-draft.ts';
import { certificateOf, personId } from './people.ts';

/** A settlement in each of these years for everybody, then the next person. */
const YEARS = [2021, 2022, 2023, 2024, 2025] as const;
const BY = '收费员乙';
const BATCH = 5_000;
const { recognisedIn: HOME, identities: IDENTITIES } = buildPerson('anybody');

/**
 * Adds settlements until there are that many, in big transactions that are not written through: only what is measured
 * afterwards is.
 */
export function fillTo(
  db: Database,
  settlements: number,
  made: (year: number) => SettlementDraft,
): void {
  const count = db.prepare('SELECT count(*) FROM settlement WHERE year < 2026').pluck();
  const drafts = new Map(YEARS.map((year) => [year, made(year)]));
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -1000000');
  const append = appender(db);
  for (let done = Number(count.get()); done < settlements;) {
    const until = Math.min(settlements, done + BATCH);
    db.transaction(() => {
      for (; done < until; done += 1) addSettlement(append, done, drafts);
    })();
    if (done % 100_000 === 0) console.log(`  filled: ${done} settlements`);
  }
  db.pragma('synchronous = FULL');
  db.pragma('cache_size = -16000');
  db.pragma('wal_checkpoint(TRUNCATE)');
}

type Filled = Extract<Content, { readonly kind: 'person' | 'settlement' }>;
type Append = (content: Filled, at: string) => void;

function addSettlement(
  append: Append,
  n: number,
  drafts: ReadonlyMap<number, SettlementDraft>,
): void {
  const person = Math.floor(n / YEARS.length);
  const year = YEARS[n % YEARS.length] ?? 2021;
  const id = personId(person);
  const name = `病人${person}`;
  const at = moment(n);
  if (n % YEARS.length === 0) {
    const certificate = certificateOf(person);
    const body = {
      id,
      name,
      certificate,
      initials: 'br',
      recognisedIn: HOME,
      identities: IDENTITIES,
    };
    append({ kind: 'person', body }, at);
  }
  const draft = drafts.get(year);
  assert(draft !== undefined, 'each year has its bill');
  const body = {
    draft: { ...draft, personId: id },
    personName: name,
    certificateMasked: '999***********0000',
    messageId: null,
    platformId: null,
    differences: null,
  };
  append({ kind: 'settlement', body }, at);
}

/** One every twenty seconds, from 2021 on: the clock never goes back. */
function moment(n: number): string {
  return new Date(Date.UTC(2021, 0, 1) + n * 20_000).toISOString().replace('Z', '+00:00');
}

const headRow = z.strictObject({ seq: z.number(), hash: z.string() });

/** What the journal does, without reading back what it wrote. */
function appender(db: Database): Append {
  const newest = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get();
  let { seq, hash: previousHash } = headRow.parse(newest);
  const insert = db.prepare(
    `INSERT INTO journal (seq, kind, at, "by", subject, key, request_hash, body, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setMeta = db.prepare('UPDATE meta SET value = ? WHERE name = ?');
  const writeRows = rowWriter(db);
  const checkOnce = checker();
  return (content, at) => {
    seq += 1;
    checkOnce(content);
    const { kind, body } = content;
    const subject = subjectOf(content);
    const key = kind === 'settlement' ? `filled-${seq}` : null;
    const requestHash = key === null ? null : requestHashOf(content);
    const text = canonical(body);
    const hash = entryHash(previousHash, { seq, kind, at, by: BY, subject, key }, text);
    insert.run(seq, kind, at, BY, subject, key, requestHash, text, previousHash, hash);
    const head = { seq, at, by: BY, subject, key, requestHash, previousHash, hash };
    writeRows(project({ ...head, ...content }, () => null));
    setMeta.run(String(seq), 'head-seq');
    setMeta.run(hash, 'head-hash');
    previousHash = hash;
  };
}

/** Reads the first of a kind as the ledger reads it; the others differ from it in names and amounts only. */
function checker(): (content: Filled) => void {
  const checked = new Set<string>();
  return (content) => {
    if (!checked.has(content.kind)) contentSchema.parse(content);
    checked.add(content.kind);
  };
}
