import { z } from 'zod';
import { standardBody } from './draft-shape.ts';
import type { AdjustmentDraft } from './port-adjusting.ts';
import type { AdjustmentCause } from './records.ts';
import { settlementBody } from './settlement-shape.ts';
import { exactly, text, whole, type Shape } from './shapes.ts';

const cause: z.ZodType<AdjustmentCause> = exactly<AdjustmentCause>()(
  z.strictObject({
    kind: z.enum(['person', 'figure', 'plan', 'reading', 'reversal', 'adjustment', 'pack']),
    seq: whole.nullable(),
  } satisfies Shape<AdjustmentCause>),
);

/** A settlement settled again with effect in the past. */
export const adjustmentBody: z.ZodType<AdjustmentDraft> = exactly<AdjustmentDraft>()(
  z.strictObject({
    adjusts: text,
    adjustsHash: text,
    personId: text,
    year: whole,
    settlement: settlementBody,
    packHash: text,
    standard: standardBody,
    causes: z.array(cause).readonly(),
    approvedBy: text,
    run: text,
  } satisfies Shape<AdjustmentDraft>),
);
