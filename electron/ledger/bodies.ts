import { z } from 'zod';
import { draftBody } from './draft-shape.ts';
import { facilityBody, figureBody, planBody, readingBody } from './office-shapes.ts';
import { personBody } from './person-shape.ts';
import { text, whole } from './shapes.ts';

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
  z.strictObject({
    kind: z.literal('settlement'),
    body: z.strictObject({ draft: draftBody, personName: text, certificateMasked: text }),
  }),
  z.strictObject({
    kind: z.literal('reversal'),
    body: z.strictObject({ personId: text, reverses: text, reversesHash: text, reason: text }),
  }),
  z.strictObject({
    kind: z.literal('print'),
    body: z.strictObject({ settlementId: text, printNumber: whole }),
  }),
]);
export type Content = z.infer<typeof contentSchema>;
export type EntryKind = Content['kind'];
