/** Exact fractions, for the oracle alone: it shares no arithmetic with the program it checks. */
export type Rational = { readonly over: bigint; readonly under: bigint };

export function rational(over: bigint, under = 1n): Rational {
  if (under === 0n) throw new Error(`no fraction has 0 below the line: ${over}/0`);
  const sign = under < 0n ? -1n : 1n;
  const by = greatestDivisor(over < 0n ? -over : over, under < 0n ? -under : under);
  return { over: (sign * over) / by, under: (sign * under) / by };
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestDivisor(b, a % b);
}

export const NOTHING = rational(0n);

/** Decimal text, `12345.67` or `-0.05`, as the fraction it is. */
export function fromText(text: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) throw new Error(`not a decimal number: ${JSON.stringify(text)}`);
  const decimals = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? ''}${decimals}`);
  return rational(match[1] === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
}

export function plus(...parts: readonly Rational[]): Rational {
  return parts.reduce(
    (sum, part) => rational(sum.over * part.under + part.over * sum.under, sum.under * part.under),
    NOTHING,
  );
}
export function minus(a: Rational, ...parts: readonly Rational[]): Rational {
  const less = plus(...parts);
  return rational(a.over * less.under - less.over * a.under, a.under * less.under);
}
export function times(a: Rational, b: Rational): Rational {
  return rational(a.over * b.over, a.under * b.under);
}

/** Negative, zero or positive, as a is below, at or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
export function isAbove(a: Rational, b: Rational): boolean {
  return compare(a, b) > 0;
}
export function least(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}
export function notNegative(a: Rational): Rational {
  return a.over < 0n ? NOTHING : a;
}

/** To whole hundredths, half a hundredth going up; only ever asked of what is not negative. */
export function toTheFen(a: Rational): Rational {
  if (a.over < 0n) throw new Error(`rounding is stated for payments, never for ${a.over}`);
  return rational((a.over * 200n + a.under) / (a.under * 2n), 100n);
}

/** Yuan with two decimals; what is not whole fen is a mistake of the oracle. */
export function yuan(a: Rational): string {
  const fen = rational(a.over * 100n, a.under);
  if (fen.under !== 1n) throw new Error(`not whole fen: ${a.over}/${a.under}`);
  const digits = (fen.over < 0n ? -fen.over : fen.over).toString().padStart(3, '0');
  return `${fen.over < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A share as decimal text with eight decimals: `0.65000000`. */
export function shareText(share: Rational): string {
  const digits = ((share.over * 10n ** 8n) / share.under).toString().padStart(9, '0');
  return `${digits.slice(0, -8)}.${digits.slice(-8)}`;
}

/** In whole fen, as the number that amounts are drawn with. */
export function inFen(amount: Rational): number {
  const fen = rational(amount.over * 100n, amount.under);
  return Number(fen.over / fen.under);
}
