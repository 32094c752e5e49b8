import { inYuanGrouped } from '../../../engine/money.ts';
import type { Paper } from '../../../electron/printing/papers.ts';
import { PAYERS } from '../../../electron/printing/payers.ts';
import { clausesText } from '../../../electron/printing/slip-clauses.ts';
import type { SlipContent } from '../../../electron/printing/slip-content.ts';
import { FEE_COLUMN_WORDS, FEE_COLUMNS } from '../../../electron/printing/slip-fees.ts';
import { clauseTexts } from '../../../electron/printing/slip-texts.ts';

/** The same words as a page of HTML: simple tables, and a bar of plain elements; without the code, which nothing here draws. */
export function slipPage(content: SlipContent, paper: Paper): string {
  const { title, regionName, settlementId, head, fees, payers, lines, inWords, year } = content;
  const bar = payers.map(
    ({ payer, part }) =>
      `<i style="display:inline-block;height:16px;width:${part};background:${PAYERS[payer].colour}"></i>`,
  );
  const share = inWords === null ? '' : `${inWords.label} ${inWords.words}`;
  return [
    element('p', `${regionName} ${settlementId}`),
    element('h1', title),
    table([...head.pairs.flat(), ...head.wide].map(({ label, value }) => [label, value])),
    paper.endsWith('mm') ? '' : `<div>${bar.join('')}</div>`,
    element('p', payers.map(({ word, part }) => `${word} ${part}`).join('　')),
    fees === null
      ? ''
      : table([
          ['费用项目（元）', ...FEE_COLUMNS.map((column) => FEE_COLUMN_WORDS[column])],
          ...[...fees.rows, fees.sum].map((row) => [
            row.word,
            ...FEE_COLUMNS.map((column) => inYuanGrouped(row[column])),
          ]),
        ]),
    table([
      ['项目', '金额（元）', '依据', '说明'],
      ...lines.map((l) => [l.word, inYuanGrouped(l.amount), clausesText(l.clauses), l.says]),
    ]),
    element('p', share),
    table([
      [year.title, ...year.heads],
      ...year.rows.map(({ word, figures }) => [
        word,
        ...figures.map((f) => (f === null ? '—' : f === 'unlimited' ? '不封顶' : inYuanGrouped(f))),
      ]),
    ]),
    ...content.refusals.map(({ says, clause }) => element('p', `${says} ${clause ?? ''}`)),
    ...clauseTexts(content).map((text) => element('p', text)),
    table(content.check.facts.flat().map(({ label, value }) => [label, value])),
    element('p', content.signatures.join('　')),
  ].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) =>
    row.map((cell, index) => element(index === 0 ? 'th' : 'td', cell)).join('');
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`;
}

function element(name: string, text: string): string {
  return `<${name}>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${name}>`;
}
