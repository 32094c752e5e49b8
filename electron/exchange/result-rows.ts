import { lessFen, parseYuan, ZERO, type Fen, type MoneyFault } from '../../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { CLASSES, readCode, type Coded, type Dictionary, type DifferenceClass } from './codes.ts';
import { ANSWERED, fieldOf, type Ours } from './fields.ts';
import { fileInvalid, quoted, type FilePlace } from './file-fault.ts';
import type { Confidence } from './scope.ts';
import { linesOf } from './text-lines.ts';

/** A row of the centre's answer (表201). Amounts are below nothing on the row of a refund. */
export type ResultRow = {
  readonly file: string;
  readonly row: number;
  readonly personNumber: string | null;
  readonly visitId: string | null;
  readonly platformId: string | null;
  readonly messageId: string | null;
  /** What the centre says of it itself, and how sure the meaning of its code is. */
  readonly verdict: {
    readonly code: string;
    readonly says: DifferenceClass;
    readonly confidence: Confidence;
  } | null;
  readonly isRefund: boolean;
  readonly memo: string | null;
  /** Null where the centre does not say. */
  readonly total: Fen | null;
  readonly fundsPay: Fen | null;
  readonly accountPays: Fen | null;
};

type Column = (typeof ANSWERED)[number];
type Cells = { readonly [C in Column]: string | null };
type RowProblem = Problem<'FILE_INVALID' | 'CODE_UNKNOWN'>;

/** More rows than any file of a month has. */
const MOST_ROWS = 1_000_000;

/** Reads the whole text of an answer, or says what is wrong with its first wrong row and column. */
export function readResult(
  bytes: Uint8Array,
  file: string,
  dictionary: Dictionary,
): Result<readonly ResultRow[], RowProblem> {
  const rows: ResultRow[] = [];
  for (const line of linesOf(bytes, file)) {
    if (!line.ok) return line;
    const { row, text } = line.value;
    if (rows.length >= MOST_ROWS) {
      return fail(
        fileInvalid(
          { file, row },
          `there are more than ${MOST_ROWS} rows: ask for shorter periods`,
        ),
      );
    }
    const read = readRow(text, { file, row }, dictionary);
    if (!read.ok) return read;
    rows.push(read.value);
  }
  return ok(rows);
}

function readRow(
  text: string,
  { file, row }: { readonly file: string; readonly row: number },
  dictionary: Dictionary,
): Result<ResultRow, RowProblem> {
  const { place } = dictionary;
  const cells = cellsOf(text, { file, row }, dictionary);
  if (!cells.ok) return cells;
  const at = (ours: Ours): FilePlace => ({ file, row, field: fieldOf(ours, place).field });
  const { personNumber, visitId, platformId, messageId, memo } = cells.value;
  if (platformId === null && messageId === null) {
    return fail(
      fileInvalid(
        at('platformId'),
        'neither a 结算ID nor a message id says which settlement this is',
      ),
    );
  }
  const coded = codesOf(cells.value, at, dictionary);
  if (!coded.ok) return coded;
  const { verdict, isRefund } = coded.value;
  const amounts: (Fen | null)[] = [];
  for (const name of MONEY) {
    const amount = amountOf(cells.value[name], isRefund);
    if (typeof amount === 'string') return fail(fileInvalid(at(name), amount));
    amounts.push(amount);
  }
  const [total = null, fundsPay = null, accountPays = null] = amounts;
  const numbers = { personNumber, visitId, platformId, messageId };
  return ok({ file, row, ...numbers, verdict, isRefund, memo, total, fundsPay, accountPays });
}

const MONEY = ['total', 'fundsPay', 'accountPays'] as const;
const NUMBERS: readonly Column[] = ['personNumber', 'visitId', 'platformId', 'messageId'];
const WORDS: readonly Column[] = ['memo', 'extension'];

