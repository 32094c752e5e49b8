import { fail, ok, type Result } from '../engine/problem.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import type { SlipFile } from './contract.ts';
import type { Ledger } from './ledger/port.ts';
import type { RecordedSettlement, Stamp } from './ledger/records.ts';
import type { SlipPack } from './printing/slip-content.ts';
import type { SlipPrinter } from './printing/slip.ts';
import { noSettlement } from './ledger/refusals.ts';
import { readSlipMark } from './printing/verify.ts';
import { shownClauses } from './shown-clauses.ts';

export type SlipVerdict = {
  readonly matches: boolean;
  readonly settlementId: string;
  readonly why: string;
};

/** Prints slips from recorded settlements, never from the screen, and checks slips against the ledger. */
export type SlipDesk = {
  readonly print: (settlementId: string, paper: 'a4', stamp: Stamp) => Promise<Result<SlipFile>>;
  readonly verify: (slip: string | Uint8Array) => Promise<Result<SlipVerdict>>;
};

export function createSlipDesk(
  ledger: Pick<Ledger, 'find' | 'countPrint'>,
  packs: PackBook,
  printer: SlipPrinter,
): SlipDesk {
  return {
    print: async (settlementId, paper, stamp) => {
      const recorded = await ledger.find(settlementId);
      if (recorded === null) return fail(noSettlement(settlementId));
      const counted = await ledger.countPrint(settlementId, stamp);
      if (!counted.ok) return counted;
      const printNumber = counted.value;
      const pdf = await printer.render(recorded, slipPack(recorded, packs), printNumber, paper);
      const name = `${settlementId}-${paper}.pdf`;
      return ok({ name, pdfBase64: Buffer.from(pdf).toString('base64'), printNumber });
    },
    verify: async (slip) => {
      const mark = readSlipMark(slip);
      if (mark === null) {
        return fail({
          code: 'MALFORMED',
          message: 'this is no slip of ours: it carries no YIDAN1 mark',
          at: 'text',
        });
      }
      const recorded = await ledger.find(mark.settlementId);
      const verdict = (matches: boolean, why: string) =>
        ok({ matches, settlementId: mark.settlementId, why });
      if (recorded === null) return verdict(false, 'NOT_IN_LEDGER');
      if (recorded.hash !== mark.hash) return verdict(false, 'HASH_DIFFERS');
      if (typeof slip === 'string') return verdict(true, 'MARK_MATCHES');
      if (mark.print === null || mark.print.paper !== 'a4') return verdict(false, 'PAPER_UNKNOWN');
      const asPrinted = recordedWhen(recorded, mark.print.reversedBy);
      if (asPrinted === null) return verdict(false, 'REVERSAL_DIFFERS');
      const pack = slipPack(recorded, packs);
      const again = await printer.render(asPrinted, pack, mark.print.number, 'a4');
      const same = Buffer.compare(again, slip) === 0;
      return verdict(same, same ? 'BYTES_MATCH' : 'BYTES_DIFFER');
    },
  };
}

/** The settlement as it stood when a slip was printed: not yet reversed, or reversed by that very entry. */
function recordedWhen(
  recorded: RecordedSettlement,
  reversedBy: string | null,
): RecordedSettlement | null {
  if (reversedBy === null) return { ...recorded, reversedBy: null };
  return recorded.reversedBy?.id === reversedBy ? recorded : null;
}

function slipPack(recorded: RecordedSettlement, packs: PackBook): SlipPack {
  const pack = packs.packs.find((p) => p.data.id === recorded.settlement.pack);
  const clauses = pack === undefined ? undefined : shownClauses(pack, packs);
  return {
    regionName: pack?.data.region.name ?? '',
    document: pack?.data.document ?? { title: recorded.settlement.pack, number: null, issuer: '' },
    clauseTitle: (id) => clauses?.get(id)?.title ?? null,
  };
}
