import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../electron/ledger/database.ts';
import { openJournal } from '../../electron/ledger/journal.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { openTransactions } from '../../electron/ledger/transactions.ts';
import { readWitness } from '../../electron/ledger/witness.ts';
import { ok } from '../../engine/problem.ts';
import { CLINIC, MORNING } from './build-draft.ts';
import { valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

async function openBegun() {
  const file = temporaryFile();
  await valueOf(openLedger({ file })).close();
  const db = valueOf(openDatabase({ file }));
  const { writing, close } = openTransactions(db);
  onTestFinished(close);
  const journal = openJournal(db);
  const append = () => journal.append({ kind: 'facility', body: CLINIC }, MORNING);
  return { file, db, writing, append };
}

test('what was committed is noted beside the file', async () => {
  const { file, writing, append } = await openBegun();
  const { seq, hash } = valueOf(writing(() => ok(append())));
  expect(readWitness(file)).toMatchObject({ seq, hash });
});

test('what could not be committed is not: the note is behind the file at most, never ahead', async () => {
  const { file, db, writing, append } = await openBegun();
  const noted = readWitness(file);
  expect(noted).toMatchObject({ seq: 1 });
  const writeAndFail = () =>
    writing(() => {
      // A row without its entry, which is only asked for by the commit.
      db.pragma('defer_foreign_keys = ON');
      db.prepare("INSERT INTO posting VALUES (999, 1, 'bill', 0)").run();
      return ok(append());
    });
  expect(writeAndFail).toThrow('FOREIGN KEY constraint failed');
  expect(readWitness(file)).toEqual(noted);
  expect(valueOf(writing(() => ok(append()))).seq).toBe(2);
});
