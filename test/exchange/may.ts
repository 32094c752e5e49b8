import { readFileSync } from 'node:fs';
import { comparisonInCodes } from '../../electron/exchange/comparison-view.ts';
import type { Speaking } from '../../electron/exchange/detail-rows.ts';
import { writeDetails } from '../../electron/exchange/details-file.ts';
import { ALL_PARTS } from '../../electron/exchange/period-sums.ts';
import { readResultFile } from '../../electron/exchange/result-file.ts';
import { compareResult, type Compare } from '../../electron/exchange/result-import.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { toDay } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { openBooks, type Books } from './books.ts';
import { agreeing, answerText, textsOf, uploadedRows, type Answered } from './centre.ts';
import { speakingAs } from './speaking.ts';

export const MAY = { from: toDay('2026-05-01'), until: toDay('2026-05-31') };

/** The details of May as the centre agrees with them; what it cannot know is left out. */
export async function agreedRows(ledger: Ledger, speaking: Speaking): Promise<Answered[]> {
  const zip = temporaryFile('3202.zip');
  const period = { ...MAY, facility: null };
  valueOf(await writeDetails(zip, ledger, { period, speaking, part: ALL_PARTS }));
  const texts = [...(await textsOf(readFileSync(zip))).values()];
  const rows = texts.flatMap(uploadedRows).filter((row) => row.setl_id !== 'null');
  return rows.map((row) => agreeing(row));
}

export async function comparing(
  ledger: Ledger,
  rows: readonly Answered[],
  { speaking = speakingAs(), ...more }: Partial<Compare> = {},
) {
  const bytes = new TextEncoder().encode(answerText(rows));
  const read = valueOf(await readResultFile(bytes, 'answer.txt', speaking.dictionary));
  const asked = { speaking, part: ALL_PARTS, facility: null, days: null, listsAll: null };
  return compareResult(ledger, { ...asked, rows: read, ...more });
}

export async function compared(...args: Parameters<typeof comparing>) {
  const comparison = valueOf(await comparing(...args));
  return { comparison, told: comparisonInCodes(comparison, speakingAs().dictionary.place) };
}

/** S1 is a plain bill; S2 was reversed on the 3rd; S3 was adjusted on the 4th. All are confirmed. */
export async function openMay(): Promise<{
  readonly books: Books;
  readonly rows: Answered[];
  readonly one: RecordedSettlement;
}> {
  const books = await openBooks();
  const bill = { total: 1_000_000, basic: 600_000, aid: 200_000 };
  const one = await books.settle({ bill, account: 5_000 }, books.at('2026-05-02'));
  const two = await books.settle(
    { bill: { ...bill, total: 900_000 }, care: 'chronic-outpatient' },
    books.at('2026-05-02'),
  );
  const three = await books.settle({ bill: { ...bill, total: 850_000 } }, books.at('2026-05-03'));
  for (const [name, { id }] of [
    ['S1', one],
    ['S2', two],
    ['S3', three],
  ] as const) {
    await books.confirm(id, name, books.at('2026-05-03'));
  }
  await books.reverse(two.id, books.at('2026-05-03'));
  await books.adjust(
    three,
    { total: 850_000, basic: 600_000, aid: 230_000 },
    books.at('2026-05-04'),
  );
  return { books, rows: await agreedRows(books.ledger, speakingAs()), one };
}

export function found(rows: readonly Answered[], setlId: string, flag: string): Answered {
  const row = rows.find((each) => each.setl_id === setlId && each.refd_setl_flag === flag);
  if (row === undefined) throw new Error(`no row of ${setlId}`);
  return row;
}

export function changed(
  rows: readonly Answered[],
  setlId: string,
  flag: string,
  changes: Partial<Answered>,
): readonly Answered[] {
  const row = found(rows, setlId, flag);
  return rows.map((each) => (each === row ? { ...row, ...changes } : each));
}

export function stranger(changes: Partial<Answered>): Answered {
  return {
    psn_no: '51040000001',
    mdtrt_id: 'M9',
    setl_id: 'S9',
    msgid: 'null',
    stmt_rslt: 'null',
    refd_setl_flag: '0',
    memo: 'null',
    medfee_sumamt: '12.00',
    fund_pay_sumamt: '3.00',
    acct_pay: '0.00',
    exp_content: 'null',
    ...changes,
  };
}
