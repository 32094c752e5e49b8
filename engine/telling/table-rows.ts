import type { FigureNames } from '../figure-book.ts';
import { CARE_WORDS } from '../words.ts';
import { allOf } from './condition-words.ts';
import { ruleBlock } from './rule-rows.ts';
import type { TableBlock, TableItem, TableRow } from './table-block.ts';
import type {
  CareSection,
  TableAnswer,
  TableBenefit,
  TableRefusal,
  TableSection,
} from './table-sections.ts';
import { caresWords, lineWords, limitWords, shareWords } from './value-words.ts';

/** The sections in words. `more` are sections whose figures these may name too. */
export function blocksOf(
  sections: readonly TableSection[],
  more: readonly TableSection[] = [],
): readonly TableBlock[] {
  const names = figureNames([...sections, ...more]);
  return sections.map((section) => blockOf(section, names));
}

function figureNames(sections: readonly TableSection[]): FigureNames {
  const figures = sections.flatMap((s) => (s.kind === 'figures' ? s.figures : []));
  return new Map(figures.map(({ key, name }) => [key, name]));
}

/** What a section is called and says. */
function blockOf(section: TableSection, names: FigureNames): TableBlock {
  return section.kind === 'care' ? careBlock(section, names) : ruleBlock(section, names);
}

function careBlock({ care, answers }: CareSection, names: FigureNames): TableBlock {
  return { key: `care.${care}`, title: CARE_WORDS[care], items: answersItems(answers, names) };
}

/** A lone answer that always holds needs no word about its condition. */
function answersItems(answers: readonly TableAnswer[], names: FigureNames): readonly TableItem[] {
  const isLone = answers.length === 1;
  return answers.flatMap((answer) =>
    answerItems(answer, isLone ? '' : '其余情形', names).map((item) => ({
      ...item,
      rows: item.rows.filter(({ text }) => text !== ''),
    })),
  );
}

/** An answer's rows; one taken over is its source followed by the answers there. */
function answerItems(
  answer: TableAnswer,
  otherwise: string,
  names: FigureNames,
): readonly TableItem[] {
  switch (answer.kind) {
    case 'benefit':
      return [benefitItem(answer, otherwise, names)];
    case 'refusal':
      return [refusalItem(answer, otherwise)];
    case 'of-pack': {
      const { id, document, as, clause, answers } = answer;
      const text = `按${document}的规定，作为「${as.name}」救助：`;
      const head = { keys: [`of-pack ${id}`], rows: [{ label: '转按', text, clause }] };
      return [head, ...answersItems(answers, names)];
    }
  }
}

function benefitItem(benefit: TableBenefit, otherwise: string, names: FigureNames): TableItem {
  const { id, title, clause, share, cap, pool, within } = benefit;
  return {
    keys: [`benefit ${id}`, `pool ${pool.id}`],
    rows: [
      conditionRow(benefit.conditions, otherwise),
      { label: '待遇', text: title, clause },
      { label: '比例', text: shareWords(share, names), clause: share.clause },
      ...deductibleRows(benefit, names),
      { label: '限额', text: poolWords(benefit, names), clause: cap.clause },
      ...(within === null
        ? []
        : [
            {
              label: '合并限额',
              text: `并在「${within.title}」之内：${limitWords(within.cap, names) ?? '不设限额'}`,
              clause: within.cap.clause,
            },
          ]),
    ],
  };
}

function deductibleRows(
  { deductible, deductiblePer }: TableBenefit,
  names: FigureNames,
): readonly TableRow[] {
  const { clause } = deductible;
  const line = lineWords(deductible, names);
  if (line === null) return [{ label: '起付', text: '不设起付标准', clause }];
  const per = deductiblePer === 'year' ? '一年一次，累计抵扣' : '每次住院都扣';
  return [
    { label: '起付', text: line, clause },
    { label: '抵扣', text: per, clause },
  ];
}

function poolWords({ cap, pool }: TableBenefit, names: FigureNames): string {
  const limit = limitWords(cap, names);
  if (limit === null) return '不设限额';
  const together = pool.care.length > 1 ? `；${caresWords(pool.care)}共用` : '';
  return `${pool.title}：${limit}${together}`;
}

function refusalItem(refusal: TableRefusal, otherwise: string): TableItem {
  const { id, reason, says, clause, conditions } = refusal;
  return {
    keys: [`refusal ${id}`, `reason ${reason}`],
    rows: [conditionRow(conditions, otherwise), { label: '不救助', text: says, clause }],
  };
}

function conditionRow(conditions: readonly string[], otherwise: string): TableRow {
  return { label: '条件', text: allOf(conditions) || otherwise, clause: null };
}
