import type { Problem } from '../electron/contract.ts';
import type { RecordedSettlement } from '../electron/ledger/records.ts';

/** What the desk says in its line above the keys, until the next act. */
export type Notice =
  | { readonly kind: 'recorded'; readonly settlement: RecordedSettlement }
  | {
      readonly kind: 'reversed';
      readonly settlement: RecordedSettlement;
      /** Later bills of the person's year that would come out differently now. */
      readonly later: readonly string[];
    }
  | { readonly kind: 'says'; readonly words: string }
  | { readonly kind: 'problem'; readonly problem: Problem };
