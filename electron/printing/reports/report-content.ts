import { inYuanGrouped, toFen, type Fen } from '../../../engine/money.ts';
import type { Fact } from '../slip-facts.ts';
import type { Notice } from '../slip-notices.ts';
import type { SlipMark } from '../verify.ts';

/** A column of a report's table; amounts stand at the right, in yuan. */
export type ReportColumn = { readonly head: string; readonly kind: 'words' | 'amount' | 'count' };
export type ReportCell = string | number | Fen | null;

export type ReportTable = {
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly {
    readonly cells: readonly ReportCell[];
    /** The sum of the rows above. */
    readonly isSum?: boolean;
  }[];
};

/** The one amount that the paper is about, and in words where a signature stands under it. */
export type BigAmount = {
  readonly word: string;
  readonly amount: Fen;
  readonly inWords: string;
};

/** Everything a report or a notice says, on whichever paper. */
export type ReportContent = {
  readonly title: string;
  /** Above the title: whose paper it is. */
  readonly over: string;
  readonly notices: readonly Notice[];
  readonly facts: readonly Fact[];
  readonly big: BigAmount;
  readonly tables: readonly ReportTable[];
  /** Sentences under the tables: reasons, what to do with the paper. */
  readonly says: readonly string[];
  readonly signatures: readonly string[];
  /** The text of its code; null on a preview. */
  readonly code: string | null;
  /** What the file says of this print. */
  readonly mark: SlipMark;
  readonly foot: string;
  readonly info: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly madeAt: string;
  };
};

export function cellText(cell: ReportCell, column: ReportColumn | undefined): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  return column?.kind === 'amount' ? inYuanGrouped(toFen(cell)) : String(cell);
}
