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
const BATCH = 50_000;
const { recognisedIn: HOME, identities: IDENTITIES } = buildPerson('anybody');
/** Two marks that stand in no bill: where the text of a year's bill names its person. */
const [ANY_ID, ANY_NAME] = ['any-id', 'any-name'];

/**
 * Adds settlements until there are that many, in big transactions that nothing protects: only what is measured afterwards is
 * written through. References are not asked for either; `verify` does.
 */
export function fillTo(
  db: Database,
  settlements: number,
  made: (year: number) => SettlementDraft,
): void {
  const count = db.prepare('SELECT count(*) FROM settlement WHERE year < 2026').pluck();
  const bills = new Map(YEARS.map((year) => [year, billOf(made(year))]));
  db.pragma('synchronous = OFF');
  db.pragma('journal_mode = DELETE');
  db.pragma('journal_mode = MEMORY');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -3000000');
  const startedAt = performance.now();
  const { append, noteHead } = appender(db);
  for (let done = Number(count.get()); done < settlements;) {
    const until = Math.min(settlements, done + BATCH);
    db.transaction(() => {
      for (; done < until; done += 1) addSettlement(append, done, bills);
      noteHead();
    })();
    const seconds = (performance.now() - startedAt) / 1000;
    if (done % 250_000 === 0) console.log(`  filled: ${done} settlements, ${seconds.toFixed(0)} s`);
  }
  db.pragma('cache_size = -16000');
  db.pragma('foreign_keys = ON');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
}

type Filled = Extract<Content, { readonly kind: 'person' | 'settlement' }>;
type Append = (content: Filled, text: string, at: string) => void;
type Body = Extract<Content, { readonly kind: 'settlement' }>['body'];
/** A year's bill of anybody, and its canonical text cut where it names them. */
type Bill = { readonly draft: SettlementDraft; readonly pieces: readonly string[] };

function billOf(draft: SettlementDraft): Bill {
  const pieces = canonical(bodyOf(draft, ANY_ID, ANY_NAME)).split(/any-id|any-name/);
  assert(pieces.length === 3, 'a bill names its person once, and their name once');
  return { draft, pieces };
}

function bodyOf(draft: SettlementDraft, id: string, personName: string): Body {
  return {
    draft: { ...draft, personId: id },
    personName,
    certificateMasked: '999***********0000',
    messageId: null,
    platformId: null,
    differences: null,
  };
}

function addSettlement(append: Append, n: number, bills: ReadonlyMap<number, Bill>): void {
  const person = Math.floor(n / YEARS.length);
  const year = YEARS[n % YEARS.length] ?? 2021;
  const id = personId(person);
  const name = `病人${person}`;
  const at = moment(n);
  if (n % YEARS.length === 0) {
    const known = { recognisedIn: HOME, identities: IDENTITIES };
    const body = { id, name, certificate: certificateOf(person), initials: 'br', ...known };
    append({ kind: 'person', body }, canonical(body), at);
  }
  const bill = bills.get(year);
  assert(bill !== undefined, 'each year has its bill');
  const [before, between, after] = bill.pieces;
  const text = `${before}${id}${between}${name}${after}`;
  append({ kind: 'settlement', body: bodyOf(bill.draft, id, name) }, text, at);
}

/** One every twenty seconds, from 2021 on: the clock never goes back. */
function moment(n: number): string {
  return new Date(Date.UTC(2021, 0, 1) + n * 20_000).toISOString().replace('Z', '+00:00');
}

const headRow = z.strictObject({ seq: z.number(), hash: z.string() });

/** What the journal does, without reading back what it wrote. */
function appender(db: Database): { readonly append: Append; readonly noteHead: () => void } {
  const newest = db.prepare('SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1').get();
  let { seq, hash: previousHash } = headRow.parse(newest);
  const insert = db.prepare(
    `INSERT INTO journal (seq, kind, at, "by", subject, key, request_hash, body, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setMeta = db.prepare('UPDATE meta SET value = ? WHERE name = ?');
  const writeRows = rowWriter(db);
  const checkNowAndThen = checker();
  const append: Append = (content, text, at) => {
    seq += 1;
    checkNowAndThen(content, text, seq);
    const { kind } = content;
    const subject = subjectOf(content);
    const key = kind === 'settlement' ? `filled-${seq}` : null;
    const requestHash = key === null ? null : requestHashOf(content);
    const hash = entryHash(previousHash, { seq, kind, at, by: BY, subject, key }, text);
    insert.run(seq, kind, at, BY, subject, key, requestHash, text, previousHash, hash);
    const head = { seq, at, by: BY, subject, key, requestHash, previousHash, hash };
    writeRows(project({ ...head, ...content }, () => null));
    previousHash = hash;
  };
  const noteHead = () => {
    setMeta.run(String(seq), 'head-seq');
    setMeta.run(previousHash, 'head-hash');
  };
  return { append, noteHead };
}

/** Reads one of a hundred as the ledger reads it; the others differ from it in names and amounts only. */
function checker(): (content: Filled, text: string, seq: number) => void {
  return (content, text, seq) => {
    if (seq > 100 && seq % 100 !== 0) return;
    contentSchema.parse(content);
    assert(canonical(content.body) === text, 'a text put together is the canonical text');
  };
}
