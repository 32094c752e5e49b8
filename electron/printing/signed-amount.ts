import { inYuanGrouped, ZERO, type Fen } from '../../engine/money.ts';

/** A difference: more is `+1,234.00`, less `-1,234.00`. */
export function inYuanSigned(amount: Fen): string {
  return `${amount > ZERO ? '+' : ''}${inYuanGrouped(amount)}`;
}
