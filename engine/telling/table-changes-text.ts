import type { TableRow } from './table-block.ts';
import type { BlockChange, ItemChange } from './table-changes.ts';
import { groupChanges } from './table-groups.ts';
import { rowText } from './text-columns.ts';

/** Changes as lines: 原 what was said and 改 what is said instead; 减 and 增 for what only one side has. */
export function changesText(
  changes: readonly BlockChange[],
  headOf: (title: string) => string,
): readonly string[] {
  return groupChanges(changes).flatMap(({ title, items }) => [
    headOf(title),
    ...items.flatMap(linesOf),
  ]);
}

function linesOf(item: ItemChange): readonly string[] {
  if (item.kind !== 'changed') {
    const mark = item.kind === 'added' ? '增' : '减';
    return item.rows.map((row, i) => rowText(row, i === 0 ? mark : null));
  }
  const of: TableRow = { label: '', text: `${item.of}：`, clause: null };
  const rows = item.rows.flatMap(({ from, to }) => [
    ...(from === null ? [] : [rowText(from, to === null ? '减' : '原')]),
    ...(to === null ? [] : [rowText(to, from === null ? '增' : '改')]),
  ]);
  return item.of === '' ? rows : [rowText(of), ...rows];
}
