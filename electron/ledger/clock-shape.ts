import { z } from 'zod';
import type { ClockEntry } from './port-clock.ts';
import { exactly, text, type Shape } from './shapes.ts';

type ClockBody = Omit<ClockEntry, 'seq' | 'by'>;

export const clockBody: z.ZodType<ClockBody> = exactly<ClockBody>()(
  z.strictObject({
    last: text,
    now: text,
    reason: text,
    approvedBy: text,
  } satisfies Shape<ClockBody>),
);
