import type { Problem, Result } from '../engine/problem.ts';
import type { PrintSubject, RecordedPrint } from './ledger/port-printing.ts';
import type { RecordedSettlement } from './ledger/records.ts';
import type { Paper } from './printing/papers.ts';

/** A paper as a PDF. */
export type PaperFile = {
  /** For saving: ends in `.pdf`. */
  readonly name: string;
  readonly pdfBase64: string;
  /** Measured pages: the printer is told exactly this size. In micrometres; a roll's height is its contents'. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
};

/** A paper that was printed, and the entry that says so. */
export type PrintedFile = PaperFile & { readonly print: RecordedPrint };

/** Why a slip is, or is not, what the ledger prints. */
export const SLIP_FINDINGS = [
  /** The file is, byte for byte, what was printed then. */
  'BYTES_MATCH',
  /** The text of a code: its number and hash are the ledger's. What else stands on that paper was not looked at. */
  'MARK_MATCHES',
  'NOT_IN_LEDGER',
  'HASH_DIFFERS',
  /** The number and hash are the ledger's, the file was changed. */
  'BYTES_DIFFER',
  /** No such print is in the journal. */
  'NEVER_PRINTED',
  /** Printed by a program that laid papers out in another way: the file cannot be compared. */
  'OTHER_LAYOUT',
  /** A preview: nothing that was handed out. */
  'ONLY_A_PREVIEW',
] as const;
export type SlipFinding = (typeof SLIP_FINDINGS)[number];

export type SlipVerdict = {
  readonly matches: boolean;
  readonly why: SlipFinding;
  readonly subject: PrintSubject;
  /** Which print it is; null for the text of a code, and where the ledger has none. */
  readonly print: RecordedPrint | null;
  /** What the ledger has, to be compared by eye with a paper; null for other subjects, and where it has none. */
  readonly settlement: RecordedSettlement | null;
};

/** A printer of this machine, under the name by which it is asked. */
export type PrinterChoice = {
  readonly name: string;
  readonly shownAs: string;
  readonly isDefault: boolean;
};

/** Of this workstation, not of the ledger: which paper is usual, and on which printer each is printed; null asks. */
export type PrintSettings = {
  readonly usual: Paper;
  readonly printers: Readonly<Record<Paper, string | null>>;
};

/** How far a batch is. A printer that fails stops it: nothing of it is tried twice by itself. */
export type BatchView = {
  readonly batch: string;
  readonly state: 'running' | 'done' | 'cancelled' | 'stopped';
  readonly done: number;
  readonly of: number;
  /** The papers printed so far, in the order asked for. */
  readonly prints: readonly RecordedPrint[];
  /** All papers in one file, once it is done, where no printer was named. */
  readonly file: PaperFile | null;
  readonly problem: Problem | null;
};

/** Puts PDFs on paper: the Electron window's, from the main process. A PDF's pages are printed in their own size. */
export type PrinterHost = {
  list(): Promise<readonly PrinterChoice[]>;
  /** A null printer asks by the system's dialog. Problem: PRINTER_FAILED, after bounded retries. */
  print(file: PaperFile, printer: string | null): Promise<Result<null>>;
};

/** Where the settings of this workstation are kept. Problem: MALFORMED, where what is kept cannot be read. */
export type PrintSettingsStore = {
  read(): Promise<Result<PrintSettings>>;
  save(settings: PrintSettings): Promise<Result<PrintSettings>>;
};

type PaperRequest = { readonly subject: PrintSubject; readonly paper: Paper };

export type PrintingMethods = {
  /** The paper as it would be printed now, marked 预览; nothing is journalled. Problem: NOT_FOUND. */
  previewPaper(request: PaperRequest): Promise<Result<PaperFile>>;
  /** Journals the print and makes its PDF. Problems: NOT_FOUND; REASON_MISSING, from the second print on. */
  printPaper(request: PaperRequest & { readonly reason?: string }): Promise<Result<PrintedFile>>;
  /** Every print of a subject, the oldest first. */
  listPrints(request: {
    readonly subject: PrintSubject;
  }): Promise<Result<readonly RecordedPrint[]>>;
  /** The printers of this machine; null at a door that has none of its own: the browser prints by itself. */
  listPrinters(request: Record<string, never>): Promise<Result<readonly PrinterChoice[] | null>>;
  /**
   * Like `printPaper`, and sends the paper on its way; a null printer asks the person by the system's dialog. Problems: also
   * PRINTER_FAILED, with the print already journalled: print again, with that as the reason.
   */
  sendToPrinter(
    request: PaperRequest & { readonly reason?: string; readonly printer: string | null },
  ): Promise<Result<PrintedFile>>;
  /**
   * Prints many, one after the other: on a printer of that name, or into one file. `reason` is that of those printed
   * before. Problem: MALFORMED, for none or too many.
   */
  startBatch(request: {
    readonly subjects: readonly PrintSubject[];
    readonly paper: Paper;
    readonly reason?: string;
    readonly printer: string | null;
  }): Promise<Result<BatchView>>;
  batch(request: { readonly batch: string }): Promise<Result<BatchView>>;
  /** What is printed stays printed; nothing more is. */
  cancelBatch(request: { readonly batch: string }): Promise<Result<BatchView>>;
  printSettings(request: Record<string, never>): Promise<Result<PrintSettings>>;
  savePrintSettings(request: PrintSettings): Promise<Result<PrintSettings>>;
  /**
   * A page to see whether a printer prints this paper whole and in its own size; journalled nowhere. Sent to the printer where
   * the door has printers; the browser opens it. Problem: PRINTER_FAILED.
   */
  testPage(request: {
    readonly paper: Paper;
    readonly printer: string | null;
  }): Promise<Result<PaperFile>>;
  /** The PDF of a slip, or the text of its code: one of the two. Problem: MALFORMED, where it carries no mark of ours. */
  verifySlip(request: {
    readonly text?: string;
    readonly pdfBase64?: string;
  }): Promise<Result<SlipVerdict>>;
};
