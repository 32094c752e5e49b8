import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { toFen as fen } from '../../engine/money.ts';
import { canonical } from '../../electron/ledger/chain.ts';
import { closeBody } from '../../electron/ledger/close-shape.ts';
import { openDatabase } from '../../electron/ledger/database.ts';
import { readEntry } from '../../electron/ledger/entries.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { project } from '../../electron/ledger/projection.ts';
import { rowWriter } from '../../electron/ledger/tables.ts';
import { valueOf } from './desk.ts';
import { bytesOf, replaced, rewriteAll, tamperers, verify } from './tampered-ledger.ts';
import { closeDay, closeShift, JIA, openTown, reverseAt, takeAt, YI } from './windows.ts';

/**
 * 1 opened · 2 person · 3–5 settlements of 甲, 乙, 甲 · 6 甲 reverses 3 · 7 甲 closes, 0.50 missing · 8 乙 closes ·
 * 9 the day · 10 甲 · 11 甲 closes
 */
async function makeLedger(file: string): Promise<void> {
  const ledger = await openTown(async () => valueOf(openLedger({ file })));
  const { id } = await takeAt(ledger, JIA, 'a', { paid: { tendered: 15_000 } });
  await takeAt(ledger, YI, 'b', { bill: { total: 700 } });
  await takeAt(ledger, JIA, 'c', { bill: { total: 3_000, basic: 1_000 }, paid: { mobile: 500 } });
  await reverseAt(ledger, JIA, id);
  await closeShift(ledger, JIA, { counted: 1_450, handedTo: YI.operator });
  await closeShift(ledger, YI);
  await closeDay(ledger, JIA);
  await takeAt(ledger, JIA, 'd', { bill: { total: 60 } });
  await closeShift(ledger, JIA);
  await ledger.close();
}

const { copy, edit, tamper } = tamperers(await bytesOf(makeLedger));

type Body = z.infer<typeof closeBody>;

/**
 * As somebody would who knows the program: the close is altered, all hashes are made anew, and every row that follows
 * from it is written as the program would have written it. Only the entries before can tell.
 */
function forged(seq: number, change: (body: Body) => Partial<Body>): string {
  return tamper((db) => {
    rewriteAll(db, seq, (text) => {
      const body = closeBody.parse(JSON.parse(text));
      return canonical({ ...body, ...change(body) });
    });
    for (const table of ['posting', 'close']) {
      db.prepare(`DELETE FROM ${table} WHERE seq = ?`).run(seq);
    }
    rowWriter(db)(project(entryAt(db, seq), () => null));
  });
}

function entryAt(db: Database, seq: number) {
  const { entry } = readEntry(db.prepare('SELECT * FROM journal WHERE seq = ?').get(seq));
  return entry ?? expect.fail(`entry ${seq} cannot be read`);
}

type Forgery = readonly [what: string, seq: number, change: (b: Body) => Partial<Body>, string[]];
const FORGERIES: readonly Forgery[] = [
  [
    'one settlement fewer',
    7,
    () => ({ settlements: 1 }),
    ['its settlements are not what its entries give: 1, not 2'],
  ],
  [
    'a reversal hidden',
    7,
    () => ({ reversals: 0 }),
    ['its reversals are not what its entries give: 0, not 1'],
  ],
  [
    'an adjustment invented',
    11,
    () => ({ adjustments: 1 }),
    ['its adjustments are not what its entries give: 1, not 0'],
  ],
  [
    'an account altered',
    7,
    ({ accounts }) => ({ accounts: { ...accounts, 'fund:basic': fen(999) } }),
    ['its accounts are not what its entries give: fund:basic 999, not 1000'],
  ],
  [
    'an account left out and another invented',
    8,
    () => ({ accounts: { bill: fen(-700), 'person:cash': fen(700) } }),
    [
      'its accounts are not what its entries give: cash:tendered 0, not 700; person:cash 700, not 0',
    ],
  ],
  [
    'less expected and less counted, the money gone',
    8,
    () => ({ expected: fen(600), counted: fen(600) }),
    ['its expected are not what its entries give: 600, not 700'],
  ],
  [
    'what was missing is no longer missing',
    7,
    ({ counted }) => ({ expected: counted, difference: fen(0), reason: null }),
    ['its expected are not what its entries give: 1450, not 1500'],
  ],
  [
    'a difference that is none',
    7,
    () => ({ difference: fen(0) }),
    ['its difference is not what was counted less what was expected'],
  ],
  [
    'a reason taken away',
    7,
    () => ({ reason: ' ' }),
    ['counted and expected differ, and no reason says why'],
  ],
  [
    'handed over to oneself',
    7,
    ({ operator }) => ({ handedTo: operator }),
    ['nobody hands over to themselves'],
  ],
  [
    'a gap before it',
    11,
    () => ({ after: 7 }),
    ['it begins after entry 7, and the period before it ended at 6'],
  ],
  [
    'a period that begins in the one before it',
    11,
    () => ({ after: 5 }),
    ['it begins after entry 5, and the period before it ended at 6'],
  ],
  [
    'its last entry left out',
    7,
    () => ({ upTo: 5 }),
    ['it leaves out entry 6, recorded before it'],
  ],
  ['what was not yet recorded', 11, () => ({ upTo: 11 }), ['it closes what was not yet recorded']],
  [
    'another operator’s shift',
    11,
    () => ({ operator: YI.operator }),
    [
      'it begins after entry 6, and the period before it ended at 7',
      'nothing was recorded in its period',
    ],
  ],
  [
    'another facility’s shift',
    8,
    () => ({ facility: '' }),
    ['it is filed under another subject', 'nothing was recorded in its period'],
  ],
  ['a day that hands over', 9, () => ({ handedTo: YI.operator }), ['a day is not handed over']],
  [
    'a day counted otherwise than its shifts',
    9,
    () => ({ counted: fen(2_200), difference: fen(0) }),
    ['its counted are not what its entries give: 2200, not 2150'],
  ],
  [
    'a day that expects otherwise than its shifts',
    9,
    () => ({ expected: fen(2_150), difference: fen(0) }),
    ['its expected are not what its entries give: 2150, not 2200'],
  ],
];

