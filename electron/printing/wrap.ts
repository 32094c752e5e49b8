/** Punctuation that must not open a line, and brackets that must not close one. */
const NEVER_FIRST = new Set(Array.from('，。、；：！？）〕】》」』”’％%…·,.;:!?)]}'));
const NEVER_LAST = new Set(Array.from('（〔【《「『“‘([{'));

/**
 * Breaks a text into lines no wider than `width`: between Chinese characters and at spaces, never
 * inside a number or a word unless it is longer than a line, and by the rules for punctuation.
 */
export function wrapText(
  text: string,
  width: number,
  widthOf: (text: string) => number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const unit of unitsOf(text)) {
    if (widthOf((line + unit).trimEnd()) <= width) {
      line += unit;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    const pieces = split(unit.trimStart(), width, widthOf);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trim()];
}

/** An article with its parts, a sign with its number, a number or word, blanks, or else one character. */
const PIECE =
  /第[一二三四五六七八九十百]+条(?:（[一二三四五六七八九十]+）)*|[−×] [!-~]+|[!-~]+|\s+|./gsu;

/** The shortest pieces that may stand on a line of their own. */
function unitsOf(text: string): readonly string[] {
  const units: string[] = [];
  for (const piece of text.match(PIECE) ?? []) {
    const before = units.at(-1);
    const first = Array.from(piece)[0] ?? '';
    const last = Array.from(before ?? '').at(-1) ?? '';
    const joined = NEVER_FIRST.has(first) || NEVER_LAST.has(last) || /^\s+$/.test(piece);
    if (before !== undefined && joined) units[units.length - 1] = before + piece;
    else units.push(piece);
  }
  return units;
}

/** A unit that is wider than a whole line, cut where the line is full. */
function split(unit: string, width: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(unit) <= width) return [unit];
  const pieces: string[] = [];
  let piece = '';
  for (const character of unit) {
    if (piece !== '' && widthOf(piece + character) > width) {
      pieces.push(piece);
      piece = character;
    } else piece += character;
  }
  return [...pieces, piece];
}
