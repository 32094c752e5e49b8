import { fail, ok, type Problem } from '../engine/problem.ts';
import type { Ledger } from './ledger/port.ts';
import type { PrintSubject, RecordedPrint } from './ledger/port-printing.ts';
import { printedName } from './ledger/print-shape.ts';
import type { Stamp } from './ledger/records.ts';
import type { PaperMaker } from './paper-maker.ts';
import type { Paper, PrintedPages } from './printing/papers.ts';
import type {
  PaperFile,
  PrintedFile,
  PrinterHost,
  PrintingMethods,
  PrintSettingsStore,
} from './printing-contract.ts';

export type PrintDeskParts = {
  readonly ledger: Pick<Ledger, 'recordPrint' | 'prints'>;
  readonly maker: PaperMaker;
  /** Null at a door that has no printers of its own. */
  readonly printers: PrinterHost | null;
  readonly settings: PrintSettingsStore;
  readonly stamp: () => Promise<Stamp>;
};

export type PrintDesk = Omit<
  PrintingMethods,
  'verifySlip' | 'testPage' | 'startBatch' | 'batch' | 'cancelBatch'
>;

/** Papers one by one: seen, printed, sent to a printer. What is printed is journalled before it is made. */
export function createPrintDesk(parts: PrintDeskParts): PrintDesk {
  const { ledger, maker, printers, settings, stamp } = parts;
  const printPaper: PrintDesk['printPaper'] = async ({ subject, paper, reason = null }) => {
    const printed = await ledger.recordPrint({ subject, paper, reason }, await stamp());
    if (!printed.ok) return printed;
    const pages = await maker.make([printed.value], paper);
    return pages.ok ? ok(printedFile(pages.value, printed.value, paper)) : pages;
  };
  return {
    previewPaper: async ({ subject, paper }) => {
      const pages = await maker.preview(subject, paper);
      return pages.ok ? ok(paperFile(pages.value, `${fileNameOf(subject)}-${paper}`)) : pages;
    },
    printPaper,
    listPrints: async ({ subject }) => ok(await ledger.prints(subject)),
    listPrinters: async () => ok(printers === null ? null : await printers.list()),
    sendToPrinter: async ({ printer, ...request }) => {
      if (printers === null) return fail(noPrinters());
      const printed = await printPaper(request);
      if (!printed.ok) return printed;
      const sent = await printers.print(printed.value, printer);
      return sent.ok ? printed : sent;
    },
    printSettings: async () => settings.read(),
    savePrintSettings: async (wanted) => settings.save(wanted),
  };
}

/** Two prints of one subject never share a name: saving one does not overwrite the other. */
function printedFile(pages: PrintedPages, print: RecordedPrint, paper: Paper): PrintedFile {
  const again = print.number === 1 ? '' : `-${print.number}`;
  return { ...paperFile(pages, `${fileNameOf(print.subject)}-${paper}${again}`), print };
}

export function paperFile({ pdf, pages }: PrintedPages, name: string): PaperFile {
  return { name: `${name}.pdf`, pdfBase64: Buffer.from(pdf).toString('base64'), pages };
}

function fileNameOf(subject: PrintSubject): string {
  return printedName(subject).replaceAll(/[^\w.-]/g, '-');
}

function noPrinters(): Problem<'NOT_ALLOWED'> {
  return {
    code: 'NOT_ALLOWED',
    message: 'this door has no printers of its own: open the PDF and print it from there',
    facts: { what: 'printer' },
  };
}
