import { randomUUID } from 'node:crypto';
import { fail, ok, type Problem, type Result } from '../engine/problem.ts';
import type { PackBook } from '../engine/rule-pack/pack-book.ts';
import { machineClock } from './clock.ts';
import type { WorkstationApi } from './contract.ts';
import { loadDemonstration, type DemonstrationRow } from './demonstration/load.ts';
import { openLedger } from './ledger/open.ts';
import type { Ledger } from './ledger/port.ts';
import { createSlipPrinter } from './printing/slip.ts';
import { readRulePacks } from './rule-packs.ts';
import { createSlipDesk, type SlipDesk } from './slip-desk.ts';
import { createWorkstation } from './workstation.ts';

export type OpenOptions = {
  readonly file: string;
  /** Marks a new ledger as demonstration and fills it with invented people; refused on a real ledger. */
  readonly demonstration: boolean;
  readonly rulesDirectory: string;
  readonly fontsDirectory?: string;
  readonly nativeBinding?: string;
  readonly clock?: () => string;
  readonly newId?: () => string;
};

export type OpenedWorkstation = {
  readonly api: WorkstationApi;
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly slips: SlipDesk;
  /** The demonstration's settlements, where they were loaded just now. */
  readonly loaded: readonly DemonstrationRow[];
  readonly close: () => Promise<void>;
};

/**
 * Puts the workstation together from the disk: rule packs, ledger, fonts. Problems: PACK_INVALID (a bad pack stops the
 * start), LEDGER_UNUSABLE, NOT_ALLOWED (demonstration asked for on a real ledger).
 */
export async function openWorkstation(options: OpenOptions): Promise<Result<OpenedWorkstation>> {
  const packs = readRulePacks(options.rulesDirectory);
  if (!packs.ok) return fail(badPacks(packs.problems));
  const { file, demonstration, nativeBinding, fontsDirectory } = options;
  const { clock = machineClock, newId = randomUUID } = options;
  const opened = openLedger({
    file,
    demonstration,
    clock,
    newId,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
  });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const slips = createSlipDesk(
    ledger,
    packs.value,
    createSlipPrinter(fontsDirectory === undefined ? {} : { fontsDirectory }),
  );
  const api = createWorkstation({ ledger, packs: packs.value, slips, clock, newId });
  const loaded = demonstration ? await loadDemonstration(api) : ok([]);
  if (!loaded.ok) {
    await ledger.close();
    return loaded;
  }
  const close = () => ledger.close();
  return ok({ api, ledger, packs: packs.value, slips, loaded: loaded.value, close });
}

function badPacks(problems: readonly Problem[]): Problem<'PACK_INVALID'> {
  const lines = problems.map((p) => `${p.at ?? ''}: ${p.message}`);
  return { code: 'PACK_INVALID', message: lines.join('\n'), facts: { count: problems.length } };
}
