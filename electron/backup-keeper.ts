import { backUpWhenDue } from './ledger/daily-backup.ts';
import type { Ledger } from './ledger/port.ts';

export type BackupKeeper = {
  /** Makes a backup where one is due; what goes wrong is logged, and stops nobody. */
  readonly start: (log: (line: string) => void) => void;
  /** A backup under way is given up, and leaves nothing behind. */
  readonly stop: () => Promise<void>;
};

/** The backup of the day, made beside the work: nobody waits for it, and nobody need think of it. */
export function createBackupKeeper(
  ledger: Ledger,
  {
    clock,
    ...options
  }: {
    readonly ledgerFile: string;
    readonly directory: string;
    readonly nativeBinding?: string;
    readonly clock: () => string;
  },
): BackupKeeper {
  const controller = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const makeDue = async (log: (line: string) => void) => {
    const stamp = { at: clock(), by: 'yidan' };
    const { signal } = controller;
    try {
      const made = await backUpWhenDue(ledger, { ...options, stamp, signal });
      if (made === null) return;
      log(made.ok ? `backup made: ${made.value.file}` : `no backup: ${made.problem.message}`);
    } catch (thrown) {
      if (signal.aborted) return;
      log(`no backup: ${thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)}`);
    }
  };

  return {
    start(log) {
      running = makeDue(log);
    },
    async stop() {
      controller.abort();
      await running;
    },
  };
}
