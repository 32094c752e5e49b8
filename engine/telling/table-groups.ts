import { CARE_KINDS } from '../terms.ts';
import type { TableBlock, TableRow } from './table-block.ts';
import type { BlockChange, ItemChange } from './table-changes.ts';

/** Care kinds that are told the same are told it once, under all their names. */
export function groupBlocks(blocks: readonly TableBlock[]): readonly TableBlock[] {
  return grouped(blocks, (block) => ({
    ...block,
    items: block.items.map((item) => ({
      ...item,
      rows: item.rows.map((row) => withoutName(row, block.title)),
    })),
  }));
}

/** Care kinds that change in the same way change once, under all their names. */
export function groupChanges(changes: readonly BlockChange[]): readonly BlockChange[] {
  return grouped(changes, (change) => ({
    ...change,
    items: change.items.map((item) => itemWithoutName(item, change.title)),
  }));
}

function itemWithoutName(item: ItemChange, name: string): ItemChange {
  const told = (row: TableRow) => withoutName(row, name);
  if (item.kind !== 'changed') return { ...item, rows: item.rows.map(told) };
  const rows = item.rows.map(({ label, from, to }) => ({
    label,
    from: from === null ? null : told(from),
    to: to === null ? null : told(to),
  }));
  return { ...item, rows };
}

/** The sentence of a refusal names its care kind, which the title has named already. */
function withoutName(row: TableRow, name: string): TableRow {
  return row.label === '不救助' ? { ...row, text: row.text.replace(name, '') } : row;
}

function grouped<T extends { readonly key: string; readonly title: string }>(
  all: readonly T[],
  withoutOwnName: (one: T) => T,
): readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const told = JSON.stringify({ ...withoutOwnName(one), key: '', title: '' });
    const group = one.key.startsWith('care.') ? told : one.key;
    groups.set(group, [...(groups.get(group) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const all = group.length === CARE_KINDS.length;
    const title = all ? '各医疗类别' : group.map((one) => one.title).join('、');
    return [{ ...withoutOwnName(first), title }];
  });
}
