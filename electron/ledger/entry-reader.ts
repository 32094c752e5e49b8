import { assert } from '../../engine/problem.ts';
import { readEntry, type Entry, type JournalRow } from './entries.ts';

export type EntryReader = {
  /** Reads a row of the journal; null where there is none. A damaged entry stops everything. */
  readonly read: (raw: unknown) => Entry | null;
  /** Takes an entry that was just written; `raw` is its row read back, which must be the same to the last byte. */
  readonly written: (raw: unknown, row: JournalRow, entry: Entry) => void;
};

/** So many of the entries that were read last are kept: a settlement reads its own and its person's several times. */
const KEPT = 32;

/**
 * In daily use a damaged entry is never worked with: everything stops, and `verify` says what is wrong. A row that is
 * read again and is the same to the last byte is not taken apart and checked again.
 */
export function createEntryReader(): EntryReader {
  const kept = new Map<number, { readonly row: JournalRow; readonly entry: Entry }>();
  const keep = (row: JournalRow, entry: Entry) => {
    kept.delete(row.seq);
    kept.set(row.seq, { row, entry });
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  };
  return {
    read: (raw) => {
      if (raw === undefined) return null;
      const known = kept.get(seqOf(raw));
      if (known !== undefined && isSameRow(raw, known.row)) return known.entry;
      const { row, entry, faults } = readEntry(raw);
      const where = row === null ? 'an entry of the journal' : `journal entry ${row.seq}`;
      assert(
        row !== null && entry !== null && faults.length === 0,
        `${where}: ${faults.join('; ')}`,
      );
      keep(row, entry);
      return entry;
    },
    written: (raw, row, entry) => {
      assert(isSameRow(raw, row), `journal entry ${row.seq} reads back as it was written`);
      keep(row, entry);
    },
  };
}

function seqOf(raw: unknown): number {
  return typeof raw === 'object' && raw !== null && 'seq' in raw ? Number(raw.seq) : 0;
}

function isSameRow(raw: unknown, row: JournalRow): boolean {
  if (typeof raw !== 'object' || raw === null) return false;
  return Object.entries(row).every(([column, value]) => Reflect.get(raw, column) === value);
}
