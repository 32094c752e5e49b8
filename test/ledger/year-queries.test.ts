import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { CHANGES, COUNTING } from '../../electron/ledger/adjusting.ts';
import { openDatabase } from '../../electron/ledger/database.ts';
import { valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

const step = z.looseObject({ detail: z.string() });

test.each([
  ['the settlements that count', COUNTING, ['person-1', 2026]],
  ['what changed since', CHANGES, { personId: 'person-1', after: 5 }],
])(
  'a year to be replayed is found by the person, however long the ledger: %s',
  (_what, sql, given) => {
    const db = valueOf(openDatabase({ file: temporaryFile() }));
    onTestFinished(() => void db.close());
    const plan = db
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all(given)
      .map((row) => step.parse(row).detail);
    expect(plan.filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
    expect(plan.join()).toMatch(/settlement_by_person|journal_by_subject/);
    // What is not reversed is nearly everything: it must not be where the search begins.
    expect(plan[0]).not.toContain('reverses=?');
  },
);
