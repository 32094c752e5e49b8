import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { MORNING } from './build-draft.ts';
import { problemOf, valueOf } from './desk.ts';
import { copy, edit, replaced, verify } from './tampered-ledger.ts';

describe('a byte changed in the file itself', () => {
  // The last place: where a page was split, the first may be one that nobody reads any more.
  const at = (file: string, text: string) => readFileSync(file).lastIndexOf(text);
  const flip = (file: string, offset: number) => {
    const content = readFileSync(file);
    content[offset] = (content[offset] ?? 0) ^ 1;
    writeFileSync(file, content);
  };

  test('inside a body: the entry is named', async () => {
    const file = copy();
    const offset = at(file, '"diagnosis":"') + '"diagnosis":"'.length;
    expect(offset).toBeGreaterThan(100);
    flip(file, offset);
    const [first] = (await verify(file)).faults;
    expect(first?.seq).toBeGreaterThanOrEqual(5);
    expect(first?.seq).toBeLessThanOrEqual(8);
    expect(first?.what).toMatch(/hash does not match/);
  });

  test('anywhere: it is found or without effect, and verification never breaks down', async () => {
    const untouched = await verify(copy());
    const found = { fault: 0, refused: 0, without: 0 };
    for (let offset = 101; offset < readFileSync(copy()).length; offset += 997) {
      const file = copy();
      flip(file, offset);
      const opened = openLedger({ file, readOnly: true });
      if (!opened.ok) {
        expect(opened.problem.code).toBe('LEDGER_UNUSABLE');
        found.refused += 1;
        continue;
      }
      const verified = await opened.value.verify();
      await opened.value.close();
      if (verified.ok) expect(verified).toEqual(untouched);
      found[verified.ok ? 'without' : 'fault'] += 1;
    }
    expect(found.fault).toBeGreaterThan(found.without / 10);
  });

  test('a page of zeros where the journal stood: a fault, not a crash', async () => {
    const file = copy();
    const content = readFileSync(file);
    const page = Math.trunc(content.lastIndexOf('"diagnosis":"') / 4096) * 4096;
    content.fill(0, page, page + 4096);
    writeFileSync(file, content);
    const { ok, faults } = await verify(file);
    expect(ok).toBe(false);
    expect(faults.length).toBeGreaterThan(0);
  });

  test('pages of noise: refused with a sentence', () => {
    const file = copy();
    const content = readFileSync(file);
    content.fill(0xa5, 100, 4096);
    writeFileSync(file, content);
    const opened = openLedger({ file });
    expect(problemOf(opened).facts).toEqual({ file, why: 'damaged' });
  });
});

test('a damaged entry is never worked with: it stops the work that needs it', async () => {
  const file = edit(replaced(5, '"aid":420000', '"aid":420001'));
  const ledger = valueOf(openLedger({ file }));
  onTestFinished(() => ledger.close());
  const { rows } = await ledger.list({ offset: 4, limit: 1 });
  await expect(ledger.find(rows[0]?.id ?? '')).rejects.toThrow('journal entry 5: its hash');
  await expect(ledger.reverse(rows[0]?.id ?? '', '录错', 'r-2', MORNING)).rejects.toThrow(
    'journal entry 5',
  );
});
