/** A thing that a pack says under a name. */
export type Field = { readonly what: string; readonly says: string };

/** What was said under a name, and what is said instead; null where one side says nothing. */
export type FieldChange = {
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** The names under which two lists of fields say different things: what changed and what is gone in the first's order, then what is new. */
export function fieldChanges(from: readonly Field[], to: readonly Field[]): readonly FieldChange[] {
  const [before, after] = [from, to].map((all) => new Map(all.map((f) => [f.what, f.says])));
  return [...new Set([...from, ...to].map(({ what }) => what))].flatMap((what) => {
    const change = { what, from: before?.get(what) ?? null, to: after?.get(what) ?? null };
    return change.from === change.to ? [] : [change];
  });
}
