import type { SheetInfo } from '../document.ts';
import type { Paper } from '../papers.ts';
import type { PrintMark } from '../print-mark.ts';
import { slipKeywords, type SlipMark } from '../verify.ts';
import type { ReportContent } from './report-content.ts';

/** What the file of a report says of this very print. */
export function markOfPrint(
  { id, hash }: { readonly id: string; readonly hash: string },
  mark: PrintMark,
): SlipMark {
  const number = mark.kind === 'print' ? mark.number : null;
  return { settlementId: id, hash, number, reversedBy: null };
}

export function sheetInfo({ info, mark }: ReportContent, paper: Paper): SheetInfo {
  const { title, author, subject, madeAt } = info;
  return {
    title,
    author,
    subject,
    keywords: slipKeywords(paper, [mark]),
    madeAt: new Date(madeAt),
  };
}