describe('a close that was altered, with every hash and every row made anew, is named', () => {
  test('the untouched ledger is without fault', async () => {
    expect(await verify(copy())).toMatchObject({ ok: true, entries: 11, faults: [] });
  });

  test.each(FORGERIES)('%s', async (_what, seq, change, says) => {
    const { faults } = await verify(forged(seq, change));
    expect(faults.filter((fault) => fault.seq === seq).map(({ what }) => what)).toEqual(says);
    expect(faults[0]?.seq).toBe(seq);
  });

  test('a day that ends before a shift that it should have', async () => {
    const { faults } = await verify(forged(9, () => ({ upTo: 6 })));
    expect(faults[0]).toEqual({ seq: 9, what: 'entry 4 of its period is in no shift of it' });
  });
});

describe('the rows of a close', () => {
  test.each([
    [
      'what was counted',
      'UPDATE close SET counted = 1500 WHERE seq = 7',
      /^close: row 1 has another counted than the journal says: 1500, not 1450$/,
    ],
    [
      'where it ends',
      'UPDATE close SET up_to = 5 WHERE seq = 7',
      /^close: row 1 has another up_to/,
    ],
    [
      'whose it is',
      `UPDATE close SET operator = '收费员丙' WHERE seq = 7`,
      /^close: row 1 has another operator/,
    ],
    [
      'the row dropped',
      'DELETE FROM close WHERE seq = 7',
      /^close: 0 rows where the journal says 1$/,
    ],
    [
      'the difference posted to nobody',
      `DELETE FROM posting WHERE seq = 7 AND account = 'cash:difference'`,
      /^its postings are out of balance by -50 fen$/,
    ],
    ['the entry itself', replaced(7, '"counted":1450', '"counted":1500'), /hash does not match/],
  ])('%s altered: entry 7 is named', async (_what, sql, says) => {
    const { faults } = await verify(edit(sql));
    expect(faults[0]?.seq).toBe(7);
    expect(faults.map(({ what }) => what)).toContainEqual(expect.stringMatching(says));
  });

  test('day close defect: a sealed period cannot be deleted, changed or replaced by any path', () => {
    for (const table of ['journal', 'close', 'settlement', 'posting']) {
      for (const sql of [
        `DELETE FROM ${table} WHERE seq = 7 OR seq = 3`,
        `UPDATE ${table} SET seq = seq WHERE seq = 7 OR seq = 3`,
        `REPLACE INTO ${table} SELECT * FROM ${table} WHERE seq = 7 OR seq = 3`,
      ]) {
        const refused = /append-only|only takes the next number/;
        const db = valueOf(openDatabase({ file: copy() }));
        expect(() => db.exec(sql), sql).toThrow(refused);
        db.close();
      }
    }
  });

  test('a settlement dropped out of a sealed period is the fault, not the close that had it', async () => {
    const { faults } = await verify(edit('DELETE FROM journal WHERE seq = 5'));
    const named = faults.filter(({ seq }) => seq > 0);
    expect(named[0]).toEqual({ seq: 5, what: 'it is missing' });
    expect(new Set(named.map(({ seq }) => seq))).toEqual(new Set([5]));
  });
});
