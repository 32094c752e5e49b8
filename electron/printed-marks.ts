import type { Ledger } from './ledger/port.ts';
import type { PrintSubject } from './ledger/port-printing.ts';
import type { RecordedClose } from './ledger/port-closing.ts';
import type { RecordedSettlement } from './ledger/records.ts';

/**
 * The name and hash by which a paper says whose it is, in its code and its file. A notice is named by the last adjustment
 * it tells of: the chain of hashes holds those before.
 */
export type NameMark = { readonly id: string; readonly hash: string };

export function closeMark({ seq, hash }: Pick<RecordedClose, 'seq' | 'hash'>): NameMark {
  return { id: `close/${seq}`, hash };
}

export function noticeMark(adjustments: readonly RecordedSettlement[]): NameMark | null {
  const last = adjustments.at(-1);
  return last === undefined ? null : { id: `notice/${last.id}`, hash: last.hash };
}

/** What a name stands for, as the ledger has it; null where it has nothing of that name. */
export type Named = {
  readonly subject: PrintSubject;
  readonly hash: string;
  readonly settlement: RecordedSettlement | null;
};

export async function namedInLedger(
  ledger: Pick<Ledger, 'find' | 'findClose'>,
  name: string,
): Promise<Named | null> {
  const [, kind, rest = ''] = /^(close|notice)\/(.+)$/.exec(name) ?? [];
  if (kind === 'close') {
    const close = /^\d{1,15}$/.test(rest) ? await ledger.findClose(Number(rest)) : null;
    if (close === null) return null;
    return { subject: { kind, seq: close.seq }, hash: close.hash, settlement: null };
  }
  const settlement = await ledger.find(kind === 'notice' ? rest : name);
  if (settlement === null) return null;
  const { id, hash, personId, adjusts } = settlement;
  if (kind !== 'notice') {
    return { subject: { kind: 'settlement', settlementId: id }, hash, settlement };
  }
  if (adjusts === null) return null;
  return { subject: { kind: 'notice', run: adjusts.run, personId }, hash, settlement: null };
}
