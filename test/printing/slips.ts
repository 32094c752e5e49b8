import { toClauseId } from '../../engine/terms.ts';
import { PAPERS, type Paper } from '../../electron/printing/papers.ts';
import { createSlipPrinter } from '../../electron/printing/slip.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { BILLS } from './bills.ts';
import { recordedBill, slipOf, type Bill } from './recorded.ts';

const printer = createSlipPrinter();

/** Every bill, and one that no real settlement comes to: twenty reasons, each of an article of its own. */
const ALL: readonly (readonly [name: string, recorded: RecordedSettlement])[] = [
  ...Object.entries(BILLS).map(([name, bill]) => [name, recordedBill(bill)] as const),
  ['twentyClauses', withTwentyClauses(BILLS.veryLong)],
];

/** Every bill on every paper. */
export const ALL_PAPERS: readonly (readonly [name: string, paper: Paper, RecordedSettlement])[] =
  ALL.flatMap(([name, recorded]) => PAPERS.map((paper) => [name, paper, recorded] as const));

export async function print(
  recorded: RecordedSettlement,
  paper: Paper,
  number = 1,
): Promise<Uint8Array> {
  return (await printer.render([slipOf(recorded, number)], paper)).pdf;
}

export function printBill(bill: Bill, paper: Paper = 'a4', number = 1): Promise<Uint8Array> {
  return print(recordedBill(bill), paper, number);
}

function withTwentyClauses(bill: Bill): RecordedSettlement {
  const recorded = recordedBill(bill);
  const [reason] = recorded.settlement.reasons;
  const articles = Array.from({ length: 20 }, (_, n) => toClauseId(`第${n + 31}条（二）`));
  const reasons = reason === undefined ? [] : articles.map((clause) => ({ ...reason, clause }));
  return { ...recorded, settlement: { ...recorded.settlement, reasons } };
}
