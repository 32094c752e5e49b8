import type { TableRow } from './table-block.ts';

/** Plain text in columns: a Chinese character is as wide as two Latin ones. */

const LEAD = 4;
const LABEL = 10;
const TEXT = 62;

/** A row: what leads it (a number, a mark), its label, its text in as many lines as it takes, its clause. */
export function rowText({ label, text, clause }: TableRow, lead: number | string | null = null) {
  const first = lead === null ? '' : typeof lead === 'number' ? ` ${lead}.` : ` ${lead}`;
  const [line = '', ...more] = linesOf(text, TEXT);
  const cited = clause === null ? '' : `  [${clause}]`;
  const start = `${padTo(first, LEAD)}${padTo(label, LABEL)}${padTo(line, TEXT)}${cited}`;
  const margin = ' '.repeat(LEAD + LABEL);
  return [start.trimEnd(), ...more.map((rest) => margin + rest)].join('\n');
}

/** A line without columns, in as many lines as it takes. */
export function lineText(text: string, lead: string): string {
  const [line = '', ...more] = linesOf(text, LABEL + TEXT);
  const margin = ' '.repeat(LEAD);
  return [`${padTo(` ${lead}`, LEAD)}${line}`.trimEnd(), ...more.map((rest) => margin + rest)].join(
    '\n',
  );
}

function linesOf(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => wrapTo(paragraph, width));
}

export function titleText(title: string): string {
  return `■ ${title}`;
}

/** How many columns a text takes where every character has one or two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? 2 : 1;
  return width;
}

/** East Asian Wide and Fullwidth: ideographs, kana, and the punctuation that goes with them. */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u.test(
    character,
  );
}

/** The text with spaces after it up to a width; longer text stays as it is. */
export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The lines of a text, none wider than `width` unless one piece alone is; none begins with a closing mark. */
export function wrapTo(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && widthOf(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  return [...lines, line.trimEnd()];
}

/** What must stay together: a run of Latin letters and digits, an opening mark and what follows, a closing mark and what precedes. */
function piecesOf(text: string): readonly string[] {
  return text.match(/[（「《〔“]*(?:[\x21-\x7e]+|[^])[ ，。；：、）」》〕”]*/gu) ?? [];
}
