import { inYuan } from '../../engine/money.ts';
import { addAmounts, NO_AMOUNTS, type Amounts, type DetailRow, type Group } from './detail-rows.ts';

/** What rows come to: refunds are taken off, in amounts and in the count. */
export type Sum = { readonly amounts: Amounts; readonly count: number };

/** What sums are kept apart by. */
export type Dimension = keyof Group;
export type GroupSum = Sum & { readonly group: Group };

/** Sums of rows by some of what they belong to, in the order of the codes; the other dimensions are null. */
export type Totals = {
  add(rows: readonly DetailRow[]): void;
  sums(): readonly GroupSum[];
  whole(): Sum;
};

const NOTHING: Sum = { amounts: NO_AMOUNTS, count: 0 };

export function openTotals(by: readonly Dimension[]): Totals {
  const sums = new Map<string, GroupSum>();
  let whole = NOTHING;
  return {
    add(rows) {
      for (const row of rows) {
        const group = onlyBy(row.group, by);
        const key = keyOf(group);
        sums.set(key, { group, ...plus(sums.get(key) ?? NOTHING, row) });
        whole = plus(whole, row);
      }
    },
    sums: () => [...sums].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, groupSum]) => groupSum),
    whole: () => whole,
  };
}

export function onlyBy(group: Group, by: readonly Dimension[]): Group {
  const kept = (name: Dimension) => (by.includes(name) ? group[name] : null);
  return {
    insurance: kept('insurance'),
    clearingKind: kept('clearingKind'),
    settlingOffice: kept('settlingOffice'),
  };
}

/** A group as text, for keys and names of files: what is not said reads `null`, as in the files themselves. */
export function keyOf({ insurance, clearingKind, settlingOffice }: Group): string {
  return [settlingOffice, clearingKind, insurance].map((code) => code ?? 'null').join('-');
}

/** The amounts as the interface writes money: yuan with two decimals. */
export function moneyOf(amounts: Amounts): { readonly [K in keyof Amounts]: string } {
  return {
    total: inYuan(amounts.total),
    inScope: inYuan(amounts.inScope),
    fundsPay: inYuan(amounts.fundsPay),
    accountPays: inYuan(amounts.accountPays),
    cashPays: inYuan(amounts.cashPays),
  };
}

function plus({ amounts, count }: Sum, row: DetailRow): Sum {
  return { amounts: addAmounts(amounts, row.amounts), count: count + (row.isRefund ? -1 : 1) };
}
