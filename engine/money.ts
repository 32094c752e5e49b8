import { Decimal } from 'decimal.js';
import { assert } from './problem.ts';

/** The project's only Decimal: no other module can reconfigure it, as they could the library's default one. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

declare const fen: unique symbol;
/** Money as whole fen: exact to add and compare, and carried unchanged by JSON, SQLite and IPC. */
export type Fen = number & { readonly [fen]: true };

declare const rate: unique symbol;
/** A share as the policy writes it, "0.65". Text, because 0.65 as a binary float is not 0.65. */
export type Rate = string & { readonly [rate]: true };

/** Ten thousand million yuan: no bill comes near, and sums of a year stay exact integers. */
const MOST_FEN = 1_000_000_000_000;

export function toFen(n: number): Fen {
  // Not through assert: its message would be made on every call.
  if (!Number.isSafeInteger(n)) throw new Error(`broken invariant: not whole fen: ${n}`);
  return n as Fen;
}

export function toRate(text: string): Rate {
  assert(isRate(text), `not a share between 0 and 1: ${JSON.stringify(text)}`);
  return text as Rate;
}

export function isRate(text: string): boolean {
  return /^(0(\.\d{1,8})?|1(\.0{1,8})?)$/.test(text);
}

export const ZERO = toFen(0);

/** Two amounts; `addFen` takes any number of them, and makes a list for it. */
export function plusFen(a: Fen, b: Fen): Fen {
  return toFen(a + b);
}
export function addFen(...parts: readonly Fen[]): Fen {
  let sum = 0;
  for (const part of parts) sum += part;
  return toFen(sum);
}
export function lessFen(a: Fen, b: Fen): Fen {
  return toFen(a - b);
}
export function smallerFen(a: Fen, b: Fen): Fen {
  return a <= b ? a : b;
}
/** `a − b`, but never below nothing. */
export function excessFen(a: Fen, b: Fen): Fen {
  return a > b ? toFen(a - b) : ZERO;
}

/** A share ready to be multiplied by: a whole number over a power of ten, so that most products stay exact integers. */
export type Ratio = { readonly rate: Rate; readonly over: number; readonly under: number };

export function ratioOf(rate: Rate): Ratio {
  const decimals = (rate.split('.')[1] ?? '').replace(/0+$/, '').length;
  const under = 10 ** decimals;
  return { rate, over: new Exact(rate).times(under).toNumber(), under };
}

/**
 * `over / under` fen as whole fen, both whole and neither negative: here a fraction of a fen is decided, and half a fen
 * goes up (clauses G3). The quotient can only be rounded to the whole number above it, and then from so near below that
 * half up goes there as well.
 */
export function wholeFen(over: number, under: number): Fen {
  const whole = Math.floor(over / under);
  return toFen((over - whole * under) * 2 >= under ? whole + 1 : whole);
}

/** A share of an amount, rounded half up to the fen. */
export function shareOf(amount: Fen, share: Rate): Fen {
  return portionOf(amount, ratioOf(share));
}

/** The same with the share made ready, for where it is asked at every bill. */
export function portionOf(amount: Fen, { rate, over, under }: Ratio): Fen {
  const product = amount * over;
  if (amount >= 0 && product <= Number.MAX_SAFE_INTEGER) return wholeFen(product, under);
  return halfUp(new Exact(amount).times(rate));
}

/** Amounts each with its share, added exactly and rounded once, as one component of payment. */
export function sumOfShares(parts: readonly { readonly of: Fen; readonly share: Rate }[]): Fen {
  const add = (sum: Decimal, { of, share }: (typeof parts)[number]) =>
    sum.plus(new Exact(of).times(share));
  return halfUp(parts.reduce(add, new Exact(0)));
}

/** What `amount` has above so much of `whole`, rounded once, never below nothing; neither is negative. */
export function aboveShareOf(amount: Fen, whole: Fen, { rate, over, under }: Ratio): Fen {
  const [own, held] = [amount * under, whole * over];
  if (own <= Number.MAX_SAFE_INTEGER && held <= Number.MAX_SAFE_INTEGER) {
    return own <= held ? ZERO : wholeFen(own - held, under);
  }
  const above = new Exact(amount).minus(new Exact(whole).times(rate));
  return above.lte(0) ? ZERO : halfUp(above);
}

/** The same where whole numbers would be too large. */
function halfUp(exact: Decimal): Fen {
  return toFen(exact.toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}

/** Whether an amount is at most so much of a whole, compared without rounding. */
export function isWithinShare(amount: Fen, whole: Fen, share: Rate): boolean {
  return new Exact(amount).lte(new Exact(whole).times(share));
}

/** Whether an amount is less than so much of a whole, compared without rounding. */
export function isBelowShare(amount: Fen, whole: Fen, share: Rate): boolean {
  return new Exact(amount).lt(new Exact(whole).times(share));
}

/** Money to whole units of `step` fen, half up or down: how an office publishes its yearly lines. */
export function toUnits(amount: Fen, share: Rate, step: number, how: 'half-up' | 'down'): Fen {
  const units = new Exact(amount).times(share).dividedBy(step);
  const mode = how === 'down' ? Decimal.ROUND_DOWN : Decimal.ROUND_HALF_UP;
  return toFen(units.toDecimalPlaces(0, mode).times(step).toNumber());
}

export function isShareBelow(a: Rate, b: Rate): boolean {
  return new Exact(a).lt(b);
}

/** A share raised by so many points and held at 1: "0.60" + "0.05" → "0.65", "0.95" + "0.10" → "1". */
export function raiseRate(share: Rate, by: Rate): Rate {
  const raised = new Exact(share).plus(by);
  if (raised.gte(1)) return toRate('1');
  const places = Math.max(2, raised.decimalPlaces());
  return toRate(raised.toFixed(places));
}

/** Fen as yuan with two decimals, for the wire and for files: 123456 → "1234.56". */
export function inYuan(amount: Fen): string {
  const whole = Math.trunc(Math.abs(amount) / 100);
  const rest = Math.abs(amount) % 100;
  return `${amount < 0 ? '-' : ''}${whole}.${rest < 10 ? '0' : ''}${rest}`;
}

/** Fen as people read it: 123456789 → "1,234,567.89". */
export function inYuanGrouped(amount: Fen): string {
  return groupYuan(inYuan(amount));
}

/** Yuan text as people read it: "1234567.89" → "1,234,567.89". */
export function groupYuan(text: string): string {
  return text.replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** A share as a percentage: "0.65" → "65%". */
export function inPercent(share: Rate): string {
  return `${new Exact(share).times(100).toString()}%`;
}

export type MoneyFault = 'not-money' | 'negative' | 'decimals' | 'too-large';

/**
 * Yuan as typed or sent ("12345.67", at most two decimals, no sign, no exponent) to fen; a fault says what is wrong.
 */
export function parseYuan(text: string): Fen | MoneyFault {
  if (/^-\d+(\.\d+)?$/.test(text)) return 'negative';
  if (/^\d+\.\d{3,}$/.test(text)) return 'decimals';
  const match = /^(\d{1,15})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return /^\d{16,}(\.\d{1,2})?$/.test(text) ? 'too-large' : 'not-money';
  const amount = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return amount > MOST_FEN ? 'too-large' : toFen(amount);
}
