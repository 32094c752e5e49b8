import { closeSync, constants, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { text, whole } from './shapes.ts';

/** The last entry that was recorded in the file beside which this note lies. */
export type Witnessed = {
  readonly ledgerId: string;
  readonly seq: number;
  readonly hash: string;
};

/** Keeps the note up to date. */
export type Witness = {
  /** After an entry is durable. */
  note(seq: number, hash: string): void;
  close(): void;
};

const witnessedSchema = z.strictObject({ ledgerId: text, seq: whole, hash: text });
/** Always the same size, so that noting needs no room on a full disk. */
const SIZE = 256;

/** Where it lies: beside the ledger, and not inside it, because what befalls the one should not befall the other. */
export function witnessFile(ledgerFile: string): string {
  return `${ledgerFile}-head`;
}

/** What was last noted of the ledger in that file; null where nothing was, or where it cannot be read. */
export function readWitness(ledgerFile: string): Witnessed | null {
  try {
    const read: unknown = JSON.parse(readFileSync(witnessFile(ledgerFile), 'utf8'));
    return witnessedSchema.safeParse(read).data ?? null;
  } catch (thrown) {
    // Half of a note says nothing; the next entry writes it anew.
    if (thrown instanceof SyntaxError || isAbsent(thrown)) return null;
    throw thrown;
  }
}

/**
 * Entries that were acknowledged and then vanished leave the chain intact: a deleted `-wal` file, or an older copy put in
 * the ledger's place. Only something outside of the file can tell. The note follows each commit and is not forced to the
 * disk: after a power cut it may be behind, and never ahead.
 */
export function openWitness(ledgerFile: string, ledgerId: string): Witness {
  const at = openSync(witnessFile(ledgerFile), constants.O_RDWR | constants.O_CREAT, 0o666);
  let noted = 0;
  return {
    note(seq, hash) {
      if (seq === noted) return;
      writeSync(at, JSON.stringify({ ledgerId, seq, hash }).padEnd(SIZE), 0);
      noted = seq;
    },
    close: () => closeSync(at),
  };
}

function isAbsent(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
}
