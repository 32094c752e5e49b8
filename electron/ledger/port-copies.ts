import type { Stamp, Written } from './records.ts';

/** A copy of the ledger that was made or taken in, and verified: which state of which ledger it holds. */
export type CopyNoted = {
  readonly kind: 'backup' | 'restored' | 'exported' | 'imported';
  /** The copy's file name, without its directory. */
  readonly file: string;
  /** SHA-256 of the copy's bytes. */
  readonly sha256: string;
  /** The copy's last entry, and its hash. */
  readonly entries: number;
  readonly headHash: string;
};

export type CopyEntry = CopyNoted & { readonly at: string; readonly by: string };

export type CopyOperations = {
  /**
   * Journals that a copy was made or taken in. STALE: something was recorded that the copy does not hold, and it should
   * hold everything (all kinds but `backup`). After `exported` nothing more is recorded: every operation that writes
   * answers LEDGER_UNUSABLE, but `imported` with that same copy, which takes it back.
   */
  noteCopy(copy: CopyNoted, stamp: Stamp): Written<CopyEntry, 'STALE'>;
  /** The newest backup that was noted. */
  lastBackup(): Promise<CopyEntry | null>;
  /** The copy in which the ledger was moved to another machine; null where it is still at home. */
  movedAway(): Promise<CopyEntry | null>;
};
