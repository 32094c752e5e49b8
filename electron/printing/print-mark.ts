/** What stands on a paper about this very print. */
export type PrintMark =
  | {
      readonly kind: 'print';
      readonly number: number;
      /** Why it was printed again; null for the first. */
      readonly reason: string | null;
      readonly at: string;
      readonly by: string;
      /** The entry that had reversed the settlement when it was printed. */
      readonly reversedBy: string | null;
    }
  /** Seen before printing: nothing on it could pass for a print. */
  | { readonly kind: 'preview' };
