import type { PrinterChoice, PrintSettings } from '../electron/printing-contract.ts';
import type { Choice } from './choices.ts';
import { PAPER_WORDS, PRINT_TEXT } from './print-messages.ts';

export type Paper = PrintSettings['usual'];

export const PAPERS = ['a4', 'a5', '80mm', '58mm'] as const satisfies readonly Paper[];

export const PAPER_CHOICES: readonly Choice<Paper>[] = PAPERS.map((paper) => ({
  value: paper,
  word: PAPER_WORDS[paper],
}));

/** In place of a printer's name: nobody names a printer so. */
export const BY_DIALOG = '';

/** The printers of this machine, and the dialog that asks for one. */
export function printerChoices(
  printers: readonly PrinterChoice[],
  otherwise: string,
): readonly Choice[] {
  const named = printers.map(({ name, shownAs, isDefault }) => ({
    value: name,
    word: isDefault ? PRINT_TEXT.print.usual(shownAs) : shownAs,
  }));
  return [...named, { value: BY_DIALOG, word: otherwise }];
}
