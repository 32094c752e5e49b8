import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeDetails } from '../../electron/exchange/details-file.ts';
import { clearingFile, detailsHead, totalsFile } from '../../electron/exchange/interface-files.ts';
import { ALL_PARTS, sumPeriod } from '../../electron/exchange/period-sums.ts';
import type { Speaking } from '../../electron/exchange/detail-rows.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Dimension } from '../../electron/exchange/totals.ts';
import { ROOT } from '../cases/read-cases.ts';
import { toDay } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { openBooks } from './books.ts';
import { textsOf } from './centre.ts';
import { SAID, speakingAs } from './speaking.ts';

const MAY = { from: toDay('2026-05-01'), until: toDay('2026-05-31') };

/**
 * A month with one of everything: a stay and a visit, confirmed and not, paid from the account, reversed on a later day,
 * adjusted, reversed after it was adjusted, with tilt aid that pays back earlier bills, and days outside the month.
 */
async function openMonth(): Promise<{ readonly ledger: Ledger; readonly speaking: Speaking }> {
  const { ledger, at, settle, confirm, reverse, adjust } = await openBooks();
  const stay = { total: 2_000_000, basic: 1_000_000, aid: 700_000, settledOn: '2026-05-01' };
  const before = await settle({ bill: stay }, at('2026-04-30'));
  await confirm(before.id, 'S0001', at('2026-04-30'));
  const plain = await settle({ bill: stay, account: 50_000 }, at('2026-05-01'));
  await confirm(plain.id, 'S0002', at('2026-05-01'));
  const visit = { total: 12_345, basic: 6_789, aid: 1_001, settledOn: '2026-05-02' };
  await settle({ bill: visit, care: 'chronic-outpatient', account: 5 }, at('2026-05-02'));
  const tilted = { ...stay, tilt: 250_001, tiltRefund: 50_001, charity: 100 };
  const wide = await settle({ bill: tilted }, at('2026-05-03'));
  await confirm(wide.id, 'S0003', at('2026-05-03'));
  await reverse(before.id, at('2026-05-04'));
  await adjust(plain, { ...stay, aid: 800_000 }, at('2026-05-05'));
  await reverse(plain.id, at('2026-05-06'));
  await settle({ bill: stay }, at('2026-06-01'));
  const { certificate = '' } = (await ledger.person(plain.personId)) ?? {};
  const people = { [certificate]: { personNumber: '51040000000000000042' } };
  const visits = { [plain.id]: { visitId: '510400M000007' } };
  return { ledger, speaking: speakingAs({ ...SAID, people, visits }) };
}

const golden = (name: string) => join(ROOT, 'test/exchange/golden', name);

test('3202 逐字节：两个文本，一个 ZIP；再导一次一个字节不差', async () => {
  const { ledger, speaking } = await openMonth();
  const asked = { period: { ...MAY, facility: null }, speaking, part: ALL_PARTS };
  const zips: Buffer[] = [];
  for (const name of ['one.zip', 'two.zip']) {
    const file = temporaryFile(name);
    const { sums } = valueOf(await writeDetails(file, ledger, asked));
    zips.push(readFileSync(file));
    const heads = sums.map((sum) =>
      detailsHead(sum, { asked: MAY, place: speaking.dictionary.place }),
    );
    const told = `${JSON.stringify(heads, null, 2)}\n`;
    await expect(told).toMatchFileSnapshot(golden('3202-heads.json'));
  }
  const [zip, again] = zips;
  if (zip === undefined || again === undefined) throw new Error('two were written');
  expect(again.equals(zip)).toBe(true);
  const texts = await textsOf(zip);
  expect([...texts.keys()]).toEqual(['3202-510400-11.txt', '3202-510400-21.txt']);
  for (const [name, text] of texts) await expect(text).toMatchFileSnapshot(golden(name));
  const base64 = `${zip.toString('base64').replaceAll(/.{76}/g, '$&\n')}\n`;
  await expect(base64).toMatchFileSnapshot(golden('3202.zip.base64.txt'));
});

test('3201 和 3203 的全文', async () => {
  const { ledger, speaking } = await openMonth();
  const { place } = speaking.dictionary;
  const summed = async (by: readonly Dimension[]) => {
    const asked = { period: { ...MAY, facility: null }, speaking, part: ALL_PARTS };
    return valueOf(await sumPeriod(ledger, asked, { by }));
  };
  const totals = await summed(['insurance', 'clearingKind', 'settlingOffice']);
  const file = totalsFile({ asked: MAY, place, sums: totals });
  await expect(`${JSON.stringify(file, null, 2)}\n`).toMatchFileSnapshot(golden('3201.json'));
  const { configuration } = speaking;
  const cleared = await summed(['insurance', 'clearingKind']);
  const clearing = valueOf(clearingFile({ asked: MAY, place, sums: cleared, configuration }));
  await expect(`${JSON.stringify(clearing, null, 2)}\n`).toMatchFileSnapshot(golden('3203.json'));
});
