/** What slips and reports are printed on. A sheet has both measures; a roll has a width, and is as long as its contents. */
export const PAPERS = ['a4', 'a5', '80mm', '58mm'] as const;
export type Paper = (typeof PAPERS)[number];

/** In millimetres, as they leave the printer: A5 lies on its side. */
export const PAPER_SIZES = {
  a4: { width: 210, height: 297 },
  a5: { width: 210, height: 148 },
  '80mm': { width: 80, height: 'as long as it is' },
  '58mm': { width: 58, height: 'as long as it is' },
} as const satisfies Readonly<
  Record<Paper, { readonly width: number; readonly height: number | 'as long as it is' }>
>;

/** A PDF and the measures of its pages, in micrometres. */
export type PrintedPages = {
  readonly pdf: Uint8Array;
  readonly pages: readonly { readonly width: number; readonly height: number }[];
};