/** The cells by name, each of its form; the word `null` is none. */
function cellsOf(
  text: string,
  { file, row }: FilePlace,
  { place }: Dictionary,
): Result<Cells, Problem<'FILE_INVALID'>> {
  const cells = text.split('\t');
  const at = { file, ...(row === undefined ? {} : { row }) };
  if (cells.length !== ANSWERED.length) {
    const order = ANSWERED.map((name) => fieldOf(name, place).field).join(', ');
    const what = `${cells.length} columns, and the answer (表201) has ${ANSWERED.length}, apart by tabs: ${order}`;
    return fail(fileInvalid(at, what));
  }
  const read: Partial<Record<Column, string | null>> = {};
  for (const [index, name] of ANSWERED.entries()) {
    const cell = cells[index] ?? '';
    const wrong = wrongForm(name, cell);
    if (wrong !== null)
      return fail(fileInvalid({ ...at, field: fieldOf(name, place).field }, wrong));
    read[name] = cell === 'null' ? null : cell;
  }
  const of = (name: Column) => read[name] ?? null;
  return ok({
    personNumber: of('personNumber'),
    visitId: of('visitId'),
    platformId: of('platformId'),
    messageId: of('messageId'),
    verdict: of('verdict'),
    refundMark: of('refundMark'),
    memo: of('memo'),
    total: of('total'),
    fundsPay: of('fundsPay'),
    accountPays: of('accountPays'),
    extension: of('extension'),
  });
}

function wrongForm(name: Column, cell: string): string | null {
  if (cell === '')
    return 'the cell is empty, and the interface writes null there: the file is damaged';
  if (NUMBERS.includes(name)) {
    const isNumber = /^[0-9A-Za-z_-]{1,64}$/.test(cell);
    return isNumber
      ? null
      : `${quoted(cell)} is no number of the interface: digits and letters, at most 64`;
  }
  if (WORDS.includes(name)) {
    if (/\p{Cc}/u.test(cell))
      return `${quoted(cell)} has control characters in it: the file is damaged`;
    // A spreadsheet would run it.
    return /^[=+\-@]/.test(cell)
      ? `${quoted(cell)} begins as a formula does: nothing is taken from such a file`
      : null;
  }
  return null;
}

type Codes = Pick<ResultRow, 'verdict' | 'isRefund'>;

function codesOf(
  cells: Cells,
  at: (ours: Ours) => FilePlace,
  dictionary: Dictionary,
): Result<Codes, RowProblem> {
  const known = (of: Coded, code: string) => {
    const read = readCode(of, code, dictionary);
    if (read.ok) return read;
    const { file, row, field } = at(of);
    const where = `${file}, row ${row}, column ${field}`;
    const { problem } = read;
    const facts = { ...problem.facts, file, row: row ?? null };
    return fail({ ...problem, message: `${where}: ${problem.message}`, at: where, facts });
  };
  // Whether a row without a mark takes money back cannot be known: the office may map `null` itself.
  const mark = known('refundMark', cells.refundMark ?? 'null');
  if (!mark.ok) return mark;
  const isRefund = mark.value.means === 'refund';
  if (cells.verdict === null) return ok({ verdict: null, isRefund });
  const said = known('verdict', cells.verdict);
  if (!said.ok) return said;
  const { code, means, confidence } = said.value;
  const says = isClass(means) ? means : 'inconsistent';
  return ok({ verdict: { code, says, confidence }, isRefund });
}

function isClass(means: string): means is DifferenceClass {
  return CLASSES.some((each) => each === means);
}

const MONEY_WRONG: Readonly<Record<MoneyFault, string>> = {
  'not-money':
    'is no amount in yuan such as 1234.50: digits and at most two decimals, no exponent, no commas',
  negative: 'is below nothing twice',
  decimals: 'has more than two decimals',
  'too-large': 'is more than any bill',
};

/** The amount, null where none is said, or what is wrong with it. What is taken back is below nothing, all else is not. */
function amountOf(cell: string | null, isRefund: boolean): Fen | null | string {
  if (cell === null) return null;
  const isNegative = cell.startsWith('-');
  const amount = parseYuan(isNegative ? cell.slice(1) : cell);
  if (typeof amount === 'string') return `${quoted(cell)} ${MONEY_WRONG[amount]}`;
  if (amount === ZERO || isNegative === isRefund)
    return isNegative ? lessFen(ZERO, amount) : amount;
  return isRefund
    ? `${quoted(cell)} is above nothing on the row of a refund, which takes money back: write it with a minus`
    : `${quoted(cell)} is below nothing on a row that is no refund`;
}
