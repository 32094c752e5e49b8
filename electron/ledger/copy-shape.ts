import { z } from 'zod';
import type { CopyNoted } from './port-copies.ts';
import { exactly, text, whole, type Shape } from './shapes.ts';

type CopyBody = Omit<CopyNoted, 'kind'>;

/** A verified copy: which state of the ledger it holds. */
export const copyBody: z.ZodType<CopyBody> = exactly<CopyBody>()(
  z.strictObject({
    file: text,
    sha256: text,
    entries: whole,
    headHash: text,
  } satisfies Shape<CopyBody>),
);
