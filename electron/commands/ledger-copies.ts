import { machineClock } from '../clock.ts';
import { backUp } from '../ledger/backup.ts';
import { drill, restore } from '../ledger/restore.ts';
import type { Stamp } from '../ledger/records.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { printJson, printLine, type ExitCode } from './output.ts';
import { interruptible, refuse } from './refuse.ts';

export type CopyCommand = {
  readonly file: string;
  readonly by: string;
  readonly json: boolean;
};

/** `yidan ledger backup DIR`: 0 with the file's name, once it is verified and journalled. */
export function backupCommand(
  directory: string,
  { file, by, json }: CopyCommand,
): Promise<ExitCode> {
  return onExistingLedger(file, json, (ledger) =>
    interruptible(async (signal) => {
      const options = { ledgerFile: file, directory, stamp: now(by), signal };
      const made = await backUp(ledger, options);
      if (!made.ok) return refuse(made.problem, json);
      const { noted, removed } = made.value;
      if (json) {
        const { sha256, entries, headHash, at } = noted;
        printJson({ file: made.value.file, at, entries, headHash, sha256, removed });
      } else {
        printLine(`ok: ${made.value.file}: ${noted.entries} entries, head ${noted.headHash}`);
        for (const name of removed) printLine(`removed, older than it is kept: ${name}`);
      }
      return 0;
    }),
  );
}

/** `yidan ledger restore FILE`: a bad backup is refused with its first fault, and nothing is left of it. */
export function restoreCommand(
  backup: string,
  { file, aside, by, json }: CopyCommand & { readonly aside: boolean },
): Promise<ExitCode> {
  return interruptible(async (signal) => {
    const restored = await restore(backup, { ledgerFile: file, stamp: now(by), aside, signal });
    if (!restored.ok) return refuse(restored.problem, json);
    const { noted, aside: movedTo, lost } = restored.value;
    const { entries, headHash, sha256 } = noted;
    if (json) {
      printJson({ ledger: file, backup, entries, headHash, sha256, aside: movedTo, lost });
      return 0;
    }
    printLine(`ok: ${file}: ${entries} entries of ${backup}, head ${headHash}`);
    if (movedTo !== null) printLine(`what lay there before is kept in ${movedTo}`);
    if (lost > 0) {
      printLine(`entries recorded after it, and not in it (its own note is one): ${lost}`);
    }
    return 0;
  });
}

/** `yidan ledger drill DIR`: the newest backup, restored for a trial; with --ledger compared with what its journal notes. */
export function drillCommand(
  directory: string,
  { file, by, json }: Omit<CopyCommand, 'file'> & { readonly file: string | null },
): Promise<ExitCode> {
  const run = (noted: Parameters<typeof drill>[1]) =>
    interruptible(async (signal) => {
      const drilled = await drill(directory, { ...noted, signal });
      if (!drilled.ok) return refuse(drilled.problem, json);
      const { backup, entries, lastBackup, milliseconds } = drilled.value;
      if (json) printJson(drilled.value);
      else {
        const same = { same: ', as the ledger noted it', another: ANOTHER, 'not-asked': '' };
        printLine(
          `ok: ${backup}: ${entries} entries restored and verified in ${(milliseconds / 1000).toFixed(1)} s${same[lastBackup]}`,
        );
      }
      return lastBackup === 'another' ? 1 : 0;
    });
  if (file === null) return run({ stamp: now(by) });
  return onExistingLedger(
    file,
    json,
    async (ledger) => run({ ledgerFile: file, noted: await ledger.lastBackup(), stamp: now(by) }),
    { readOnly: true },
  );
}

const ANOTHER = '; the last backup that the ledger noted is another one: look for it';

export function now(by: string): Stamp {
  return { at: machineClock(), by };
}
