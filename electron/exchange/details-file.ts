import { assert, ok, type Result } from '../../engine/problem.ts';
import type { Ledger } from '../ledger/port.ts';
import type { DetailRow, Speaking } from './detail-rows.ts';
import { detailLine } from './details-text.ts';
import { readPeriod, type Period } from './period-rows.ts';
import { OWN, sumPeriod, type Part, type PeriodSums } from './period-sums.ts';
import { keyOf, onlyBy, type Dimension } from './totals.ts';
import { writeZip, type ZippedText } from './zip-writing.ts';

/** 3202 is asked for each 经办机构 × 清算类别: the rows of each are a text of their own. */
const APART: readonly Dimension[] = ['settlingOffice', 'clearingKind'];

type Asked = { readonly period: Period; readonly speaking: Speaking; readonly part: Part };

/** The name of a group's text in the ZIP. */
export function textName(group: DetailRow['group']): string {
  const { settlingOffice, clearingKind } = group;
  return `3202-${settlingOffice ?? 'null'}-${clearingKind ?? 'null'}.txt`;
}

/**
 * Writes the details of a period (3202) into a ZIP and answers with what they come to. The period is read once for its
 * sums and then once for each text, all up to the same entry; where something is wrong nothing is written.
 */
export async function writeDetails(
  file: string,
  ledger: Pick<Ledger, 'bookings'>,
  asked: Asked,
): Promise<Result<PeriodSums>> {
  const sums = await sumPeriod(ledger, asked, { by: APART, columns: OWN });
  if (!sums.ok) return sums;
  const groups = sums.value.sums.map(({ group }) => group);
  const { upTo } = sums.value;
  const texts = groups.map((group): ZippedText => {
    const isOwn = (row: DetailRow) => keyOf(onlyBy(row.group, APART)) === keyOf(group);
    return { name: textName(group), parts: linesOf(ledger, { ...asked, upTo }, isOwn) };
  });
  await writeZip(file, texts.length > 0 ? texts : [{ name: '3202.txt', parts: nothing() }]);
  return ok(sums.value);
}

async function* linesOf(
  ledger: Pick<Ledger, 'bookings'>,
  asked: Asked & { readonly upTo: number },
  isOwn: (row: DetailRow) => boolean,
): AsyncGenerator<string> {
  for await (const page of readPeriod(ledger, asked)) {
    assert(page.ok, 'what was read once is read again');
    const { dictionary } = asked.speaking;
    const own = page.value.rows.filter(isOwn);
    yield own.map((row) => detailLine(row, dictionary)).join('');
  }
}

async function* nothing(): AsyncGenerator<string> {
  yield '';
}
