import type { TableRow } from './table-block.ts';
import type { TableList, TableSection } from './table-sections.ts';
import { periodWords, yuanWords } from './value-words.ts';

type Of<Kind extends TableSection['kind']> = Extract<TableSection, { readonly kind: Kind }>;

/** The names on the disease lists that the table asks for. */
export function listRows({ lists }: Of<'lists'>): readonly TableRow[] {
  return lists.flatMap((list) => [
    {
      label: '名单',
      text: `「${list.name}」${deciderWords(list)}：${namesWords(list)}`,
      clause: list.clause,
    },
  ]);
}

function deciderWords({ agencyMarks, from }: TableList): string {
  const source = from === null ? '' : `取自${from.document}`;
  const mark = agencyMarks ? '以经办机构标明的为准，没有标明的看名单' : '';
  const notes = [mark, source].filter((note) => note !== '').join('；');
  return notes === '' ? '' : `（${notes}）`;
}

function namesWords({ diseases }: TableList): string {
  return diseases.map(({ name, also }) => [name, ...also].join('／')).join('、');
}

/** The figures that somebody else publishes, with the values that an official source was seen for. */
export function figureRows({ figures }: Of<'figures'>): readonly TableRow[] {
  return figures.flatMap(({ name, clause, published }) => [
    { label: '标准', text: `「${name}」由经办机构录入`, clause },
    ...published.map((value) => ({
      label: '已见公布',
      text: `${yuanWords(value.yuan)}（${periodWords(value)}）；来源：${value.source}`,
      clause: null,
    })),
  ]);
}
