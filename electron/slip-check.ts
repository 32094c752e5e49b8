import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { Ledger } from './ledger/port.ts';
import type { RecordedPrint } from './ledger/port-printing.ts';
import type { PaperMaker } from './paper-maker.ts';
import { namedInLedger, type Named } from './printed-marks.ts';
import { samePaper } from './printing/same-paper.ts';
import { LAYOUT, readSlipMarks, type SlipMarks } from './printing/verify.ts';
import type { PrintingMethods, SlipFinding, SlipVerdict } from './printing-contract.ts';

type Parts = {
  readonly ledger: Pick<Ledger, 'find' | 'findClose' | 'prints'>;
  readonly maker: PaperMaker;
};

/**
 * Whether a paper is what the ledger prints: its marks are looked up, then it is printed again and compared byte by byte.
 * Of a file of many slips each must be the ledger's; the verdict names the first that is not.
 */
export function createSlipCheck({ ledger, maker }: Parts): PrintingMethods['verifySlip'] {
  return async ({ text, pdfBase64 = '' }) => {
    const slip = text ?? new Uint8Array(Buffer.from(pdfBase64, 'base64'));
    const marks = readSlipMarks(slip);
    const [first] = marks?.slips ?? [];
    if (marks === null || first === undefined) return fail(noMark());
    const prints: RecordedPrint[] = [];
    for (const mark of marks.slips) {
      const looked = await lookUp(ledger, mark);
      if (!looked.ok) return ok(looked.verdict);
      if (typeof slip === 'string') return ok(verdictOf('MARK_MATCHES', looked.named));
      if (looked.print === null) return ok(verdictOf(wherePrinted(marks), looked.named));
      prints.push(looked.print);
      if (prints.length < marks.slips.length) continue;
      return printedAgain(maker, { slip, marks, prints, named: looked.named });
    }
    return fail(noMark());
  };
}

type Looked =
  | { readonly ok: true; readonly named: Named; readonly print: RecordedPrint | null }
  | { readonly ok: false; readonly verdict: SlipVerdict };

async function lookUp(
  ledger: Parts['ledger'],
  { settlementId, hash, number }: SlipMarks['slips'][number],
): Promise<Looked> {
  const named = await namedInLedger(ledger, settlementId);
  if (named === null) {
    const subject = { kind: 'settlement', settlementId } as const;
    const verdict = { ...verdictOf('NOT_IN_LEDGER', null), subject };
    return { ok: false, verdict };
  }
  if (named.hash !== hash) return { ok: false, verdict: verdictOf('HASH_DIFFERS', named) };
  const prints = number === null ? [] : await ledger.prints(named.subject);
  return { ok: true, named, print: prints.find((print) => print.number === number) ?? null };
}

/** A file whose print the journal does not have. */
function wherePrinted({ slips }: SlipMarks): SlipFinding {
  return slips.some(({ number }) => number === null) ? 'ONLY_A_PREVIEW' : 'NEVER_PRINTED';
}

async function printedAgain(
  maker: PaperMaker,
  {
    slip,
    marks,
    prints,
    named,
  }: {
    readonly slip: Uint8Array;
    readonly marks: SlipMarks;
    readonly prints: readonly RecordedPrint[];
    readonly named: Named;
  },
): Promise<Result<SlipVerdict>> {
  const print = prints[0] ?? null;
  if (marks.layout !== LAYOUT) return ok(verdictOf('OTHER_LAYOUT', named, print));
  // Papers of before were all A4, and the mark says nothing else of them than the journal.
  const paper = marks.paper ?? 'a4';
  if (prints.some((printed) => (printed.paper ?? 'a4') !== paper)) {
    return ok(verdictOf('BYTES_DIFFER', named, print));
  }
  const again = await maker.make(prints, paper);
  if (!again.ok) return again;
  const same = samePaper(again.value.pdf, slip);
  return ok(verdictOf(same ? 'BYTES_MATCH' : 'BYTES_DIFFER', named, print));
}

const MATCHING: ReadonlySet<SlipFinding> = new Set(['BYTES_MATCH', 'MARK_MATCHES']);

function verdictOf(
  why: SlipFinding,
  named: Named | null,
  print: RecordedPrint | null = null,
): SlipVerdict {
  return {
    matches: MATCHING.has(why),
    why,
    subject: named?.subject ?? { kind: 'settlement', settlementId: '' },
    print,
    settlement: named?.settlement ?? null,
  };
}

function noMark(): Problem<'MALFORMED'> {
  return {
    code: 'MALFORMED',
    message:
      'this is no slip of ours: it carries no YIDAN1 mark; take the PDF as it was saved, or the whole text of its code',
    at: 'slip',
  };
}
