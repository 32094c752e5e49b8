import type { Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { adjustTo } from './adjusting-desk.ts';
import { buildPerson, MORNING, stampAt } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';
import { bytesOf, replaced, rewriteAll, tamperers, verify } from './tampered-ledger.ts';

const STAY = { total: 2_000_000, basic: 1_000_000, aid: 700_000, tilt: 90_000, deductible: 5_000 };

/** 1 opened · 2 person · 3 settlement · 4 and 5 adjust it · 6 another settlement, on the adjusted year · 7 reverses 3 */
async function makeLedger(file: string): Promise<void> {
  const ledger = valueOf(openLedger({ file }));
  const { id: personId } = valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  const recorded = await recordFor(ledger, personId, STAY, { key: 'a' });
  const desk = { ledger, personId };
  valueOf(await adjustTo(desk, recorded, { ...STAY, aid: 800_000 }));
  valueOf(await adjustTo(desk, recorded, { ...STAY, aid: 810_000, deductible: 0 }));
  const later = stampAt('2026-05-12T08:00:00+08:00');
  await recordFor(ledger, personId, { total: 100_000, aid: 20_000 }, { key: 'b', stamp: later });
  valueOf(await ledger.reverse(recorded.id, '录错', 'r', later));
  await ledger.close();
}

const { copy, edit, tamper } = tamperers(await bytesOf(makeLedger));
const forged = (seq: number, change: (body: string) => string) =>
  tamper((db: Database) => rewriteAll(db, seq, change));

const TAMPERED: readonly [string, number, RegExp, () => string][] = [
  ['an amount', 4, /hash does not match/, () => edit(replaced(4, '"aid":800000', '"aid":800001'))],
  [
    'what it adjusts, with all hashes made anew',
    5,
    /what it adjusts has another hash/,
    () =>
      forged(5, (body) =>
        body.replace(/"adjustsHash":"[0-9a-f]{64}"/, `"adjustsHash":"${'0'.repeat(64)}"`),
      ),
  ],
  [
    'the settlement it names',
    4,
    /there is no settlement .* to adjust/,
    () => forged(4, (body) => body.replace(/"adjusts":"[0-9-]+"/, '"adjusts":"20260510-000099"')),
  ],
  [
    'who approved it: whoever made it',
    4,
    /nobody but its author approved it/,
    () => forged(4, (body) => body.replace('主任丙', '收费员乙')),
  ],
  [
    'the aid of an adjustment, so that its parts no longer add up',
    4,
    /already overpaid/,
    () => forged(4, (body) => body.replace('"aid":800000', '"aid":800001')),
  ],
  [
    'what it counts in the year',
    5,
    /do not give the sums after it/,
    () =>
      forged(5, (body) =>
        body.replace('"counts":{"afterBasic":1000000', '"counts":{"afterBasic":1000001'),
      ),
  ],
  [
    'its row: another settlement',
    4,
    /settlement: row 1 has another adjusts/,
    () => edit('UPDATE settlement SET adjusts = NULL WHERE seq = 4'),
  ],
  ['its postings', 5, /posting: /, () => edit('DELETE FROM posting WHERE seq = 5 AND line = 1')],
  [
    'a reversal that leaves an adjustment where it was',
    7,
    /what it reverses has another hash/,
    () =>
      forged(7, (body) =>
        body.replace(/"reversesHash":"[0-9a-f]{64}"/, `"reversesHash":"${'1'.repeat(64)}"`),
      ),
  ],
];

describe('verify, of adjustments', () => {
  test('finds nothing wrong with what was not touched', async () => {
    expect((await verify(copy())).faults).toEqual([]);
  });

  test.each(TAMPERED)('%s: entry %i is the first that is named', async (_what, seq, says, make) => {
    const { ok, faults } = await verify(make());
    expect(ok).toBe(false);
    expect(faults[0]?.seq).toBe(seq);
    expect(faults.filter((fault) => fault.seq === seq).map(({ what }) => what)).toContainEqual(
      expect.stringMatching(says),
    );
  });
});
