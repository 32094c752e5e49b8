import { canonical } from '../ledger/chain.ts';
import type { RecordedSettlement } from '../ledger/records.ts';
import { A4 } from './a4.ts';
import { A5 } from './a5.ts';
import type { Attachment } from './document.ts';
import { facesOnDemand, type Faces, type OpenFaces } from './fonts.ts';
import { drawPages } from './pages.ts';
import type { Paper, PrintedPages } from './papers.ts';
import type { PrintMark } from './print-mark.ts';
import { drawRoll, ROLL_58, ROLL_80 } from './roll.ts';
import { openBook, type Book } from './sheet.ts';
import { slipContent, type SlipContent, type SlipPack } from './slip-content.ts';
import { slipKeywords } from './verify.ts';

export type { PrintedPages } from './papers.ts';
export type { PrintMark } from './print-mark.ts';

export type SlipToPrint = {
  readonly recorded: RecordedSettlement;
  readonly pack: SlipPack;
  readonly mark: PrintMark;
};

export type SlipPrinter = {
  /**
   * At least one slip as one PDF, each beginning on a page of its own. The same slips on the same paper always give the
   * same bytes.
   */
  render(slips: readonly SlipToPrint[], paper: Paper): Promise<PrintedPages>;
};

/** Each paper arranges the same content in its own way. */
const LAYOUTS: Readonly<Record<Paper, (book: Book, content: SlipContent) => void>> = {
  a4: (book, content) => drawPages(book, content, A4),
  a5: (book, content) => drawPages(book, content, A5),
  '80mm': (book, content) => drawRoll(book, content, ROLL_80),
  '58mm': (book, content) => drawRoll(book, content, ROLL_58),
};

export function createSlipPrinter(faces: OpenFaces = facesOnDemand()): SlipPrinter {
  return { render: async (slips, paper) => renderSlips(slips, paper, await faces()) };
}

async function renderSlips(
  slips: readonly SlipToPrint[],
  paper: Paper,
  faces: Faces,
): Promise<PrintedPages> {
  const contents = slips.map(({ recorded, pack, mark }) => slipContent(recorded, pack, mark));
  const [first] = contents;
  if (first === undefined) throw new RangeError('there is no slip to print: name at least one');
  const { title, author, subject, madeAt } = first.info;
  const book = openBook(faces, {
    title: contents.length === 1 ? title : `${first.title} ${contents.length} 份`,
    author,
    subject,
    keywords: slipKeywords(
      paper,
      contents.map(({ mark }) => mark),
    ),
    madeAt: new Date(madeAt),
    attachments: slips.flatMap(attachmentOf),
  });
  for (const content of contents) {
    book.group('Sect', () => LAYOUTS[paper](book, content));
    // Hundreds of slips take seconds, and the window settles on meanwhile.
    if (contents.length > 1) await new Promise((resume) => setImmediate(resume));
  }
  return book.finish();
}

/** The settlement as the ledger has it, to be read by machines. A preview is nothing to be kept. */
function attachmentOf({ recorded, mark }: SlipToPrint): readonly Attachment[] {
  if (mark.kind === 'preview') return [];
  return [
    {
      name: `${recorded.id}.json`,
      type: 'application/json',
      says: `结算 ${recorded.id} 的记录`,
      bytes: Buffer.from(canonical(recorded)),
    },
  ];
}
