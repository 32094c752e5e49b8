/** The engine's whole-number arithmetic against fractions of any size, up to where doubles end. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileBands, partsInBands, sumInBands } from '../../engine/bands.ts';
import { aboveShareOf, portionOf, ratioOf, toFen, toRate, wholeFen } from '../../engine/money.ts';
import { fromText, plus, rational, times } from '../oracle/rational.ts';
import { checkDrawn } from './cases.ts';

const RUNS = 20_000;
const LARGEST_FEN = 1_000_000_000_000;
const LARGEST = Number.MAX_SAFE_INTEGER;

const under = fc.integer({ min: 0, max: 8 }).map((decimals) => 10 ** decimals);
const amount = fc.oneof(fc.integer({ min: 0, max: LARGEST_FEN }), fc.nat(100_000)).map(toFen);
const rate = fc
  .integer({ min: 1, max: 8 })
  .chain((decimals) => fc.nat(10 ** decimals - 1).map((n) => [n, decimals] as const))
  .map(([n, decimals]) => toRate(`0.${String(n).padStart(decimals, '0')}`));

/** Near the largest whole number, anywhere, and beside every half. */
const overUnder = under.chain((by) =>
  fc.oneof(
    fc.nat(1_000_000).map((below) => [LARGEST - below, by] as const),
    fc.integer({ min: 0, max: LARGEST }).map((over) => [over, by] as const),
    fc
      .tuple(
        fc.integer({ min: 0, max: Math.floor(LARGEST / by) - 1 }),
        fc.integer({ min: -1, max: 1 }),
      )
      .map(
        ([whole, beside]) => [Math.max(0, whole * by + Math.floor(by / 2) + beside), by] as const,
      ),
  ),
);

function halfUp(over: bigint, by: bigint): bigint {
  return (2n * over + by) / (2n * by);
}

test('分数化为整分，半分进位，直到双精度的尽头都准', () => {
  checkDrawn(
    overUnder,
    ([over, by]) => {
      expect(BigInt(wholeFen(over, by))).toBe(halfUp(BigInt(over), BigInt(by)));
    },
    RUNS,
  );
});

test('任何金额的任何比例准到分；超过整体一定比例的部分也准到分', () => {
  checkDrawn(
    fc.tuple(amount, amount, rate),
    ([of, whole, share]) => {
      const { over, under: by } = fromText(share);
      expect(BigInt(portionOf(of, ratioOf(share)))).toBe(halfUp(BigInt(of) * over, by));
      const above = BigInt(of) * by - BigInt(whole) * over;
      const exact = above > 0n ? halfUp(above, by) : 0n;
      expect(BigInt(aboveShareOf(of, whole, ratioOf(share)))).toBe(exact);
    },
    RUNS,
  );
});

test('分段计算与逐段相加、一次进位相同，各段合起来正是起付线以上的金额', () => {
  const band = fc.tuple(fc.integer({ min: 1, max: 20_000_000 }), rate);
  const bands = fc.array(band, { maxLength: 3 });
  checkDrawn(
    fc.tuple(amount, fc.nat(10_000_000).map(toFen), bands, rate),
    ([of, from, widths, last]) => {
      let end = 0;
      const written = widths.map(([width, share]) => ({ upTo: toFen((end += width)), share }));
      const compiled = compileBands([...written, { upTo: null, share: last }], from);
      const parts = partsInBands(of, compiled);
      const shares = parts.map((part) => times(rational(BigInt(part.of)), fromText(part.share)));
      const sum = plus(...shares);
      expect(BigInt(sumInBands(of, compiled))).toBe(halfUp(sum.over, sum.under));
      expect(parts.reduce((all, part) => all + part.of, 0)).toBe(Math.max(0, of - from));
    },
    RUNS,
  );
});
