import { createHash } from 'node:crypto';
import type { BoundPack } from '../engine/rule-pack/pack-book.ts';
import { packIdsIn } from '../engine/rule-pack/packs-named.ts';

/** The SHA-256 of a pack's own files. */
export function hashOfFiles(yaml: string, clauses: string): string {
  return createHash('sha256').update(yaml).update('\0').update(clauses).digest('hex');
}

/**
 * The packs, each with a hash over everything that can decide its answers: its own files, and those of the packs that
 * it was made from or takes over from, however many steps away. Whoever has all files of a hash can explain an old bill
 * again; a pack that stands alone keeps the hash of its own files.
 */
export function withWholeHashes(packs: readonly BoundPack[]): readonly BoundPack[] {
  const find = (id: string) => packs.find((pack) => pack.data.id === id);
  return packs.map((pack) => {
    const taken = takenOver(pack, find);
    if (taken.length === 0) return pack;
    const whole = createHash('sha256').update(pack.hash);
    for (const { data, hash } of taken) whole.update(`\n${data.id} ${hash}`);
    return { ...pack, hash: whole.digest('hex') };
  });
}

/** By id, so that neither the order of the folders nor that of the text changes a hash. */
function takenOver(
  pack: BoundPack,
  find: (id: string) => BoundPack | undefined,
): readonly BoundPack[] {
  const seen = new Map<string, BoundPack>([[pack.data.id, pack]]);
  for (const { source, parent } of seen.values()) {
    for (const id of [...(parent === null ? [] : [parent]), ...packIdsIn(source)]) {
      const other = find(id);
      if (other !== undefined) seen.set(id, other);
    }
  }
  seen.delete(pack.data.id);
  return [...seen.values()].toSorted((a, b) => (a.data.id < b.data.id ? -1 : 1));
}
