import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../electron/ledger/database.ts';
import { readEntry } from '../../electron/ledger/entries.ts';
import { createEntryReader } from '../../electron/ledger/entry-reader.ts';
import { openJournal } from '../../electron/ledger/journal.ts';
import { openTransactions } from '../../electron/ledger/transactions.ts';
import { assert, ok } from '../../engine/problem.ts';
import { CLINIC, MORNING } from './build-draft.ts';
import { valueOf } from './desk.ts';

function openJournalled() {
  const db = valueOf(openDatabase({ file: ':memory:' }));
  const { writing, close } = openTransactions(db);
  onTestFinished(close);
  const journal = openJournal(db);
  const rows = () => db.prepare('SELECT * FROM journal').all();
  return { journal, writing, rows };
}

test('what could not be read again is not written', () => {
  const { journal, writing, rows } = openJournalled();
  const unreadable = { ...CLINIC, desk: '1号窗口', floor: 3 };
  const write = () =>
    writing(() => ok(journal.append({ kind: 'facility', body: unreadable }, MORNING)));
  expect(write).toThrow('journal entry 1: its body cannot be read at body');
  expect(rows()).toEqual([]);
});

test('what was written is answered as it is read later, whatever becomes of what was handed in', () => {
  const { journal, writing, rows } = openJournalled();
  const handedIn = { ...CLINIC };
  const written = valueOf(
    writing(() => ok(journal.append({ kind: 'facility', body: handedIn }, MORNING))),
  );
  handedIn.desk = '别处';
  const [row] = rows();
  expect(readEntry(row)).toMatchObject({ faults: [], entry: written });
  expect(journal.at(1)).toEqual(readEntry(row).entry);
});

test.each(['body', 'hash', 'at', 'subject', 'previous_hash'])(
  'a row that reads back with another %s stops the writing',
  (column) => {
    const { journal, writing, rows } = openJournalled();
    valueOf(writing(() => ok(journal.append({ kind: 'facility', body: CLINIC }, MORNING))));
    const { row, entry } = readEntry(rows()[0]);
    assert(row !== null && entry !== null, 'what was written is read');
    const { read, written } = createEntryReader();
    const other = { ...row, [column]: `${String(Reflect.get(row, column))} ` };
    expect(() => written(other, row, entry)).toThrow('reads back as it was written');
    expect(() => written(undefined, row, entry)).toThrow('reads back as it was written');
    written({ ...row }, row, entry);
    expect(read({ ...row })).toBe(entry);
  },
);
