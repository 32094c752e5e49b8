import { ZERO } from '../../engine/money.ts';
import { TABLE_NAMES, type RowReader, type Rows } from './tables.ts';

type StoredRows = ReturnType<RowReader>;

/** How the rows that are stored for an entry differ from those that it gives. */
export function rowFaults(stored: StoredRows, expected: Rows): readonly string[] {
  const different = TABLE_NAMES.flatMap((table) => {
    const difference = firstDifference(stored[table], expected[table]);
    return difference === null ? [] : [`${table}: ${difference}`];
  });
  const balance = stored.posting.reduce((sum: number, row) => sum + amountOf(row), ZERO);
  return balance === ZERO
    ? different
    : [...different, `its postings are out of balance by ${balance} fen`];
}

function firstDifference(stored: readonly unknown[], expected: readonly object[]): string | null {
  if (stored.length !== expected.length) {
    return `${stored.length} rows where the journal says ${expected.length}`;
  }
  for (const [index, row] of expected.entries()) {
    const found = stored[index];
    for (const [column, says] of Object.entries(row)) {
      const has: unknown = isRow(found) ? found[column] : undefined;
      if (has !== says) {
        return `row ${index + 1} has another ${column} than the journal says${amounts(has, says)}`;
      }
    }
  }
  return null;
}

function isRow(stored: unknown): stored is Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null;
}

/** Names and certificate numbers stay out of a report that people pass on. */
function amounts(has: unknown, says: unknown): string {
  return typeof has === 'number' && typeof says === 'number' ? `: ${has}, not ${says}` : '';
}

function amountOf(row: unknown): number {
  const hasAmount = typeof row === 'object' && row !== null && 'amount' in row;
  return hasAmount && typeof row.amount === 'number' ? row.amount : 0;
}
