import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { Ledger } from './ledger/port.ts';
import type { RecordedPrint } from './ledger/port-printing.ts';
import type { Stamp } from './ledger/records.ts';
import type { PaperMaker } from './paper-maker.ts';
import { paperFile } from './print-desk.ts';
import type { BatchView, PrinterHost, PrintingMethods } from './printing-contract.ts';

/** A printer takes them one by one; one file of many is made in memory, and opened by a reader as a whole. */
const MOST = 1000;
const MOST_IN_A_FILE = 300;

/** Batches kept to be asked about, the newest; files are large. */
const KEPT = 5;

type BatchRequest = Parameters<PrintingMethods['startBatch']>[0];
type Batch = { view: BatchView; isCancelled: boolean };

export type PrintBatches = Pick<PrintingMethods, 'startBatch' | 'batch' | 'cancelBatch'>;

type Parts = {
  readonly ledger: Pick<Ledger, 'recordPrint'>;
  readonly maker: PaperMaker;
  readonly printers: PrinterHost | null;
  readonly stamp: () => Promise<Stamp>;
  readonly newId: () => string;
};

/** Many papers one after the other, each journalled right before it is made: a batch that stops leaves no print unsaid. */
export function createPrintBatches(parts: Parts): PrintBatches {
  const batches = new Map<string, Batch>();
  const found = (id: string): Result<Batch> => {
    const batch = batches.get(id);
    return batch === undefined ? fail(noBatch(id)) : ok(batch);
  };
  return {
    startBatch: async (request) => {
      const wrong = refusal(request, parts.printers);
      if (wrong !== null) return fail(wrong);
      const batch: Batch = { view: beginning(parts.newId(), request), isCancelled: false };
      batches.set(batch.view.batch, batch);
      for (const old of [...batches.keys()].slice(0, -KEPT)) batches.delete(old);
      void run(parts, request, batch);
      return ok(batch.view);
    },
    batch: async ({ batch: id }) => {
      const batch = found(id);
      return batch.ok ? ok(batch.value.view) : batch;
    },
    cancelBatch: async ({ batch: id }) => {
      const batch = found(id);
      if (!batch.ok) return batch;
      batch.value.isCancelled = true;
      return ok(batch.value.view);
    },
  };
}

function beginning(batch: string, { subjects }: BatchRequest): BatchView {
  const of = subjects.length;
  return { batch, state: 'running', done: 0, of, prints: [], file: null, problem: null };
}

/** Never rejects: what goes wrong is in the batch's view. */
async function run(parts: Parts, request: BatchRequest, batch: Batch): Promise<void> {
  const tell = (change: Partial<BatchView>) => {
    batch.view = { ...batch.view, ...change };
  };
  try {
    const printed = await printAll(parts, request, batch, tell);
    if (!printed.ok) tell({ state: 'stopped', problem: printed.problem });
    else tell({ state: batch.isCancelled ? 'cancelled' : 'done' });
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    tell({ state: 'stopped', problem: stopped(why) });
  }
}

async function printAll(
  parts: Parts,
  { subjects, paper, reason: why, printer }: BatchRequest,
  batch: Batch,
  tell: (change: Partial<BatchView>) => void,
): Promise<Result<null>> {
  const { ledger, maker, printers, stamp } = parts;
  const reason = why ?? null;
  const prints: RecordedPrint[] = [];
  for (const subject of subjects) {
    if (batch.isCancelled) break;
    const print = await ledger.recordPrint({ subject, paper, reason }, await stamp());
    if (!print.ok) return print;
    prints.push(print.value);
    tell({ prints: [...prints] });
    if (printer !== null && printers !== null) {
      const pages = await maker.make([print.value], paper);
      if (!pages.ok) return pages;
      const sent = await printers.print(paperFile(pages.value, `${batch.view.batch}`), printer);
      if (!sent.ok) return sent;
    }
    tell({ done: prints.length });
    // The window asks how far it is, and somebody may settle meanwhile.
    await new Promise((resume) => setImmediate(resume));
  }
  if (printer !== null || prints.length === 0) return ok(null);
  // Until there is a file, nothing of it can be handed out.
  tell({ done: 0 });
  const pages = await maker.make(prints, paper);
  if (!pages.ok) return pages;
  tell({ done: prints.length, file: paperFile(pages.value, `batch-${batch.view.batch}-${paper}`) });
  return ok(null);
}

function refusal(
  { subjects, printer }: BatchRequest,
  printers: PrinterHost | null,
): Problem | null {
  if (printer !== null && printers === null) {
    return {
      code: 'NOT_ALLOWED',
      message: 'this door has no printers of its own: leave the printer out and print the file',
      facts: { what: 'printer' },
    };
  }
  const slipsOnly = subjects.every(({ kind }) => kind === 'settlement');
  const most = printer === null ? MOST_IN_A_FILE : MOST;
  if (subjects.length > 0 && subjects.length <= most && (printer !== null || slipsOnly))
    return null;
  return {
    code: 'MALFORMED',
    message: slipsOnly
      ? `${printer === null ? 'one file' : 'a batch'} is of 1 to ${most} papers, not ${subjects.length}: choose fewer`
      : 'one file is made of slips only: print reports and notices one by one, or on a printer',
    at: 'subjects',
    facts: { count: subjects.length, most },
  };
}

function noBatch(batch: string): Problem<'NOT_FOUND'> {
  return {
    code: 'NOT_FOUND',
    message: `no batch ${batch} is remembered: the workstation was started anew; look at the prints of the settlements, and begin another batch`,
    at: 'batch',
    facts: { what: 'batch', batch },
  };
}

function stopped(why: string): Problem<'STOPPED'> {
  return {
    code: 'STOPPED',
    message: `the batch stopped on an error inside the workstation (${why}): what is listed was journalled as printed; print the rest again`,
    facts: { method: 'startBatch' },
  };
}
