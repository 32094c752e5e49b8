import type { Problem } from '../electron/contract.ts';
import type { RecordedSettlement } from '../electron/ledger/port.ts';

/** What the desk says in its line above the keys, until the next act. */
export type Notice =
  | { readonly kind: 'recorded'; readonly settlement: RecordedSettlement }
  | { readonly kind: 'reversed'; readonly settlement: RecordedSettlement }
  | { readonly kind: 'says'; readonly words: string }
  | { readonly kind: 'problem'; readonly problem: Problem };
