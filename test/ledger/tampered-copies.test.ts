import { readFileSync, writeFileSync } from 'node:fs';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import type { CopyNoted } from '../../electron/ledger/port-copies.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';
import { rewriteAll, verify } from './tampered-ledger.ts';
import { temporaryFile } from './temporary-file.ts';

/** 1 opened · 2 person · 3 settlement · 4 backup · 5 restored · 6 exported · 7 imported (taken back) · 8 settlement */
async function makeMoved(): Promise<string> {
  const file = temporaryFile();
  const ledger = valueOf(openLedger({ file }));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  await recordFor(ledger, 'person-1', { total: 100_000, aid: 70_000 }, { key: 'k-1' });
  await note(ledger, 'backup');
  await note(ledger, 'restored');
  const exported = await note(ledger, 'exported');
  valueOf(await ledger.noteCopy({ ...exported, kind: 'imported' }, MORNING));
  await recordFor(ledger, 'person-1', { total: 50_000 }, { key: 'k-2' });
  await ledger.close();
  return file;
}

async function note(ledger: Ledger, kind: CopyNoted['kind']): Promise<CopyNoted> {
  const { entries, headHash } = await ledger.stats();
  const copy = { kind, file: `${kind}.yidan`, sha256: kind.padEnd(64, '0'), entries, headHash };
  valueOf(await ledger.noteCopy(copy, MORNING));
  return copy;
}

/** As somebody would who also makes every later hash anew. */
async function tampered(change: (db: Database) => void): Promise<string> {
  const original = await makeMoved();
  const file = temporaryFile('copied.yidan');
  writeFileSync(file, readFileSync(original));
  const db = new SqliteDatabase(file);
  db.exec('DROP TRIGGER journal_refuses_update; DROP TRIGGER journal_refuses_delete');
  change(db);
  db.close();
  return file;
}

const REWRITTEN: readonly [string, number, RegExp, (db: Database) => void][] = [
  [
    'a backup of other bytes',
    4,
    /its hash does not match/,
    (db) => {
      db.exec(`UPDATE journal SET body = replace(body, 'backup00', 'backup11') WHERE seq = 4`);
    },
  ],
  [
    'a backup of a state that never was',
    4,
    /copy of a state that this ledger never had/,
    (db) =>
      rewriteAll(db, 4, (body) => body.replace(/"headHash":"[0-9a-f]{8}/, '"headHash":"00000000')),
  ],
  [
    'a backup of entries that were not there yet',
    4,
    /copy of a state that this ledger never had/,
    (db) => rewriteAll(db, 4, (body) => body.replace('"entries":3', '"entries":5')),
  ],
  [
    'a copy put back that was of a moment before',
    5,
    /does not hold all that was recorded before it/,
    (db) => {
      const hash = String(db.prepare('SELECT hash FROM journal WHERE seq = 3').pluck().get());
      rewriteAll(db, 5, (body) =>
        body
          .replace('"entries":4', '"entries":3')
          .replace(/"headHash":"[0-9a-f]{64}/, `"headHash":"${hash}`),
      );
    },
  ],
  [
    'a move that was taken back with another bundle',
    7,
    /recorded after entry 6 had moved the ledger away/,
    (db) => rewriteAll(db, 7, (body) => body.replace('exported0', 'exported1')),
  ],
  [
    'a bill recorded after the ledger was moved away',
    7,
    /recorded after entry 6 had moved the ledger away/,
    (db) => {
      db.exec('PRAGMA foreign_keys = OFF');
      db.exec('DELETE FROM journal WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8');
      db.exec(
        `UPDATE journal SET previous_hash = (SELECT hash FROM journal WHERE seq = 6) WHERE seq = 7`,
      );
      db.exec(`UPDATE meta SET value = '7' WHERE name = 'head-seq'`);
      rewriteAll(db, 7, (body) => body);
    },
  ],
];

describe('verify names the first bad entry', () => {
  test('of a ledger with copies, without fault', async () => {
    expect(await verify(await makeMoved())).toMatchObject({ ok: true, entries: 8, faults: [] });
  });

  test.each(REWRITTEN)('%s', async (_what, seq, says, change) => {
    const { faults } = await verify(await tampered(change));
    const [first] = faults.filter((fault) => fault.seq > 0);
    expect(first?.seq).toBe(seq);
    expect(faults.filter((fault) => fault.seq === seq).map((fault) => fault.what)).toEqual(
      expect.arrayContaining([expect.stringMatching(says)]),
    );
  });
});
