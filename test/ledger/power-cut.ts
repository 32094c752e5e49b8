import { strict as assert } from 'node:assert';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { openLedger } from '../../electron/ledger/open.ts';
import { schemaVersion } from '../../electron/ledger/migrations.ts';
import { witnessFile } from '../../electron/ledger/witness.ts';
import { headOf } from './crash-intent.ts';
import { openNow, type Kept } from './crash-run.ts';
import type { Dice } from './seeded.ts';
import {
  afterPowerCut,
  carriedOver,
  POWER_CUTS,
  readLog,
  type PowerCut,
} from './write-ahead-log.ts';

/** The files of a ledger at one moment; nobody has them open. */
export type Snapshot = {
  readonly from: string;
  readonly ledger: Buffer;
  readonly log: Buffer;
  readonly index: Buffer;
};

export function snapshotOf(file: string): Snapshot {
  const read = (path: string) => (existsSync(path) ? readFileSync(path) : Buffer.alloc(0));
  const [log, index] = [read(`${file}-wal`), read(`${file}-shm`)];
  return { from: file, ledger: read(file), log, index };
}

/** What a power cut made of a ledger: how many entries its log lost. */
export type Lost = { readonly how: PowerCut; readonly entries: number };

/**
 * Lays the ledger down as a power cut may have left it, with a part of what was last written to its log gone, and checks
 * that it holds exactly the transactions that lie whole before the gap: an end is missing, and never a middle.
 */
export async function checkPowerCut(
  kept: Kept,
  { from, ledger, log, index }: Snapshot,
  dice: Dice,
): Promise<Lost> {
  const how = dice.pick(POWER_CUTS);
  const { commits, frameSize } = readLog(log);
  const cut = afterPowerCut(log, how, carriedOver(index, frameSize), dice);
  const lost = commits.filter((end) => end > cut.whole).length;
  const directory = `${from}-cut`;
  mkdirSync(directory);
  try {
    const file = join(directory, basename(from));
    writeFileSync(file, ledger);
    writeFileSync(`${file}-wal`, cut.log);
    // A ledger of which not even the opening is left begins anew.
    const left = Math.max(kept.head - lost, 1);
    await checkLeft(kept, file, left);
    checkNoted(from, directory, { ledger, log: cut.log }, left);
    return { how, entries: kept.head - left };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function checkLeft(kept: Kept, file: string, left: number): Promise<void> {
  const opened = openNow(file);
  try {
    assert.equal(await headOf(opened), left, 'exactly what lies whole in the log is there');
    assert.deepEqual((await opened.verify()).faults, []);
    for (const [id, hash] of kept.booked) {
      const isThere = Number(id.slice(9)) <= left;
      assert.equal((await opened.find(id))?.hash, isThere ? hash : undefined, `${id} of ${left}`);
    }
  } finally {
    await opened.close();
  }
}

/** Where the note beside the ledger survived, the loss of what was acknowledged is not passed over in silence. */
function checkNoted(
  from: string,
  directory: string,
  { ledger, log }: Pick<Snapshot, 'ledger' | 'log'>,
  left: number,
): void {
  if (!existsSync(witnessFile(from))) return;
  const file = join(directory, 'noted.yidan');
  writeFileSync(file, ledger);
  writeFileSync(`${file}-wal`, log);
  copyFileSync(witnessFile(from), witnessFile(file));
  const noted = Number(/"seq":(\d+)/.exec(readFileSync(witnessFile(file), 'utf8'))?.[1]);
  const opened = openLedger({ file });
  if (opened.ok) void opened.value.close();
  const facts = opened.ok ? null : opened.problem.facts;
  if (left >= noted) assert.equal(facts, null, 'nothing that was noted is missing');
  else {
    const { why, has, recorded } = facts ?? {};
    const isEmpty = has === 0 && why === 'entries-lost';
    assert.ok(isEmpty || has === left, `${String(has)} of ${left} entries`);
    assert.deepEqual({ why, recorded }, { why: 'entries-lost', recorded: noted });
  }
}

/**
 * Copies the ledger while a program writes to it, the ledger file first and then its log. Whoever copies reads meanwhile:
 * so the log is not begun anew under the copy.
 */
export function copyWhileWriting(file: string, to: string): void {
  const reader = new SqliteDatabase(file, { readonly: true });
  try {
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM sqlite_schema').get();
    copyFileSync(file, to);
    copyFileSync(`${file}-wal`, `${to}-wal`);
  } finally {
    reader.close();
  }
}

/** How far the schema of a file is that was left behind; a copy is asked, so that the next start still finds it so. */
export function schemaIn(file: string): number {
  const copy = `${file}-asked`;
  const parts = ['', '-wal', '-journal'].filter((part) => existsSync(file + part));
  for (const part of parts) copyFileSync(file + part, copy + part);
  const db = new SqliteDatabase(copy);
  try {
    return schemaVersion(db);
  } finally {
    db.close();
  }
}
