import { z } from 'zod';
import { PAPERS, type Paper } from '../printing/papers.ts';
import type { PrintSubject } from './port-printing.ts';
import { exactly, text, whole, type Shape } from './shapes.ts';

/** A print as the journal has it; who printed, and when, is the entry's own. */
export type PrintBody = {
  readonly subject: PrintSubject;
  readonly paper: Paper | null;
  readonly number: number;
  readonly reason: string | null;
};

const subject: z.ZodType<PrintSubject> = exactly<PrintSubject>()(
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('settlement'), settlementId: text }),
    z.strictObject({ kind: z.literal('close'), seq: whole }),
    z.strictObject({ kind: z.literal('notice'), run: text, personId: text }),
  ]),
);

/** Before there were papers and reasons, slips were all that was printed. */
const olderPrint = z
  .strictObject({ settlementId: text, printNumber: whole })
  .transform(({ settlementId, printNumber }): PrintBody => ({
    subject: { kind: 'settlement', settlementId },
    paper: null,
    number: printNumber,
    reason: null,
  }));

export const printBody: z.ZodType<PrintBody> = exactly<PrintBody>()(
  z.union([
    z.strictObject({
      subject,
      paper: z.enum(PAPERS),
      number: whole,
      reason: text.nullable(),
    } satisfies Shape<PrintBody>),
    olderPrint,
  ]),
);

/** Under what a print is found in the journal: one name for all papers of one subject. */
export function printedName(printed: PrintSubject): string {
  switch (printed.kind) {
    case 'settlement':
      return printed.settlementId;
    case 'close':
      return `close/${printed.seq}`;
    case 'notice':
      return `notice/${printed.run}/${printed.personId}`;
  }
}
