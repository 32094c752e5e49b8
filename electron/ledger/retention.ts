import type { BackupFile } from './backup-files.ts';

/** How many backups stay: the newest ones, and beside them the last of each month. */
export type Retention = { readonly newest: number; readonly months: number };

/**
 * A month of daily backups, in which a mistake of last week is still undone; and two years of month ends, because a year's
 * sums are settled with the centre and audited until the end of the next.
 */
export const USUAL_RETENTION: Retention = { newest: 30, months: 24 };

/** Those of one ledger's backups (the newest first) that need not be kept any longer; `kept` stays whatever its age. */
export function outlived(
  backups: readonly BackupFile[],
  kept: string,
  { newest, months }: Retention,
): readonly BackupFile[] {
  const monthEnds = new Map<string, string>();
  for (const { file, made } of backups) {
    const month = made.slice(0, 6);
    if (!monthEnds.has(month)) monthEnds.set(month, file);
  }
  const stay = new Set([
    kept,
    ...backups.slice(0, newest).map(({ file }) => file),
    ...[...monthEnds.values()].slice(0, months),
  ]);
  return backups.filter(({ file }) => !stay.has(file));
}
