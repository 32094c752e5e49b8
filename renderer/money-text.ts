import { inYuanGrouped, parseYuan, ZERO, type Fen } from '../engine/money.ts';

/** Full-width digits and signs, as a Chinese input method types them, in their plain form. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .replace(/\u3000/g, ' ');
}

/**
 * Money as typed or pasted, as the wire wants it: "￥１，234.5 元" → "1234.5". A comma that does not part thousands stays,
 * so that "12,34" is refused instead of read as 1,234.
 */
export function plainMoney(text: string): string {
  const bare = halfWidth(text).replace(/[\s¥￥元]/g, '');
  const joined = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return joined.replace(/^\./, '0.').replace(/\.$/, '');
}

/** Money as typed, as fen; null while it is not an amount. */
export function moneyOf(text: string): Fen | null {
  const plain = plainMoney(text);
  if (plain === '') return ZERO;
  const amount = parseYuan(plain);
  return typeof amount === 'number' ? amount : null;
}

/** Money as people read it, once the field is left; what cannot be read stays as it was typed. */
export function groupedMoney(text: string): string {
  const amount = moneyOf(text);
  return plainMoney(text) === '' || amount === null ? text : inYuanGrouped(amount);
}
