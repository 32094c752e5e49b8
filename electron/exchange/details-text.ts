import { inYuan } from '../../engine/money.ts';
import { assert } from '../../engine/problem.ts';
import { codeFor, type Dictionary } from './codes.ts';
import type { DetailRow } from './detail-rows.ts';
import { UPLOADED } from './fields.ts';

type Column = (typeof UPLOADED)[number];

/** A line of 表200: UTF-8, columns apart by tabs, what is not known as the word `null`. */
export function detailLine(row: DetailRow, dictionary: Dictionary): string {
  const cells = cellsOf(row, dictionary);
  return `${UPLOADED.map((column) => cells[column] ?? 'null').join('\t')}\n`;
}

function cellsOf(
  { booking, visitId, personNumber, isRefund, amounts }: DetailRow,
  dictionary: Dictionary,
): { readonly [C in Column]: string | null } {
  const refundMark = codeFor('refundMark', isRefund ? 'refund' : 'normal', dictionary);
  assert(refundMark !== null, 'the table has a code for refunds and for what is none');
  return {
    platformId: booking.platformId,
    visitId,
    personNumber,
    total: inYuan(amounts.total),
    fundsPay: inYuan(amounts.fundsPay),
    accountPays: inYuan(amounts.accountPays),
    refundMark,
    extension: null,
  };
}
