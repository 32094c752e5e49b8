import { createHash } from 'node:crypto';
import { createSlipPrinter } from '../../electron/printing/slip.ts';
import { recordedBill, slipPack } from './recorded.ts';

/** Prints one ordinary slip in a process of its own, and says what bytes it is. */
const pdf = await createSlipPrinter().render(recordedBill(), slipPack, 1, 'a4');
console.log(createHash('sha256').update(pdf).digest('hex'));
