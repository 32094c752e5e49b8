import { PAPERS, type Paper } from './papers.ts';

/**
 * How papers are laid out: raised with every change of what stands on them or of the bytes they are made of, so that a
 * paper of another layout is told from one that was changed.
 */
export const LAYOUT = 2;

/** Papers from before layouts were numbered. */
const FIRST_LAYOUT = 1;

/** What a paper says about one print on it: enough to find it in the ledger, and to make the very same paper again. */
export type SlipMark = {
  readonly settlementId: string;
  readonly hash: string;
  /** Null in the text of a code, and on a preview. */
  readonly number: number | null;
  /** The entry that had reversed the settlement when it was printed. */
  readonly reversedBy: string | null;
};

export type SlipMarks = {
  /** Null where only the text of a code is at hand. */
  readonly layout: number | null;
  readonly paper: Paper | null;
  /** In the order of the pages; a mark with a layout but no number is a preview's. */
  readonly slips: readonly SlipMark[];
};

/** The text in a paper's QR code. */
export function slipMarkText({ id, hash }: { readonly id: string; readonly hash: string }): string {
  return `YIDAN1|${id}|${hash}`;
}

/** A file's Keywords: its layout and paper, then for each print the code's text and how it was printed. */
export function slipKeywords(paper: Paper, slips: readonly SlipMark[]): string {
  const marks = slips.map(({ settlementId, hash, number, reversedBy }) => {
    const print = number === null ? 'preview' : String(number);
    return `${slipMarkText({ id: settlementId, hash })} print=${print} reversed=${reversedBy ?? 'none'}`;
  });
  return [`layout=${LAYOUT} paper=${paper}`, ...marks].join(' ');
}

const CODE = 'YIDAN1\\|[^|\\s()<>]{1,64}\\|[0-9a-fA-F]{64}';
const PRINT = ' print=(?:\\d+|preview) reversed=[\\w-]+';
const CODES = new RegExp(`${CODE}(?:${PRINT})?`, 'g');
const KEYWORDS = new RegExp(`layout=(\\d+) paper=(\\w+)((?: ${CODE}${PRINT})+)`, 'g');
const FIRST_KEYWORDS = new RegExp(`(${CODE}) paper=(a4)(${PRINT})`, 'g');

/**
 * Reads what the text of a code, or a file's Keywords, say. Keywords stand in a file's Info dictionary and in its XMP, as
 * bytes, UTF-16, or either of them in hexadecimal. Null where there is no mark, or two that contradict each other.
 */
export function readSlipMarks(pdfOrText: string | Uint8Array): SlipMarks | null {
  if (typeof pdfOrText === 'string') return fromCodes(pdfOrText);
  const text = textOf(pdfOrText);
  const found = [
    ...Array.from(text.matchAll(KEYWORDS), ([, layout = '', paper = '', marks = '']) =>
      fromKeywords(Number(layout), paper, marks),
    ),
    ...Array.from(text.matchAll(FIRST_KEYWORDS), ([, code = '', paper = '', print = '']) =>
      fromKeywords(FIRST_LAYOUT, paper, `${code}${print}`),
    ),
  ];
  const [first] = found;
  if (first === undefined) return fromCodes(text);
  return found.every((marks) => JSON.stringify(marks) === JSON.stringify(first)) ? first : null;
}

function fromKeywords(layout: number, paper: string, marks: string): SlipMarks {
  return {
    layout,
    paper: PAPERS.find((known) => known === paper) ?? null,
    slips: Array.from(marks.matchAll(CODES), ([mark]) => markOf(mark)),
  };
}

/** One code, or several of different papers; never two that say different things of the same. */
function fromCodes(text: string): SlipMarks | null {
  const slips = new Map<string, SlipMark>();
  for (const [code] of text.matchAll(CODES)) {
    const mark = { ...markOf(code), number: null, reversedBy: null };
    const known = slips.get(mark.settlementId);
    if (known !== undefined && known.hash !== mark.hash) return null;
    slips.set(mark.settlementId, mark);
  }
  return slips.size === 0 ? null : { layout: null, paper: null, slips: [...slips.values()] };
}

function markOf(text: string): SlipMark {
  const [code = '', print = '', reversed = ''] = text.split(' ');
  const [, id = '', hash = ''] = code.split('|');
  const number = print.slice('print='.length);
  const reversedBy = reversed.slice('reversed='.length);
  return {
    settlementId: id,
    hash: hash.toLowerCase(),
    number: /^\d+$/.test(number) ? Number(number) : null,
    reversedBy: reversedBy === '' || reversedBy === 'none' ? null : reversedBy,
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
