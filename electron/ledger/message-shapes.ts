import { z } from 'zod';
import { draftBody, olderDraftBody } from './draft-shape.ts';
import type { Confirmation } from './port-messages.ts';
import type { AnswerDifference } from './records.ts';
import { exactly, fen, text, type Shape } from './shapes.ts';

/** What the journal says of a bill on its way to the platform, and of the platform's answer. */

const who = { personName: text, certificateMasked: text };

const difference: z.ZodType<AnswerDifference> = exactly<AnswerDifference>()(
  z.strictObject({ account: text, ours: fen, theirs: fen } satisfies Shape<AnswerDifference>),
);
const differences = z.array(difference).readonly();

const settled = z.strictObject({
  draft: draftBody,
  ...who,
  messageId: text.nullable(),
  platformId: text.nullable(),
  differences: differences.nullable(),
});
/** Before schema 7 nothing was numbered for the platform. */
const olderSettled = z.strictObject({ draft: olderDraftBody, ...who }).transform((body) => ({
  ...body,
  messageId: null,
  platformId: null,
  differences: null,
}));
export const settledBody = z.union([settled, olderSettled]);

export const sendingBody = z.strictObject({ messageId: text, draft: draftBody, ...who });

/** What became of a message that has no settlement. */
export const lostBody = z.strictObject({ messageId: text, personId: text, why: text });

export const confirmationBody: z.ZodType<Confirmation> = exactly<Confirmation>()(
  z.strictObject({
    settlementId: text,
    platformId: text,
    differences,
  } satisfies Shape<Confirmation>),
);
