import type { EntryOf } from './entries.ts';
import type { SettlementDraft } from './records.ts';

/** A settlement as it stood before an entry: as recorded, or as its latest adjustment before then left it. */
export type Standing = {
  readonly original: EntryOf<'settlement'>;
  readonly newest: EntryOf<'settlement'> | EntryOf<'adjustment'>;
  readonly draft: SettlementDraft;
};

/** Finds how a settlement stood before the entry with that number. */
export type FindStanding = (settlementId: string, before: number) => Standing | null;

export function standingOf(
  original: EntryOf<'settlement'>,
  latest: EntryOf<'adjustment'> | null,
): Standing {
  return latest === null
    ? { original, newest: original, draft: original.body.draft }
    : { original, newest: latest, draft: adjustedDraft(original.body.draft, latest) };
}

/** The bill of the settlement with the result of the adjustment. */
export function adjustedDraft(
  draft: SettlementDraft,
  { body: { settlement, packHash, standard } }: EntryOf<'adjustment'>,
): SettlementDraft {
  return { ...draft, settlement, packHash, standard };
}
