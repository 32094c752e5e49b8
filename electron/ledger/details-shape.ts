import { z } from 'zod';
import { FEE_TYPES } from '../../engine/terms.ts';
import type { BillDetails, FeeItem, Stay } from './records.ts';
import { day, exactly, fen, type Shape } from './shapes.ts';

const stay: z.ZodType<Stay> = exactly<Stay>()(
  z.strictObject({ admittedOn: day, dischargedOn: day } satisfies Shape<Stay>),
);
const feeItem: z.ZodType<FeeItem> = exactly<FeeItem>()(
  z.strictObject({
    type: z.enum(FEE_TYPES),
    amount: fen,
    classA: fen,
    classB: fen,
    classC: fen,
    paidFirst: fen,
    overLimit: fen,
  } satisfies Shape<FeeItem>),
);

/** What the hospital's system said of a bill beside its sums. */
export const detailsBody: z.ZodType<BillDetails> = exactly<BillDetails>()(
  z.strictObject({
    stay: stay.nullable(),
    feeItems: z.array(feeItem).readonly(),
  } satisfies Shape<BillDetails>),
);
