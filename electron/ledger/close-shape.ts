import { z } from 'zod';
import type { RecordedClose } from './port-closing.ts';
import { exactly, fen, text, whole, type Shape } from './shapes.ts';

type CloseBody = Omit<RecordedClose, 'seq' | 'hash' | 'at' | 'by'>;

/** A sealed period, with all that was in it. */
export const closeBody: z.ZodType<CloseBody> = exactly<CloseBody>()(
  z.strictObject({
    span: z.enum(['shift', 'day']),
    facility: text,
    operator: text.nullable(),
    after: whole,
    upTo: whole,
    settlements: whole,
    reversals: whole,
    adjustments: whole,
    accounts: z.record(text, fen),
    expected: fen,
    counted: fen,
    difference: fen,
    reason: text.nullable(),
    handedTo: text.nullable(),
  } satisfies Shape<CloseBody>),
);
