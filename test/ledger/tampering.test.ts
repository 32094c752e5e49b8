import { describe, expect, test } from 'vitest';
import { copy, edit, replaced, rewriteAll, tamper, verify } from './tampered-ledger.ts';
import { TAMPERED } from './tamperings.ts';

test('an untouched ledger is without fault, and so is one whose guards were off and on again', async () => {
  const untouched = await verify(copy());
  expect(untouched).toMatchObject({ ok: true, entries: 12, faults: [] });
  expect(await verify(edit())).toEqual(untouched);
});

describe('verify names the first bad entry', () => {
  test.each(TAMPERED)('%s', async (_what, seq, says, prepare) => {
    const { ok, faults } = await verify(prepare());
    expect(ok).toBe(false);
    const [first] = faults.filter((fault) => seq === 0 || fault.seq > 0);
    expect(first?.seq).toBe(seq);
    expect(faults.filter((fault) => fault.seq === seq).map((fault) => fault.what)).toEqual(
      expect.arrayContaining([expect.stringMatching(says)]),
    );
  });

  test('whoever makes every hash anew and changes no sum is told by the last hash alone', async () => {
    const untouched = await verify(copy());
    const rewritten = await verify(
      tamper((db) => rewriteAll(db, 7, (body) => body.replace('2号窗口', '3号窗口'))),
    );
    expect(rewritten.ok).toBe(true);
    expect(rewritten.headHash).not.toBe(untouched.headHash);
  });

  test('every bad entry is named, and no good one', async () => {
    const { faults } = await verify(
      edit(
        replaced(3, '张甲', '张乙'),
        'UPDATE posting SET amount = amount + 1 WHERE seq = 6 AND line = 2',
        'UPDATE settlement_pool SET amount = 1 WHERE seq = 8',
      ),
    );
    expect([...new Set(faults.map((fault) => fault.seq))]).toEqual([3, 6, 8]);
    expect(faults).toContainEqual({ seq: 6, what: 'its postings are out of balance by 1 fen' });
  });

  test('a fault never tells a name or a certificate number', async () => {
    const { faults } = await verify(
      edit(
        `UPDATE person_version SET name = '赵六', certificate = '510402195503081023'`,
        `UPDATE settlement SET person_name = '赵六'`,
      ),
    );
    expect(faults).toHaveLength(6);
    expect(JSON.stringify(faults)).not.toMatch(/赵六|张甲|\d{17}/);
  });

  test('sums of a year below nothing are named', async () => {
    const { faults } = await verify(edit('UPDATE settlement SET year_tilt = -100 WHERE seq = 9'));
    expect(faults.map((fault) => fault.what)).toContainEqual(
      'with it, a sum of person person-1 in 2026 falls below nothing',
    );
  });
});
