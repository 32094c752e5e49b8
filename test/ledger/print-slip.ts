import type { Ledger } from '../../electron/ledger/port.ts';
import type { Stamp } from '../../electron/ledger/records.ts';

/** Prints a settlement's slip on A4, with a reason that serves for every print but the first. */
export function printSlip(ledger: Ledger, settlementId: string, stamp: Stamp) {
  const subject = { kind: 'settlement', settlementId } as const;
  return ledger.recordPrint({ subject, paper: 'a4', reason: '患者遗失' }, stamp);
}
