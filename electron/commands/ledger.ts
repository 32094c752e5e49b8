import { inYuan } from '../../engine/money.ts';
import { openLedger } from '../ledger/open.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Result } from '../../engine/problem.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';

/** Opens an existing ledger without changing it. */
function openExisting(file: string): Result<Ledger> {
  return openLedger({ file, readOnly: true });
}

/** `yidan ledger verify`: 0 and "ok", or 1 and every fault, the first bad entry first. */
export async function verifyCommand(file: string, json: boolean): Promise<ExitCode> {
  const opened = openExisting(file);
  if (!opened.ok) return stopWith(opened.problem, json);
  const verification = await opened.value.verify();
  await opened.value.close();
  if (json) printJson(verification);
  else if (verification.ok) {
    printLine(`ok: ${verification.entries} entries, head ${verification.headHash}`);
  } else {
    for (const fault of verification.faults) printLine(`entry ${fault.seq}: ${fault.what}`);
  }
  return verification.ok ? 0 : 1;
}

/** `yidan ledger stats`: counts, and what was posted to each account. */
export async function statsCommand(file: string, json: boolean): Promise<ExitCode> {
  const opened = openExisting(file);
  if (!opened.ok) return stopWith(opened.problem, json);
  const stats = await opened.value.stats();
  const movedAway = await opened.value.movedAway();
  await opened.value.close();
  const accounts = Object.entries(stats.accounts).map(([account, fen]): [string, string] => [
    account,
    inYuan(fen),
  ]);
  if (json) printJson({ ...stats, movedAway, accounts: Object.fromEntries(accounts) });
  else {
    printLine(
      `entries ${stats.entries}, settlements ${stats.settlements}, reversals ${stats.reversals}, people ${stats.people}`,
    );
    printLine(
      `${stats.demonstration ? 'demonstration ledger, ' : ''}last entry ${stats.lastEntryAt ?? 'none'}, head ${stats.headHash}`,
    );
    if (movedAway !== null) {
      printLine(`moved to another machine in the bundle ${movedAway.file} at ${movedAway.at}`);
    }
    for (const [account, yuan] of accounts) printLine(`${account.padEnd(24)} ${yuan.padStart(16)}`);
  }
  return 0;
}
