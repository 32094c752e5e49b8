import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A path in a directory of its own, gone after the test. */
export function temporaryFile(name = '账本.yidan'): string {
  const directory = mkdtempSync(join(tmpdir(), 'yidan-ledger-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return join(directory, name);
}
