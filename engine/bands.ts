import { ratioOf, sumOfShares, toFen, wholeFen, ZERO, type Fen, type Rate } from './money.ts';

/** A band as a table or a pack writes it; `upTo` is an absolute amount, and null in the last. */
export type WrittenBand = {
  readonly upTo: Fen | null;
  readonly share: Rate;
  /** The share before a document raised it. */
  readonly raisedFrom?: Rate;
};

/** The part of an amount that lies in one band. */
export type BandPart = {
  readonly of: Fen;
  readonly share: Rate;
  /** The share that the document raised to `share` for this person. */
  readonly raisedFrom?: Rate;
};

/** Ascending bands made ready to reckon with: each share is `over` of the `under` that all of them have in common. */
export type Bands = { readonly bands: readonly Band[]; readonly under: number };

type Band = {
  readonly from: number;
  readonly upTo: number;
  readonly over: number;
  readonly written: WrittenBand;
};

/** `from` is where the first band begins: a lower start only widens it, a higher one cuts what lies below. */
export function compileBands(written: readonly WrittenBand[], from: Fen = ZERO): Bands {
  const under = Math.max(1, ...written.map(({ share }) => ratioOf(share).under));
  let floor: number = from;
  const bands = written.map((band): Band => {
    const begins = floor;
    floor = Math.max(begins, band.upTo ?? Number.MAX_SAFE_INTEGER);
    const ratio = ratioOf(band.share);
    return { from: begins, upTo: floor, over: ratio.over * (under / ratio.under), written: band };
  });
  return { bands, under };
}

/** How much of an amount lies in a band. */
function within({ from, upTo }: Band, amount: Fen): number {
  if (amount <= from) return 0;
  return (amount < upTo ? amount : upTo) - from;
}

/** What the bands give of an amount, added exactly and rounded once. */
export function sumInBands(amount: Fen, { bands, under }: Bands): Fen {
  let sum = 0;
  for (const band of bands) sum += within(band, amount) * band.over;
  if (sum <= Number.MAX_SAFE_INTEGER) return wholeFen(sum, under);
  return sumOfShares(partsInBands(amount, { bands, under }));
}

/** The parts of an amount with the share of each, as the explanation tells them. */
export function partsInBands(amount: Fen, { bands }: Bands): readonly BandPart[] {
  const parts: BandPart[] = [];
  for (const band of bands) {
    const of = toFen(within(band, amount));
    const { share, raisedFrom } = band.written;
    if (of === ZERO) continue;
    parts.push(raisedFrom === undefined ? { of, share } : { of, share, raisedFrom });
  }
  return parts;
}
