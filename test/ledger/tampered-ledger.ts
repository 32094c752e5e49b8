import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { canonical, entryHash } from '../../electron/ledger/chain.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Verification } from '../../electron/ledger/records.ts';
import { buildPerson, CLINIC, MORNING, stampAt, toDay } from './build-draft.ts';
import { buildPlan } from './conform-plans.ts';
import { READING } from './conform-readings.ts';
import { recordFor, valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';
import { printSlip } from './print-slip.ts';

/** The bytes of a closed ledger, made once and copied for every attempt. */
export async function bytesOf(make: (file: string) => Promise<void>): Promise<Buffer> {
  const directory = mkdtempSync(join(tmpdir(), 'yidan-ledger-'));
  try {
    const file = join(directory, '账本.yidan');
    await make(file);
    return readFileSync(file);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** 1 opened · 2 facility · 3 person · 4 figure · 5–8 settlements · 9 reversal of 6 · 10 print · 11 plan · 12 reading */
async function makeLedger(file: string): Promise<void> {
  const ledger = valueOf(openLedger({ file }));
  valueOf(await ledger.saveFacility(CLINIC, MORNING));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  const figure = { key: 'resident-income', from: toDay('2026-01-01'), until: null } as const;
  const said = { value: '36000', source: '公报', region: null };
  valueOf(await ledger.enterFigure({ ...figure, ...said }, MORNING));
  const ids: string[] = [];
  for (const key of ['a', 'b', 'c', 'd']) {
    const bill = { total: 1_234_500, basic: 600_000, aid: 420_000, deductible: 1_000, tilt: 7 };
    ids.push((await recordFor(ledger, 'person-1', bill, { key })).id);
  }
  const nextDay = stampAt('2026-05-11T08:00:00+08:00');
  valueOf(await ledger.reverse(ids[1] ?? '', '录错', 'r', nextDay));
  valueOf(await printSlip(ledger, ids[0] ?? '', nextDay));
  valueOf(await ledger.enterPlan(buildPlan(), nextDay));
  valueOf(await ledger.switchReading({ ...READING, on: true }, nextDay));
  await ledger.close();
}

/** Files that are copies of one ledger, each changed in its own way. */
export function tamperers(bytes: Buffer) {
  const copy = (): string => {
    const file = temporaryFile();
    writeFileSync(file, bytes);
    return file;
  };

  /** For what no guard refuses. */
  const edited = (change: (db: Database) => void): string => {
    const file = copy();
    const db = new SqliteDatabase(file);
    change(db);
    db.close();
    return file;
  };

  /** Changes the file behind the ledger's back: guards off, change, guards on again as they were. */
  const tamper = (change: (db: Database) => void): string =>
    edited((db) => {
      db.pragma('foreign_keys = OFF');
      const triggers = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .all()
        .map((row) => z.object({ name: z.string(), sql: z.string() }).parse(row));
      for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
      change(db);
      for (const { sql } of triggers) db.exec(sql);
    });

  const edit = (...statements: readonly string[]): string =>
    tamper((db) => {
      for (const sql of statements) db.exec(sql);
    });

  return { copy, edited, tamper, edit };
}

export const { copy, edited, tamper, edit } = tamperers(await bytesOf(makeLedger));

export async function verify(file: string): Promise<Verification> {
  const ledger = valueOf(openLedger({ file, readOnly: true }));
  onTestFinished(() => ledger.close());
  return ledger.verify();
}

/** In the body of an entry, text for other text of the same length. */
export function replaced(seq: number, from: string, to: string): string {
  return `UPDATE journal SET body = replace(body, '${from}', '${to}') WHERE seq = ${seq}`;
}

const rowSchema = z.object({
  seq: z.number(),
  kind: z.string(),
  at: z.string(),
  by: z.string(),
  subject: z.string(),
  key: z.string().nullable(),
  body: z.string(),
  previous_hash: z.string(),
});

/** As somebody would who knows how the chain is made, but does not rewrite all that follows. */
export function rewrite(db: Database, seq: number, change: (body: string) => string): void {
  const row = db.prepare('SELECT * FROM journal WHERE seq = ?').get(seq);
  const { previous_hash: previousHash, body, ...line } = rowSchema.parse(row);
  const changed = change(body);
  const hash = entryHash(previousHash, line, canonical(JSON.parse(changed)));
  db.prepare('UPDATE journal SET body = ?, hash = ? WHERE seq = ?').run(changed, hash, seq);
}

/** As somebody would who also makes every later hash anew, and the note of the last one. */
export function rewriteAll(db: Database, seq: number, change: (body: string) => string): void {
  rewrite(db, seq, change);
  const hashAt = db.prepare('SELECT hash FROM journal WHERE seq = ?').pluck();
  const setPrevious = db.prepare('UPDATE journal SET previous_hash = ? WHERE seq = ?');
  const last = Number(db.prepare('SELECT max(seq) FROM journal').pluck().get());
  for (let next = seq + 1; next <= last; next += 1) {
    setPrevious.run(hashAt.get(next - 1), next);
    rewrite(db, next, (body) => body);
  }
  db.prepare("UPDATE meta SET value = ? WHERE name = 'head-hash'").run(hashAt.get(last));
}
