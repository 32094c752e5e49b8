import { openLedger, type LedgerOptions } from '../../electron/ledger/open.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

/** A closed ledger on the disk: its opening, one person, one settlement. */
export async function makeLedger(options: Partial<LedgerOptions> = {}): Promise<string> {
  const file = temporaryFile();
  const ledger = valueOf(openLedger({ file, ...options }));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  await recordFor(ledger, 'person-1', { total: 100_000, aid: 70_000 }, { key: 'k-1' });
  await ledger.close();
  return file;
}
