import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { EntryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Stamp } from './records.ts';
import type { CopyEntry, CopyNoted } from './port-copies.ts';

/** What the journal says of copies of itself. */
export type Copies = {
  note(copy: CopyNoted, stamp: Stamp): Result<CopyEntry, Problem<'STALE'>>;
  lastBackup(): CopyEntry | null;
  movedAway(): CopyEntry | null;
};

type CopyKind = CopyNoted['kind'];

export function openCopies(journal: Journal): Copies {
  /** The last entry, where it is the export after which nothing more is recorded. */
  const openExport = (): EntryOf<'exported'> | null => {
    const exported = journal.latest('exported');
    return exported !== null && exported.seq === journal.head().seq ? exported : null;
  };

  return {
    note(copy, stamp) {
      const { kind, ...body } = copy;
      const head = journal.head();
      const held = journal.at(copy.entries);
      assert(held?.hash === copy.headHash, 'a copy is of a state that this ledger had');
      const isTakenBack = kind === 'imported' && openExport()?.body.sha256 === copy.sha256;
      const isWhole = copy.entries === head.seq;
      if (kind !== 'backup' && !isWhole && !isTakenBack) return fail(stale(copy, head.seq));
      return ok(noted(journal.append({ kind, body }, stamp)));
    },
    lastBackup: () => {
      const entry = journal.latest('backup');
      return entry === null ? null : noted(entry);
    },
    movedAway: () => {
      const entry = openExport();
      return entry === null ? null : noted(entry);
    },
  };
}

function noted(entry: ReturnType<Journal['append']> | EntryOf<CopyKind>): CopyEntry {
  assert(isCopy(entry), 'what notes a copy is an entry of a copy');
  const { kind, at, by, body } = entry;
  return { kind, ...body, at, by };
}

function isCopy(entry: ReturnType<Journal['append']>): entry is EntryOf<CopyKind> {
  return ['backup', 'restored', 'exported', 'imported'].includes(entry.kind);
}

function stale({ file, entries }: CopyNoted, head: number): Problem<'STALE'> {
  const message = `${file} holds ${entries} entries, and the ledger has ${head}: something was recorded meanwhile; make the copy again`;
  return { code: 'STALE', message, at: 'file', facts: { file, entries, head } };
}
