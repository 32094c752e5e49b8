import { fail, ok, type Result } from '../engine/problem.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import type { Ledger } from './ledger/port.ts';
import type { PrintSubject, RecordedPrint } from './ledger/port-printing.ts';
import type { RecordedSettlement } from './ledger/records.ts';
import { noSettlement } from './ledger/refusals.ts';
import type { Paper, PrintedPages } from './printing/papers.ts';
import type { PrintMark } from './printing/print-mark.ts';
import type { ReportPrinter } from './printing/reports/reports.ts';
import type { SlipPack } from './printing/slip-content.ts';
import type { SlipPrinter, SlipToPrint } from './printing/slip.ts';
import { shownClauses } from './shown-clauses.ts';

/** Makes papers from the ledger alone: the same print always gives the same bytes. */
export type PaperMaker = {
  /** Of one or more prints of slips, one file; of a report or a notice, the one. Problem: NOT_FOUND. */
  make(prints: readonly RecordedPrint[], paper: Paper): Promise<Result<PrintedPages>>;
  preview(subject: PrintSubject, paper: Paper): Promise<Result<PrintedPages>>;
};

type Parts = {
  readonly ledger: Pick<Ledger, 'find' | 'findClose' | 'adjustments' | 'head'>;
  readonly packs: PackBook;
  readonly slips: SlipPrinter;
  readonly reports: ReportPrinter;
};

export function createPaperMaker({ ledger, packs, slips, reports }: Parts): PaperMaker {
  const slipOf = async (
    settlementId: string,
    print: RecordedPrint | null,
  ): Promise<Result<SlipToPrint>> => {
    // As it stood then: what became of the settlement later is not on a paper of before.
    const recorded = await ledger.find(settlementId, print?.seq);
    if (recorded === null) return fail(noSettlement(settlementId));
    const mark = markOf(print, recorded);
    return ok({ recorded, pack: slipPackOf(recorded, packs), mark });
  };
  const reportOf = async (
    subject: Exclude<PrintSubject, { kind: 'settlement' }>,
    print: RecordedPrint | null,
    paper: Paper,
  ): Promise<Result<PrintedPages>> => {
    const mark = markOf(print, null);
    if (subject.kind === 'close') {
      const close = await ledger.findClose(subject.seq);
      if (close === null) return fail(gone(`the close ${subject.seq}`));
      const { demonstration } = await ledger.head();
      return ok(await reports.close({ close, mark, demonstration }, paper));
    }
    const { run, personId } = subject;
    const adjustments = await ledger.adjustments(run, personId);
    if (adjustments.length === 0) return fail(gone(`the adjustments of the run ${run}`));
    return ok(await reports.notice({ adjustments, mark }, paper));
  };
  const slipsOf = async (
    wanted: readonly { readonly settlementId: string; readonly print: RecordedPrint | null }[],
    paper: Paper,
  ): Promise<Result<PrintedPages>> => {
    const toPrint: SlipToPrint[] = [];
    for (const { settlementId, print } of wanted) {
      const slip = await slipOf(settlementId, print);
      if (!slip.ok) return slip;
      toPrint.push(slip.value);
    }
    return ok(await slips.render(toPrint, paper));
  };

  return {
    make: async (prints, paper) => {
      const [first] = prints;
      if (first !== undefined && first.subject.kind !== 'settlement') {
        return reportOf(first.subject, first, paper);
      }
      const wanted = prints.flatMap((print) =>
        print.subject.kind === 'settlement'
          ? [{ settlementId: print.subject.settlementId, print }]
          : [],
      );
      return slipsOf(wanted, paper);
    },
    preview: async (subject, paper) =>
      subject.kind === 'settlement'
        ? slipsOf([{ settlementId: subject.settlementId, print: null }], paper)
        : reportOf(subject, null, paper),
  };
}

function markOf(print: RecordedPrint | null, recorded: RecordedSettlement | null): PrintMark {
  if (print === null) return { kind: 'preview' };
  const { number, reason, at, by } = print;
  return { kind: 'print', number, reason, at, by, reversedBy: recorded?.reversedBy?.id ?? null };
}

function slipPackOf(recorded: RecordedSettlement, packs: PackBook): SlipPack {
  const pack = packs.packs.find((p) => p.data.id === recorded.settlement.pack);
  const clauses = pack === undefined ? undefined : shownClauses(pack, packs);
  return {
    regionName: pack?.data.region.name ?? '',
    document: pack?.data.document ?? { title: recorded.settlement.pack, number: null, issuer: '' },
    clauseTitle: (id) => clauses?.get(id)?.title ?? null,
  };
}

function gone(what: string) {
  return {
    code: 'NOT_FOUND',
    message: `${what} cannot be found in the ledger: take it from its list`,
  } as const;
}
