import type { FieldChange } from './diff/field-changes.ts';
import type { PackDiff, TableChange } from './pack-diff.ts';
import { changesText } from './table-changes-text.ts';
import { lineText, titleText } from './text-columns.ts';

/** What differs between two packs as plain text: 原 and 改 for what changed, 减 and 增 for what only one of them has. */
export function packDiffText(diff: PackDiff): string {
  const blocks = [
    ...fieldsText('文件', diff.head),
    ...fieldsText('救助对象', diff.categories),
    ...diff.tables.flatMap(tableText),
    ...fieldsText('病种名单', diff.lists),
    ...fieldsText('须另行公布的标准', diff.figures),
    ...fieldsText('保险待遇表', diff.plans),
    ...fieldsText('期限和基金', diff.others),
    ...fieldsText('读法', diff.readings),
    ...fieldsText(
      diff.onePlace ? '条文' : '条文（两地文件各自编号，只列一方独有的条号）',
      diff.clauses,
    ),
  ];
  const title = titleText(`${diff.from} → ${diff.to}`);
  if (blocks.length > 0) return [title, '', ...blocks].join('\n');
  const none = diff.elsewhere
    ? '读得到的内容没有不同；两个文件的写法不同（次序、读不到的答复等）。'
    : '没有不同。';
  return `${title}\n    ${none}\n`;
}

function fieldsText(title: string, changes: readonly FieldChange[]): readonly string[] {
  if (changes.length === 0) return [];
  return [[titleText(title), ...changes.flatMap(fieldText), ''].join('\n')];
}

function fieldText({ what, from, to }: FieldChange): readonly string[] {
  return [
    ...(from === null ? [] : [lineText(`${what}：${from}`, to === null ? '减' : '原')]),
    ...(to === null ? [] : [lineText(`${what}：${to}`, from === null ? '增' : '改')]),
  ];
}

function tableText({ categories, changes }: TableChange): readonly string[] {
  const who = categories.map(({ name }) => name).join('、');
  return [[titleText(who), ...changesText(changes, (title) => lineText(title, '')), ''].join('\n')];
}
