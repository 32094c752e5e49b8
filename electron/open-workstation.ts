import { randomUUID } from 'node:crypto';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { machineClock } from './clock.ts';
import type { WorkstationApi } from './contract.ts';
import { loadDemonstration, type DemonstrationRow } from './demonstration/load.ts';
import { goneWithBackups, usualBackups, withOffer } from './ledger/offer.ts';
import { openLedger } from './ledger/open.ts';
import type { Ledger } from './ledger/port.ts';
import { createPaperMaker } from './paper-maker.ts';
import type { PrinterHost } from './printing-contract.ts';
import { facesOnDemand } from './printing/fonts.ts';
import { createReportPrinter } from './printing/reports/reports.ts';
import { createSlipPrinter } from './printing/slip.ts';
import { createTestPages } from './printers/test-page.ts';
import { openPrintSettings } from './printers/print-settings.ts';
import { createResettlingDesk } from './resettling/desk.ts';
import { runInThread } from './resettling/in-thread.ts';
import { runHere, type RunReplay } from './resettling/run.ts';
import { readRulePacks } from './rule-packs.ts';
import { createWorkstation, type WorkstationParts } from './workstation.ts';

export type OpenOptions = {
  readonly file: string;
  /** Marks a new ledger as demonstration and fills it with invented people; refused on a real ledger. */
  readonly demonstration: boolean;
  readonly rulesDirectory: string;
  readonly fontsDirectory?: string;
  readonly nativeBinding?: string;
  /** The printers of this machine, where the door has them. */
  readonly printers?: PrinterHost;
  readonly clock?: () => string;
  readonly newId?: () => string;
  /** Where the ledger's backups lie: `backups` beside it, where nothing else is said. */
  readonly backups?: string;
  /** Begins an empty ledger where the file is missing, though there are backups of it. */
  readonly beginNew?: boolean;
};

export type OpenedWorkstation = {
  readonly api: WorkstationApi;
  readonly ledger: Ledger;
  readonly packs: PackBook;
  /** The demonstration's settlements, where they were loaded just now. */
  readonly loaded: readonly DemonstrationRow[];
  /** Makes a backup in the background where one is due; what goes wrong is logged, and stops nobody. */
  readonly keepBackedUp: (log: (line: string) => void) => void;
  readonly close: () => Promise<void>;
};

/**
 * Puts the workstation together from the disk: rule packs, ledger, fonts. Problems: PACK_INVALID (a bad pack stops the
 * start), LEDGER_UNUSABLE (with the newest good backup), NOT_ALLOWED (demonstration asked for on a real ledger).
 */
export async function openWorkstation(options: OpenOptions): Promise<Result<OpenedWorkstation>> {
  const packs = readRulePacks(options.rulesDirectory);
  if (!packs.ok) return fail(badPacks(packs.problems));
  const { file, demonstration, nativeBinding } = options;
  const { clock = machineClock, newId = randomUUID, backups = usualBackups(file) } = options;
  const binding = nativeBinding === undefined ? {} : { nativeBinding };
  const gone = options.beginNew === true ? null : goneWithBackups(file, backups);
  if (gone !== null) return fail(await withOffer(gone, file, backups, binding));
  const opened = openLedger({
    file,
    demonstration,
    clock,
    newId,
    ...binding,
  });
  if (!opened.ok) return fail(await withOffer(opened.problem, file, backups, binding));
  const ledger = opened.value;
  const printing = printingOf(options, { ledger, packs: packs.value, clock });
  const resettling = createResettlingDesk({
    ledger,
    packs: packs.value,
    replay: replayOf(options, ledger, packs.value),
    newId,
  });
  const api = createWorkstation({ ledger, packs: packs.value, printing, resettling, clock, newId });
  const loaded = demonstration ? await loadDemonstration(api) : ok([]);
  if (!loaded.ok) {
    await ledger.close();
    return loaded;
  }
  const keeper = createBackupKeeper(ledger, {
    ledgerFile: file,
    directory: backups,
    clock,
    ...binding,
  });
  const close = async () => {
    await keeper.stop();
    await ledger.close();
  };
  const keepBackedUp = keeper.start;
  return ok({ api, ledger, packs: packs.value, loaded: loaded.value, keepBackedUp, close });
}

function printingOf(
  options: OpenOptions,
  { ledger, packs, clock }: Pick<WorkstationParts, 'ledger' | 'packs' | 'clock'>,
): WorkstationParts['printing'] {
  const { file, fontsDirectory } = options;
  const printers = options.printers ?? null;
  const faces = facesOnDemand(fontsDirectory);
  const [slips, reports] = [createSlipPrinter(faces), createReportPrinter(faces)];
  return {
    maker: createPaperMaker({ ledger, packs, slips, reports }),
    printers,
    settings: openPrintSettings(file),
    testPages: createTestPages({ printers, clock, faces }),
  };
}

/** Another thread sees a file, but no ledger that lies in this one's memory. */
function replayOf(options: OpenOptions, ledger: Ledger, packs: PackBook): RunReplay {
  if (options.file === ':memory:') return runHere({ ledger, packs });
  const { file, rulesDirectory, nativeBinding = null } = options;
  return runInThread({ file, rulesDirectory, nativeBinding });
}

function badPacks(problems: readonly Problem[]): Problem<'PACK_INVALID'> {
  const lines = problems.map((p) => `${p.at ?? ''}: ${p.message}`);
  return { code: 'PACK_INVALID', message: lines.join('\n'), facts: { count: problems.length } };
}
