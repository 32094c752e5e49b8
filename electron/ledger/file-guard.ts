import { statSync } from 'node:fs';

/** What is wrong with the files under an open ledger. */
export type Moved = 'file' | 'log';

/** Whether the ledger's files are still those that were opened. */
export type FileGuard = () => Moved | null;

/**
 * A file that is deleted or replaced while it is open stays where it was for whoever has it open, and vanishes with them:
 * what they record goes nowhere. So each write asks first; two questions to the file system are nothing beside one commit.
 */
export function openFileGuard(file: string): FileGuard {
  const logFile = `${file}-wal`;
  const opened = identityOf(file);
  let log = identityOf(logFile);
  return () => {
    if (identityOf(file) !== opened) return 'file';
    const now = identityOf(logFile);
    // The log begins with the first entry, and lasts while anybody has the ledger open.
    log ??= now;
    return now === log ? null : 'log';
  };
}

function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.dev}:${found.ino}`;
}
