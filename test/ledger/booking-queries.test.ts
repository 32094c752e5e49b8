import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { BOOKINGS_NAMED, BOOKINGS_PAGE } from '../../electron/ledger/bookings.ts';
import { openDatabase } from '../../electron/ledger/database.ts';
import { valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

const step = z.looseObject({ detail: z.string() });

function planOf(sql: string, given: object): readonly string[] {
  const db = valueOf(openDatabase({ file: temporaryFile() }));
  onTestFinished(() => void db.close());
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(given);
  return plan.map((row) => step.parse(row).detail);
}

test('a page of a period is found by its day and number, however long the ledger, and is not sorted', () => {
  const given = { on: '2026-05-01', seq: 0, until: '2026-05-31', upTo: 9, limit: 500 };
  const plan = planOf(BOOKINGS_PAGE, given);
  expect(plan[0]).toMatch(/SEARCH s USING INDEX settlement_by_day/);
  expect(plan.filter((detail) => /^SCAN|TEMP B-TREE/.test(detail))).toEqual([]);
});

test('of many names only the confirmations are walked through, and that once', () => {
  const plan = planOf(BOOKINGS_NAMED, { names: '[]' });
  const tables = plan.filter((detail) => /^SCAN [a-z]( |$)/.test(detail));
  expect(tables).toHaveLength(1);
  expect(tables[0]).toMatch(/^SCAN f/);
});
