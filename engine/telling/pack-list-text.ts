import type { PackSummary, PackTaken } from './pack-list.ts';
import { lineText, rowText } from './text-columns.ts';
import { periodWords } from './value-words.ts';

const TAKEN_WORDS: Readonly<Record<PackTaken['what'], string>> = {
  parent: '全文（只写改动）',
  answers: '待遇',
  diseaseLists: '病种名单',
  subsidy: '资助参保',
};

/** A pack in a few lines: what it is, how much it holds, what it takes from others, and whether its place goes without. */
export function packSummaryText(summary: PackSummary): string {
  const { id, region, number, title, hash, categories, readings, takes, noPackFrom } = summary;
  const document = number === null ? `《${title}》` : `${number}《${title}》`;
  const counts = `${categories} 类救助对象，${readings} 种可以改用的读法`;
  const missing = `${region}自 ${noPackFrom ?? ''} 起没有规则包，请备好后续文件`;
  return [
    `${id}  ${region}  ${hash.slice(0, 12)}`,
    lineText(document, ''),
    row('施行', periodWords(summary)),
    row('内容', counts),
    ...takes.map((taken) => row('取自', takenWords(taken))),
    ...(noPackFrom === null ? [] : [row('注意', missing)]),
  ].join('\n');
}

function takenWords({ pack, what, reading }: PackTaken): string {
  const when = reading === null ? '' : `（改用读法 ${reading} 时）`;
  return `${pack}：${TAKEN_WORDS[what]}${when}`;
}

function row(label: string, text: string): string {
  return rowText({ label, text, clause: null });
}
