import { TextDecoder } from 'node:util';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { fileInvalid } from './file-fault.ts';

/** No row of the interface is a tenth as long. */
const LONGEST_LINE = 8192;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

export type Line = { readonly row: number; readonly text: string };

/**
 * The lines of a UTF-8 text, one by one. Ends with the first Problem, FILE_INVALID: a byte order mark, another encoding,
 * a line that is too long; each with its row.
 */
export function* linesOf(
  bytes: Uint8Array,
  file: string,
): Generator<Result<Line, Problem<'FILE_INVALID'>>> {
  const mark = byteOrderMark(bytes);
  if (mark !== null) {
    const what = `the file begins with a byte order mark of ${mark}: ask for the file as it was downloaded, UTF-8 without a mark, not saved again by another program`;
    yield fail(fileInvalid({ file, row: 1 }, what));
    return;
  }
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let begin = 0, row = 1; begin < bytes.length; row += 1) {
    const found = bytes.indexOf(NEWLINE, begin);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(begin, end > begin && bytes[end - 1] === RETURN ? end - 1 : end);
    begin = end + 1;
    const text = line.length > LONGEST_LINE ? null : decoded(decoder, line);
    if (text === null) {
      yield fail(fileInvalid({ file, row }, whyUnreadable(line)));
      return;
    }
    yield ok({ row, text });
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'UTF-16';
  return null;
}

function whyUnreadable(line: Uint8Array): string {
  if (line.length > LONGEST_LINE) {
    return `the line is ${line.length} bytes long, and no row is longer than ${LONGEST_LINE}: the file is damaged or another one`;
  }
  const inGbk = decoded(new TextDecoder('gbk', { fatal: true }), line);
  const looksLike = inGbk === null ? '' : ', it looks like GBK';
  return `the text is not UTF-8${looksLike}: ask for the file as the interface says, in UTF-8`;
}
