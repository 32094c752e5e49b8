import type { Database } from 'better-sqlite3';
import type { Entry } from './entries.ts';
import { mayFollowExport } from './moved-away.ts';

/** What is carried from entry to entry, of copies of the ledger. */
export type CopyWalk = {
  readonly hashOf: (seq: number) => unknown;
  /** The entry just before, where it moved the ledger away. */
  exported: Entry | null;
};

export function startCopyWalk(db: Database): CopyWalk {
  const selectHash = db.prepare('SELECT hash FROM journal WHERE seq = ?').pluck();
  return { hashOf: (seq) => selectHash.get(seq), exported: null };
}

/**
 * Whether an entry may stand where it stands: after an export nothing but its taking back, and a copy holds a state that
 * this ledger had.
 */
export function copyFaults(walk: CopyWalk, entry: Entry): readonly string[] {
  const { exported } = walk;
  walk.exported = entry.kind === 'exported' ? entry : null;
  const isTakenBack = exported !== null && mayFollowExport(exported, entry);
  const moved =
    exported === null || isTakenBack
      ? []
      : [`it was recorded after entry ${exported.seq} had moved the ledger away`];
  return [...moved, ...stateFaults(walk, entry, isTakenBack)];
}

function stateFaults(walk: CopyWalk, entry: Entry, isTakenBack: boolean): readonly string[] {
  switch (entry.kind) {
    case 'backup':
    case 'restored':
    case 'exported':
    case 'imported': {
      const { entries, headHash } = entry.body;
      if (entries >= entry.seq || walk.hashOf(entries) !== headHash) {
        return ['it names a copy of a state that this ledger never had'];
      }
      const isWhole = entry.kind === 'backup' || isTakenBack || entries === entry.seq - 1;
      return isWhole ? [] : ['it names a copy that does not hold all that was recorded before it'];
    }
    default:
      return [];
  }
}
