import { openLedger } from '../../electron/ledger/open.ts';
import type { OpenedWorkstation } from '../../electron/open-workstation.ts';
import { createPaperMaker } from '../../electron/paper-maker.ts';
import { openPrintSettings } from '../../electron/printers/print-settings.ts';
import { createTestPages } from '../../electron/printers/test-page.ts';
import { facesOnDemand } from '../../electron/printing/fonts.ts';
import { createReportPrinter } from '../../electron/printing/reports/reports.ts';
import { createSlipPrinter } from '../../electron/printing/slip.ts';
import { createResettlingDesk } from '../../electron/resettling/desk.ts';
import { runHere } from '../../electron/resettling/run.ts';
import { createWorkstation } from '../../electron/workstation.ts';
import { valueOf } from '../workstation/open.ts';
import { packs } from '../workstation/packs.ts';

/** A workstation whose ledger lies in memory and whose packs are read once: for a test that opens very many. */
export function openInMemory(): OpenedWorkstation {
  let second = 0;
  let count = 0;
  const clock = () => {
    second += 1;
    return new Date(Date.UTC(2026, 10, 10, 1, 0, second)).toISOString().replace('Z', '+00:00');
  };
  const newId = () => `id-${(count += 1)}`;
  const ledger = valueOf(openLedger({ file: ':memory:', clock }));
  const faces = facesOnDemand();
  const [slips, reports] = [createSlipPrinter(faces), createReportPrinter(faces)];
  const maker = createPaperMaker({ ledger, packs, slips, reports });
  const printing = {
    maker,
    printers: null,
    settings: openPrintSettings(':memory:'),
    testPages: createTestPages({ printers: null, clock, faces }),
  };
  const resettling = createResettlingDesk({
    ledger,
    packs,
    replay: runHere({ ledger, packs }),
    newId,
  });
  const api = createWorkstation({ ledger, packs, printing, resettling, clock, newId });
  return {
    api,
    ledger,
    packs,
    loaded: [],
    keepBackedUp: () => undefined,
    close: () => ledger.close(),
  };
}
