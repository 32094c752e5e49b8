import type { RecordedSettlement } from '../ledger/records.ts';
import { drawA4 } from './a4.ts';
import { loadFaces, type Faces } from './fonts.ts';
import { slipContent, type Paper, type SlipContent, type SlipPack } from './slip-content.ts';

export type SlipPrinter = {
  /** The slip as a PDF. The same settlement, print number and paper always give the same bytes. */
  render(
    recorded: RecordedSettlement,
    pack: SlipPack,
    printNumber: number,
    paper: Paper,
  ): Promise<Uint8Array>;
};

/** Each paper arranges the same content in its own way. */
const LAYOUTS: Readonly<
  Record<Paper, (content: SlipContent, faces: Faces) => Promise<Uint8Array>>
> = { a4: drawA4 };

/**
 * A printer that reads its fonts once, at the first slip: from `fontsDirectory` where the program
 * is packaged, or else from the installed package.
 */
export function createSlipPrinter(options: { readonly fontsDirectory?: string } = {}): SlipPrinter {
  let faces: Promise<Faces> | null = null;
  return {
    async render(recorded, pack, printNumber, paper) {
      faces ??= loadFaces(options.fontsDirectory).catch((error: unknown) => {
        faces = null;
        throw error;
      });
      return LAYOUTS[paper](slipContent(recorded, pack, printNumber), await faces);
    },
  };
}
