import nzh from 'nzh/cn';
import { inYuan, type Fen } from '../../engine/money.ts';

/**
 * 金额大写, as receipts write it: 整 closes an amount that ends before the 分, nothing is written before
 * the first digit that counts ("柒分", not "零元柒分"), and nothing at all is 零元整.
 */
export function amountInWords(amount: Fen): string {
  return nzh.toMoney(inYuan(amount), { outSymbol: false, forceZheng: true });
}
