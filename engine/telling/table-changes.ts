import type { TableBlock, TableItem, TableRow } from './table-block.ts';

/** What differs between two tables, row by row: what was said, and what is said instead. */
export type RowChange = {
  readonly label: string;
  readonly from: TableRow | null;
  readonly to: TableRow | null;
};
export type ItemChange =
  | { readonly kind: 'added' | 'removed'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'changed'; readonly of: string; readonly rows: readonly RowChange[] };
export type BlockChange = {
  readonly key: string;
  readonly title: string;
  readonly items: readonly ItemChange[];
};

/**
 * The changes from one table's blocks to another's. Two documents number their articles each in its own way, so clauses
 * count only where `clausesCount`, between texts of one place.
 */
export function changesBetween(
  from: readonly TableBlock[],
  to: readonly TableBlock[],
  clausesCount: boolean,
): readonly BlockChange[] {
  const keys = [...new Set([...to, ...from].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const [a, b] = [from, to].map((blocks) => blocks.find((block) => block.key === key));
    const items = itemChanges(a?.items ?? [], b?.items ?? [], clausesCount);
    return items.length === 0 ? [] : [{ key, title: (b ?? a)?.title ?? key, items }];
  });
}

function itemChanges(
  from: readonly TableItem[],
  to: readonly TableItem[],
  clausesCount: boolean,
): readonly ItemChange[] {
  const pairs = pairsOf(from, to);
  const paired = new Set(pairs.values());
  const removed = from
    .filter((item) => !paired.has(item))
    .map(({ rows }): ItemChange => ({ kind: 'removed', rows }));
  const rest = to.flatMap((item): readonly ItemChange[] => {
    const before = pairs.get(item);
    if (before === undefined) return [{ kind: 'added', rows: item.rows }];
    const rows = rowChanges(before.rows, item.rows, clausesCount);
    return rows.length === 0 ? [] : [{ kind: 'changed', of: headingOf(before), rows }];
  });
  return [...removed, ...rest, ...orderChange(from, to, pairs)];
}

/** Each later item with the earlier one it stands for: of the same name first, then of the same kind. */
function pairsOf(
  from: readonly TableItem[],
  to: readonly TableItem[],
): ReadonlyMap<TableItem, TableItem> {
  const pairs = new Map<TableItem, TableItem>();
  const free = new Set(from);
  const pair = (isAlike: (a: TableItem, b: TableItem) => boolean) => {
    for (const item of to) {
      if (pairs.has(item)) continue;
      const alike = [...free].find((other) => isAlike(other, item));
      if (alike === undefined) continue;
      pairs.set(item, alike);
      free.delete(alike);
    }
  };
  pair((a, b) => a.keys[0] === b.keys[0]);
  pair((a, b) => a.keys.some((key) => b.keys.includes(key)));
  return pairs;
}

function rowChanges(
  from: readonly TableRow[],
  to: readonly TableRow[],
  clausesCount: boolean,
): readonly RowChange[] {
  const isSame = (a: TableRow, b: TableRow) =>
    a.text === b.text && (!clausesCount || a.clause === b.clause);
  const [before, after] = [numbered(from), numbered(to)];
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key) ?? null, after.get(key) ?? null];
    if (a !== null && b !== null && isSame(a, b)) return [];
    return [{ label: (b ?? a)?.label ?? '', from: a, to: b }];
  });
}

/** The rows by their label; a second of the same label by its number as well. */
function numbered(rows: readonly TableRow[]): ReadonlyMap<string, TableRow> {
  const byLabel = new Map<string, TableRow>();
  for (const row of rows) {
    let key = row.label;
    for (let n = 2; byLabel.has(key); n += 1) key = `${row.label} ${n}`;
    byLabel.set(key, row);
  }
  return byLabel;
}

/** The first answer that holds counts, so another order is another rule. */
function orderChange(
  from: readonly TableItem[],
  to: readonly TableItem[],
  pairs: ReadonlyMap<TableItem, TableItem>,
): readonly ItemChange[] {
  const now = to.flatMap((item) => pairs.get(item) ?? []);
  const before = from.filter((item) => now.includes(item));
  if (now.every((item, i) => item === before[i])) return [];
  const said = (items: readonly TableItem[]): TableRow => ({
    label: '先后',
    text: items.map(headingOf).join('；'),
    clause: null,
  });
  const rows = [{ label: '先后', from: said(before), to: said(now) }];
  return [{ kind: 'changed', of: '答复的先后', rows }];
}

/** What an answer is known by: what it gives or refuses. A rule is known by its block's title. */
function headingOf({ rows }: TableItem): string {
  const named = rows.find(({ label }) => label === '待遇' || label === '不救助');
  return named?.text.replace(/。$/, '') ?? '';
}
