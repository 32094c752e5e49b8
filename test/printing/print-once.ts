import { createHash } from 'node:crypto';
import { createSlipPrinter } from '../../electron/printing/slip.ts';
import { recordedBill, slipOf } from './recorded.ts';

/** Prints one ordinary slip in a process of its own, and says what bytes it is. */
const { pdf } = await createSlipPrinter().render([slipOf(recordedBill())], 'a4');
console.log(createHash('sha256').update(pdf).digest('hex'));
