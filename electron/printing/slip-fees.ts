import { addFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { FEE_WORDS } from '../../engine/words.ts';
import type { FeeItem, RecordedSettlement } from '../ledger/records.ts';

/** The columns of the table of fees, in the order in which they are read. */
export const FEE_COLUMNS = [
  'amount',
  'classA',
  'classB',
  'classC',
  'paidFirst',
  'overLimit',
] as const satisfies readonly (keyof FeeItem)[];

export type FeeColumn = (typeof FEE_COLUMNS)[number];

export const FEE_COLUMN_WORDS: Readonly<Record<FeeColumn, string>> = {
  amount: '金额',
  classA: '甲类',
  classB: '乙类',
  classC: '丙类',
  paidFirst: '先行自付',
  overLimit: '超限价',
};

export type FeeRow = { readonly word: string } & Readonly<Record<FeeColumn, Fen>>;

/** What the bill consists of; `sum` is of the rows as they are printed. */
export type Fees = { readonly rows: readonly FeeRow[]; readonly sum: FeeRow };

/** Null where the bill gave only its sums. A reversal's fees are taken back like everything else. */
export function slipFees({ details, reverses }: RecordedSettlement): Fees | null {
  if (details === null || details.feeItems.length === 0) return null;
  const signed = (amount: Fen) => (reverses === null ? amount : lessFen(ZERO, amount));
  const rows = details.feeItems.map((item): FeeRow => ({
    word: FEE_WORDS[item.type],
    ...eachColumn((c) => signed(item[c])),
  }));
  const sum = eachColumn((column) => addFen(...rows.map((row) => row[column])));
  return { rows, sum: { word: '合计', ...sum } };
}

function eachColumn(of: (column: FeeColumn) => Fen): Readonly<Record<FeeColumn, Fen>> {
  return {
    amount: of('amount'),
    classA: of('classA'),
    classB: of('classB'),
    classC: of('classC'),
    paidFirst: of('paidFirst'),
    overLimit: of('overLimit'),
  };
}
