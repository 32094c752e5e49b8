import type { RecordedSettlement } from '../ledger/records.ts';

/**
 * What a slip says about itself, enough to find the settlement and to print the very same slip
 * again.
 */
export type SlipMark = {
  readonly settlementId: string;
  readonly hash: string;
  /** How it was printed; null where only the code's text is at hand. */
  readonly print: {
    readonly paper: string;
    readonly number: number;
    /** The entry that had reversed the settlement when this slip was printed. */
    readonly reversedBy: string | null;
  } | null;
};

/** The text in the slip's QR code. */
export function slipMarkText(recorded: Pick<RecordedSettlement, 'id' | 'hash'>): string {
  return `YIDAN1|${recorded.id}|${recorded.hash}`;
}

/** The slip's Keywords: the code's text, then how it was printed. */
export function slipKeywords(
  recorded: Pick<RecordedSettlement, 'id' | 'hash' | 'reversedBy'>,
  paper: string,
  printNumber: number,
): string {
  const reversed = recorded.reversedBy === null ? 'none' : recorded.reversedBy.id;
  return `${slipMarkText(recorded)} paper=${paper} print=${printNumber} reversed=${reversed}`;
}

const MARK =
  /YIDAN1\|([^|\s()<>]{1,64})\|([0-9a-fA-F]{64})(?: paper=(\w+) print=(\d+) reversed=([\w-]+))?/g;

/**
 * Reads the mark from the text of the code, or from a slip's PDF: from its Info dictionary, whose
 * strings may be bytes, UTF-16, or either of them in hexadecimal. Null where there is none, or two
 * that contradict each other.
 */
export function readSlipMark(pdfOrText: string | Uint8Array): SlipMark | null {
  const text = typeof pdfOrText === 'string' ? pdfOrText : textOf(pdfOrText);
  const marks = Array.from(text.matchAll(MARK), markOf);
  const [first] = marks;
  if (first === undefined) return null;
  const agree = marks.every((m) => m.settlementId === first.settlementId && m.hash === first.hash);
  return agree ? (marks.find((m) => m.print !== null) ?? first) : null;
}

function markOf([, id = '', hash = '', paper, number, reversed]: RegExpMatchArray): SlipMark {
  return {
    settlementId: id,
    hash: hash.toLowerCase(),
    print:
      paper === undefined
        ? null
        : {
            paper,
            number: Number(number),
            reversedBy: reversed === undefined || reversed === 'none' ? null : reversed,
          },
  };
}

/**
 * The file as Latin letters, NULs of UTF-16 dropped, and its hexadecimal strings read out after it.
 */
function textOf(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf).toString('latin1');
  const strings = Array.from(bytes.matchAll(/<((?:[0-9a-fA-F]{2}\s*){40,})>/g), ([, hex = '']) =>
    Buffer.from(hex.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
  );
  return [bytes, ...strings].join('\n').replaceAll('\0', '');
}
