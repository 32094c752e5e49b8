import type { BoundPack } from '../engine/rule-pack/pack-book.ts';
import type { CategoryChoice, PackView } from './contract.ts';

/** A pack in the words that the window shows. */
export function packView(pack: BoundPack): PackView {
  const { data, clauses, hash } = pack;
  return {
    id: data.id,
    hash,
    regionName: data.region.name,
    document: {
      title: data.document.title,
      number: data.document.number,
      issuer: data.document.issuer,
    },
    inForce: { from: data.inForce.from, until: data.inForce.until },
    categories: data.categories.ranked,
    otherCategory: otherCategory(pack),
    figures: data.figures,
    readings: data.readings.map(({ id, clause, byDefault, alternative }) => ({
      id,
      clause,
      byDefault,
      alternative,
    })),
    clauses: [...clauses.values()],
  };
}

function otherCategory({ data }: BoundPack): CategoryChoice | null {
  const other = data.categories.treatedAs;
  return other === null ? null : { id: 'other', ...other };
}
