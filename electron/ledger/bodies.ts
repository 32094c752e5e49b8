import { z } from 'zod';
import { adjustmentBody } from './adjustment-shape.ts';
import { clockBody } from './clock-shape.ts';
import { closeBody } from './close-shape.ts';
import { copyBody } from './copy-shape.ts';
import { confirmationBody, lostBody, sendingBody, settledBody } from './message-shapes.ts';
import { facilityBody, figureBody, planBody, readingBody } from './office-shapes.ts';
import { personBody } from './person-shape.ts';
import { printBody } from './print-shape.ts';
import { text } from './shapes.ts';

/**
 * What each kind of entry says, and the one place where it is read back. Every stored word must
 * stay readable for ever: vocabularies may grow, but nothing that a journal can hold is ever taken
 * away. An entry that grows a field is read in its older form too, which stays as strict as it was.
 * The closed set of entries: one more here, and the compiler lists what else must know of it.
 */
export const contentSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('opened'),
    body: z.strictObject({ ledgerId: text, demonstration: z.boolean() }),
  }),
  z.strictObject({ kind: z.literal('facility'), body: facilityBody }),
  z.strictObject({ kind: z.literal('person'), body: personBody }),
  z.strictObject({ kind: z.literal('figure'), body: figureBody }),
  z.strictObject({ kind: z.literal('plan'), body: planBody }),
  z.strictObject({ kind: z.literal('reading'), body: readingBody }),
  z.strictObject({ kind: z.literal('settlement'), body: settledBody }),
  z.strictObject({
    kind: z.literal('reversal'),
    body: z.strictObject({ personId: text, reverses: text, reversesHash: text, reason: text }),
  }),
  z.strictObject({ kind: z.literal('print'), body: printBody }),
  z.strictObject({ kind: z.literal('adjustment'), body: adjustmentBody }),
  z.strictObject({ kind: z.literal('sending'), body: sendingBody }),
  z.strictObject({ kind: z.literal('unknown'), body: lostBody }),
  z.strictObject({ kind: z.literal('abandoned'), body: lostBody }),
  z.strictObject({ kind: z.literal('confirmation'), body: confirmationBody }),
  z.strictObject({ kind: z.literal('close'), body: closeBody }),
  z.strictObject({ kind: z.literal('clock'), body: clockBody }),
  z.strictObject({ kind: z.literal('backup'), body: copyBody }),
  z.strictObject({ kind: z.literal('restored'), body: copyBody }),
  z.strictObject({ kind: z.literal('exported'), body: copyBody }),
  z.strictObject({ kind: z.literal('imported'), body: copyBody }),
]);
export type Content = z.infer<typeof contentSchema>;
export type EntryKind = Content['kind'];

/** What the office enters of its people and its year. */
export const OFFICE_KINDS = [
  'person',
  'figure',
  'plan',
  'reading',
] as const satisfies readonly EntryKind[];
/** What is said of copies of the ledger. */
export const COPY_KINDS = [
  'backup',
  'restored',
  'exported',
  'imported',
] as const satisfies readonly EntryKind[];

/** Whether an entry is of one of these kinds: the compiler then knows which kinds are left. */
export function isKind<T extends { readonly kind: EntryKind }, K extends EntryKind>(
  one: T,
  kinds: readonly K[],
): one is Extract<T, { readonly kind: K }> {
  return kinds.some((kind) => kind === one.kind);
}
