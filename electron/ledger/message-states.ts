import type { EntryKind } from './bodies.ts';

/**
 * The life of a bill, as far as the journal knows it. What comes before (typed, computed) is on the screen only; what
 * comes after a settlement is its reversal, adjustment or confirmation.
 *
 *   nothing ──→ sending ──→ settled        sent, and the platform answered
 *      │           ├──→ unknown ──→ settled | abandoned     asked for under its message id
 *      │           └──→ abandoned                           the platform does not have it
 *      └─────────→ settled                  without the platform: provisional until it is confirmed
 */
const FOLLOWS: Readonly<Record<string, readonly EntryKind[]>> = {
  nothing: ['sending', 'settlement'],
  sending: ['unknown', 'settlement', 'abandoned'],
  unknown: ['settlement', 'abandoned'],
  settlement: [],
  abandoned: [],
};

/** Whether an entry of that kind may say something new of a message; `before` is what was last said, null for nothing. */
export function mayFollow(before: EntryKind | null, kind: EntryKind): boolean {
  return FOLLOWS[before ?? 'nothing']?.includes(kind) ?? false;
}
