import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Stamp } from '../../electron/ledger/records.ts';
import { buildPerson, MORNING, stampAt } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';

/** An open ledger on the disk with a person and so many bills, and a folder for its backups. */
export type Copied = {
  readonly ledger: Ledger;
  readonly ledgerFile: string;
  readonly directory: string;
  /** Another bill, after the copies of that day. */
  readonly record: (key: string) => Promise<unknown>;
};

/** `began`: the moment of its people and bills. */
export async function openCopied(bills = 2, began = MORNING): Promise<Copied> {
  const ledgerFile = temporaryFile('ledger.sqlite');
  const newId = () => '1a2b3c4d-0000-4000-8000-000000000000';
  const ledger = valueOf(openLedger({ file: ledgerFile, newId }));
  onTestFinished(() => ledger.close());
  valueOf(await ledger.savePerson(buildPerson('person-1'), began));
  const bill = (key: string, stamp: Stamp) =>
    recordFor(ledger, 'person-1', { total: 100_000, aid: 70_000 }, { key, stamp });
  for (let n = 1; n <= bills; n += 1) await bill(`k-${n}`, began);
  const record = (key: string) => bill(key, TODAY);
  return { ledger, ledgerFile, directory: join(dirname(ledgerFile), 'backups'), record };
}

/** The moment of a copy: that day, half past five in the afternoon, or so many seconds later. */
export function copiedOn(day: string, second = 5): Stamp {
  return stampAt(`${day}T17:30:${String(second).padStart(2, '0')}.123+08:00`);
}

export const TODAY = copiedOn('2026-05-12');
