import { useEffect, useState } from 'react';
import type { Problem, WorkstationApi } from '../electron/contract.ts';
import type { PrinterChoice, PrintSettings } from '../electron/printing-contract.ts';
import { BY_DIALOG, type Paper } from './papers.ts';

/** What this workstation prints with. */
export type Printers = {
  /** Null at the browser's door: it prints by itself. */
  readonly printers: readonly PrinterChoice[] | null;
  readonly settings: PrintSettings;
  /** The settings could not be read, and these are the usual ones: they are not written over by the way. */
  readonly problem: Problem | null;
};

const USUAL: PrintSettings = {
  usual: 'a4',
  printers: { a4: null, a5: null, '80mm': null, '58mm': null },
};

/**
 * What it prints with, and how to keep what was taken for the next time. `changes` is the reason to read it again: it may
 * have been set anew.
 */
export function usePrinters(
  api: WorkstationApi,
  changes = 0,
): readonly [known: Printers | null, remember: (paper: Paper, printer: string) => Promise<void>] {
  const [known, setKnown] = useState<Printers | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const [settings, printers] = await Promise.all([api.printSettings({}), api.listPrinters({})]);
      if (!isWanted) return;
      setKnown({
        printers: printers.ok ? printers.value : null,
        settings: settings.ok ? settings.value : USUAL,
        problem: settings.ok ? (printers.ok ? null : printers.problem) : settings.problem,
      });
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [api, changes]);
  const remember = async (paper: Paper, printer: string) => {
    if (known === null) return;
    const settings = taken(known, paper, printer);
    if (isSame(settings, known.settings, paper)) return;
    // A file that cannot be read is replaced by whoever saves it, not by the way.
    const saved = known.problem === null ? await api.savePrintSettings(settings) : null;
    setKnown({ ...known, settings, problem: saved?.ok === false ? saved.problem : known.problem });
  };
  return [known, remember];
}

/** The printer of a paper as a choice: the dialog where none was chosen, or where it is gone. */
export function printerOf({ printers, settings }: Printers, paper: Paper): string {
  const wanted = settings.printers[paper];
  return wanted !== null && isThere(printers, wanted) ? wanted : BY_DIALOG;
}

/** The printer that is usual for a paper and not there now. */
export function printerGone({ printers, settings }: Printers, paper: Paper): string | null {
  const wanted = settings.printers[paper];
  return printers === null || wanted === null || isThere(printers, wanted) ? null : wanted;
}

function isThere(printers: Printers['printers'], name: string): boolean {
  return printers?.some((printer) => printer.name === name) ?? false;
}

/** With a paper and a printer taken: they are usual from now on. */
function taken({ printers, settings }: Printers, paper: Paper, printer: string): PrintSettings {
  const named = printer === BY_DIALOG ? null : printer;
  // The browser's door knows no printers: what the window chose stands.
  const chosen = printers === null ? settings.printers[paper] : named;
  return { usual: paper, printers: { ...settings.printers, [paper]: chosen } };
}

function isSame(a: PrintSettings, b: PrintSettings, paper: Paper): boolean {
  return a.usual === b.usual && a.printers[paper] === b.printers[paper];
}
