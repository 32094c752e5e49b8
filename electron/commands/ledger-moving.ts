import { exportLedger, importLedger, takeBack } from '../ledger/bundle.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { now, type CopyCommand } from './ledger-copies.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';
import { interruptible, refuse } from './refuse.ts';

/** `yidan ledger export BUNDLE`: from then on this file records nothing more. */
export function exportCommand(bundle: string, { file, by, json }: CopyCommand): Promise<ExitCode> {
  return onExistingLedger(file, json, (ledger) =>
    interruptible(async (signal) => {
      const options = { ledgerFile: file, bundle, stamp: now(by), signal };
      const exported = await exportLedger(ledger, options);
      if (!exported.ok) return refuse(exported.problem, json);
      const { entries, headHash, sha256 } = exported.value;
      if (json) printJson({ bundle, entries, headHash, sha256 });
      else {
        printLine(`ok: ${bundle}: ${entries} entries, head ${headHash}`);
        printLine(
          `${file} records nothing more: take the bundle in on the other machine with yidan ledger import`,
        );
      }
      return 0;
    }),
  );
}

/** `yidan ledger import BUNDLE`. */
export function importCommand(
  bundle: string,
  { file, aside, by, json }: CopyCommand & { readonly aside: boolean },
): Promise<ExitCode> {
  return interruptible(async (signal) => {
    const imported = await importLedger(bundle, {
      ledgerFile: file,
      stamp: now(by),
      aside,
      signal,
    });
    if (!imported.ok) return refuse(imported.problem, json);
    const { noted, aside: movedTo } = imported.value;
    const { entries, headHash, sha256 } = noted;
    if (json) printJson({ ledger: file, bundle, entries, headHash, sha256, aside: movedTo });
    else {
      printLine(`ok: ${file}: ${entries} entries of ${bundle}, head ${headHash}`);
      if (movedTo !== null) printLine(`what lay there before is kept in ${movedTo}`);
    }
    return 0;
  });
}

/** `yidan ledger take-back`: only for whoever answers for it that nobody works with the bundle. */
export function takeBackCommand({
  file,
  isSure,
  by,
  json,
}: CopyCommand & { readonly isSure: boolean }): Promise<ExitCode> {
  return onExistingLedger(file, json, async (ledger) => {
    if (!isSure) {
      const message =
        'where the bundle was taken in somewhere, two ledgers would go on with the same year: see that it was not, and say so with --not-used-elsewhere';
      return stopWith({ code: 'MALFORMED', message, at: '--not-used-elsewhere' }, json);
    }
    const taken = await takeBack(ledger, file, now(by));
    if (!taken.ok) return refuse(taken.problem, json);
    const { file: bundle, entries } = taken.value;
    if (json) printJson({ ledger: file, bundle, entries });
    else printLine(`ok: ${file} goes on here; never take ${bundle} in anywhere: delete it`);
    return 0;
  });
}
