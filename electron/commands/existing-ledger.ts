import { existsSync } from 'node:fs';
import { openLedger } from '../ledger/open.ts';
import type { Ledger } from '../ledger/port.ts';
import { stopWith, type ExitCode } from './output.ts';

/** Works on a ledger that is there: a command that copies one never begins one. */
export async function onExistingLedger(
  file: string,
  json: boolean,
  act: (ledger: Ledger) => Promise<ExitCode>,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<ExitCode> {
  if (!existsSync(file)) {
    const message = `${file} does not exist: name an existing ledger`;
    return stopWith({ code: 'LEDGER_UNUSABLE', message, at: '--ledger' }, json);
  }
  const opened = openLedger({ file, readOnly });
  if (!opened.ok) return stopWith(opened.problem, json);
  try {
    return await act(opened.value);
  } finally {
    await opened.value.close();
  }
}
