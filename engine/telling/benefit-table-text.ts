import type { BenefitTable, TableReading } from './benefit-table.ts';
import type { TableBlock, TableItem, TableRow } from './table-block.ts';
import { changesText } from './table-changes-text.ts';
import { changesBetween } from './table-changes.ts';
import { groupBlocks } from './table-groups.ts';
import { blocksOf } from './table-rows.ts';
import type { TableSection } from './table-sections.ts';
import { rowText, titleText } from './text-columns.ts';
import { periodWords } from './value-words.ts';

/** The table as plain text: what a counter can print and read out, each value with its clause. */
export function benefitTableText(table: BenefitTable): string {
  const blocks = groupBlocks(blocksOf(table.sections));
  return [
    headText(table),
    ...blocks.filter(({ items }) => items.some(({ rows }) => rows.length > 0)).map(blockText),
    ...readingsText(table),
  ].join('\n');
}

function headText({ pack, region, document, inForce, category }: BenefitTable): string {
  const { name, clause, rank, of, bestOf, localHouseholdOnly, alsoFor } = category;
  const best = `${of} 类中的第 ${rank} 类；有几种身份的，只按排在最前的一种`;
  const number = document.number === null ? '' : `（${document.number}）`;
  const rows: readonly TableRow[] = [
    { label: '文件', text: `${document.title}${number}`, clause: null },
    { label: '施行', text: periodWords(inForce), clause: inForce.clause },
    { label: '类别', text: name, clause },
    ...(localHouseholdOnly ? [{ label: '户籍', text: '须为当地户籍', clause }] : []),
    { label: '排位', text: best, clause: bestOf },
    ...(alsoFor === null
      ? []
      : [{ label: '归类', text: `${alsoFor.name}归为本类的，待遇相同`, clause: alsoFor.clause }]),
  ];
  const title = titleText(`${region} ${name} 医疗救助待遇（${pack}）`);
  return [title, ...rows.map((row) => rowText(row)), ''].join('\n');
}

function blockText({ title, items }: TableBlock): string {
  const answers = items.filter(isAnswer);
  const several = answers.length > 1 ? '（依次看，条件先成立的就是答复）' : '';
  const lines = items.flatMap((item) => {
    const number = answers.length > 1 && isAnswer(item) ? answers.indexOf(item) + 1 : null;
    return item.rows.map((row, i) => rowText(row, i === 0 ? number : null));
  });
  return [titleText(`${title}${several}`), ...lines, ''].join('\n');
}

/** One of several answers begins with its condition. */
function isAnswer({ rows }: TableItem): boolean {
  return rows[0]?.label === '条件';
}

function readingsText({ sections, readings }: BenefitTable): readonly string[] {
  if (readings.length === 0) return [];
  const title = titleText('读法（文字有两种理解的，默认按第一种；经办机构可以改用另一种）');
  return [`${title}\n${readings.map((reading) => readingText(reading, sections)).join('\n')}`];
}

function readingText(reading: TableReading, byDefault: readonly TableSection[]): string {
  const { id, clause, byDefault: first, alternative, because, sections } = reading;
  const to = blocksOf(sections, byDefault);
  const keys = new Set(to.map(({ key }) => key));
  const from = blocksOf(byDefault).filter(({ key }) => keys.has(key));
  return [
    rowText({ label: '名称', text: id, clause }),
    rowText({ label: '默认', text: first, clause: null }),
    rowText({ label: '另读', text: alternative, clause: null }),
    rowText({ label: '因为', text: because, clause: null }),
    ...changesText(changesBetween(from, to, true), (text) =>
      rowText({ label: '改用后', text, clause: null }),
    ),
    '',
  ].join('\n');
}
