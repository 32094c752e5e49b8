import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { DetailRow } from './detail-rows.ts';
import { fileInvalid } from './file-fault.ts';
import type { ResultRow } from './result-rows.ts';

/** A row of ours and the centre's of it; one of both may be missing. */
export type Pair =
  | { readonly ours: DetailRow; readonly theirs: ResultRow }
  | { readonly ours: DetailRow; readonly theirs: null }
  | { readonly ours: null; readonly theirs: ResultRow };

/**
 * Puts the rows of both sides together: by the settlement that a row's 结算ID or message id names, and by whether it takes
 * money back. Of several, those with the same amounts first; what is left over stays alone. Problem: FILE_INVALID, where the
 * centre's file says a row more often than there can be such rows.
 */
export function pairRows(
  ours: readonly DetailRow[],
  theirs: readonly ResultRow[],
): Result<readonly Pair[], Problem<'FILE_INVALID'>> {
  const settlementOf = namesOf(ours);
  const left = new Map<string, DetailRow[]>();
  for (const row of ours) push(left, keyOf(row.booking.settlementId, row.isRefund), row);
  const pairs: Pair[] = [];
  const unequal: ResultRow[] = [];
  for (const row of theirs) {
    const same = take(left, keyFor(row, settlementOf), (each) => differing(each, row).length === 0);
    if (same === null) unequal.push(row);
    else pairs.push({ ours: same, theirs: row });
  }
  for (const row of unequal) {
    const other = take(left, keyFor(row, settlementOf), () => true);
    pairs.push(other === null ? { ours: null, theirs: row } : { ours: other, theirs: row });
  }
  const twice = repeated(pairs, theirs);
  if (twice !== null) return fail(twice);
  // As the centre's file has them; what is only ours comes after, in the order of recording.
  const order = new Map<ResultRow | null, number>(theirs.map((row, index) => [row, index]));
  const alone = [...left.values()].flat().toSorted((a, b) => a.booking.seq - b.booking.seq);
  return ok([
    ...pairs.toSorted((a, b) => (order.get(a.theirs) ?? 0) - (order.get(b.theirs) ?? 0)),
    ...alone.map((row) => ({ ours: row, theirs: null })),
  ]);
}

export const COMPARED = ['total', 'fundsPay', 'accountPays', 'personNumber', 'visitId'] as const;
export type Compared = (typeof COMPARED)[number];

/** What both sides say, and say differently. */
export function differing(ours: DetailRow, theirs: ResultRow): readonly Compared[] {
  const { amounts, personNumber, visitId } = ours;
  const own = { ...amounts, personNumber, visitId };
  return COMPARED.filter((name) => {
    const [a, b] = [own[name], theirs[name]];
    return a !== null && b !== null && a !== b;
  });
}

/** 结算ID and message id are numbers of two kinds, which may look alike. */
function namesOf(ours: readonly DetailRow[]): ReadonlyMap<string, string> {
  return new Map(
    ours.flatMap(({ booking: { platformId, messageId, settlementId } }): [string, string][] => [
      [`结算ID ${platformId}`, settlementId],
      [`报文 ${messageId}`, settlementId],
    ]),
  );
}

function keyFor(row: ResultRow, settlementOf: ReadonlyMap<string, string>): string | null {
  const { platformId, messageId, isRefund } = row;
  const of = (kind: string, name: string | null) =>
    name === null ? undefined : settlementOf.get(`${kind} ${name}`);
  const settlementId = of('结算ID', platformId) ?? of('报文', messageId);
  return settlementId === undefined ? null : keyOf(settlementId, isRefund);
}

function keyOf(settlementId: string, isRefund: boolean): string {
  return `${settlementId} ${isRefund ? '−' : '+'}`;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function take(
  left: Map<string, DetailRow[]>,
  key: string | null,
  fits: (row: DetailRow) => boolean,
): DetailRow | null {
  const rows = key === null ? undefined : left.get(key);
  const index = rows?.findIndex(fits) ?? -1;
  return rows === undefined || index < 0 ? null : (rows.splice(index, 1)[0] ?? null);
}

/** A row without one of ours that says the very same as another row of the file. */
function repeated(
  pairs: readonly Pair[],
  theirs: readonly ResultRow[],
): Problem<'FILE_INVALID'> | null {
  const alone = pairs.filter((pair) => pair.ours === null);
  if (alone.length === 0) return null;
  const first = new Map<string, ResultRow>();
  for (const row of theirs) if (!first.has(saying(row))) first.set(saying(row), row);
  for (const { theirs: row } of alone) {
    if (row === null) continue;
    const before = first.get(saying(row)) ?? row;
    if (before === row) continue;
    const what = `the same as row ${before.row} of ${before.file}, and there is no second such settlement: ask for the file again`;
    return fileInvalid({ file: row.file, row: row.row }, what);
  }
  return null;
}

function saying({ file: _file, row: _row, verdict, ...said }: ResultRow): string {
  return JSON.stringify({ ...said, verdict: verdict?.code });
}
