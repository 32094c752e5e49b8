import { inYuan, toFen } from '../money.ts';
import type { BenefitTable } from './benefit-table.ts';

/** The table for files and scripts: its amounts as yuan with two decimals, the rest as it is. */
export function benefitTableJson(table: BenefitTable): unknown {
  return withYuan(table, false);
}

/** In the table's types amounts stand under these names and nowhere else. */
const MONEY = ['yuan', 'upTo'];

function withYuan(node: unknown, isMoney: boolean): unknown {
  if (typeof node === 'number') return isMoney ? inYuan(toFen(node)) : node;
  if (Array.isArray(node)) return node.map((item: unknown) => withYuan(item, isMoney));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      withYuan(value, isMoney || MONEY.includes(key)),
    ]),
  );
}
