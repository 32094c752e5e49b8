import type { Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../electron/ledger/database.ts';
import { OPEN_MESSAGES, OPEN_OF_PERSON } from '../../electron/ledger/message-lookups.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { UNCONFIRMED_PAGE, UNCONFIRMED_TOTAL } from '../../electron/ledger/unconfirmed.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';
import { sendFor, STAY } from './sending-desk.ts';
import { temporaryFile } from './temporary-file.ts';

/** 1 opened · 2 person · 3 settlement · 4 person · 5 sending, without an answer */
async function openQueued(): Promise<Database> {
  const file = temporaryFile();
  const ledger = valueOf(openLedger({ file }));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  await recordFor(ledger, 'person-1', STAY, { key: 'k-1' });
  const other = buildPerson('person-2', { certificate: '510402195503081023' });
  valueOf(await ledger.savePerson(other, MORNING));
  await sendFor(ledger, 'person-2', 'k-2');
  await ledger.close();
  const db = valueOf(openDatabase({ file }));
  onTestFinished(() => void db.close());
  return db;
}

describe('what awaits the platform', () => {
  test.each([
    [
      'a page of the unconfirmed',
      UNCONFIRMED_PAGE,
      { limit: 50, offset: 1000 },
      [
        /^SCAN unconfirmed$/,
        /^SEARCH s USING INTEGER PRIMARY KEY/,
        /^SEARCH m USING INTEGER PRIMARY/,
      ],
    ],
    ['their number', UNCONFIRMED_TOTAL, {}, [/^SCAN unconfirmed$/]],
    ['the open messages', OPEN_MESSAGES, {}, [/^SCAN open_message/]],
    ['the open message of a person', OPEN_OF_PERSON, ['p'], [/^SEARCH open_message USING INDEX/]],
  ])(
    'is asked of the queue alone, however long the ledger: %s',
    async (_what, sql, given, says) => {
      const db = await openQueued();
      const plan = db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all(given)
        .map((row) => (isStep(row) ? row.detail : ''));
      for (const step of says) expect(plan).toContainEqual(expect.stringMatching(step));
      // Every other table is looked up row by row, by its number.
      const scanned = plan.filter((step) => /^SCAN (?!u$|unconfirmed|open_message)/.test(step));
      expect(scanned).toEqual([]);
    },
  );

  test.each([
    ['an open message', 'DELETE FROM open_message', 'an open message awaits its answer'],
    [
      'an unconfirmed settlement',
      'DELETE FROM unconfirmed',
      'an unconfirmed settlement awaits the platform',
    ],
    ['the person of a message', "UPDATE open_message SET person_id = 'x'", 'follows from message'],
    ['a number', 'UPDATE unconfirmed SET seq = 1', 'follows from settlement'],
    ['a message', 'REPLACE INTO open_message SELECT * FROM open_message', 'awaits its answer'],
  ])('loses nothing but by its answer: %s stays', async (_what, sql, says) => {
    const db = await openQueued();
    const held = () => [
      db.prepare('SELECT * FROM open_message').all(),
      db.prepare('SELECT * FROM unconfirmed').all(),
    ];
    const before = held();
    expect(before.map((rows) => rows.length)).toEqual([1, 1]);
    expect(() => db.exec(sql)).toThrow(says);
    expect(held()).toEqual(before);
  });

  test('holds one message of a person, whoever writes', async () => {
    const db = await openQueued();
    const twice = `INSERT INTO message VALUES (4, 'H51040200001202605100915300004', 'person-2', 'sending')`;
    expect(() => db.exec(twice)).toThrow('UNIQUE constraint failed: open_message.person_id');
  });
});

function isStep(row: unknown): row is { readonly detail: string } {
  return typeof row === 'object' && row !== null && 'detail' in row;
}
