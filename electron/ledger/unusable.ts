import { basename } from 'node:path';
import type { Problem } from '../../engine/problem.ts';

export type Unusable = Problem<'LEDGER_UNUSABLE'>;

/** Why a ledger, or a copy of one, cannot be used; `facts.why` of the Problem, for whoever words it. */
export type Why =
  | 'sqlite-not-loadable'
  | 'sqlite-too-old'
  | 'no-directory'
  | 'missing'
  | 'gone'
  | 'exists'
  | 'empty'
  | 'not-a-file'
  | 'not-a-ledger'
  | 'not-a-bundle'
  | 'damaged'
  | 'entries-lost'
  | 'another-ledger'
  | 'replaced'
  | 'log-gone'
  | 'moved-away'
  | 'newer'
  | 'older'
  | 'read-only'
  | 'busy'
  | 'full'
  | 'disk';

export function unusable(
  why: Why,
  file: string,
  mend: string,
  more: Readonly<Record<string, string | number>> = {},
): Unusable {
  const message = `the ledger ${file} cannot be used: ${mend}`;
  return { code: 'LEDGER_UNUSABLE', message, at: 'file', facts: { file, why, ...more } };
}

/** Of a file that is not the ledger in use: a backup, a bundle, or a place where one should go. */
export function unfit(
  why: Why,
  file: string,
  mend: string,
  more: Readonly<Record<string, string | number>> = {},
): Unusable {
  const message = `${file}: ${mend}`;
  return { code: 'LEDGER_UNUSABLE', message, at: 'file', facts: { file, why, ...more } };
}

/**
 * What the library or the disk answered, as a sentence; a broken invariant of ours is not one of
 * these.
 */
export function unusableBecause(error: unknown, file: string): Unusable {
  const known = sentenceOf(error, [...IN_USE, ...AT_OPENING]);
  if (known === null) throw error;
  return unusable(known.why, file, known.mend);
}

/**
 * The same of an operation on an open ledger. What only a file that is no ledger can answer at its opening would here be
 * a mistake of our own.
 */
export function unusableInUse(error: unknown, file: string): Unusable | null {
  const known = sentenceOf(error, IN_USE);
  if (known === null) return null;
  return unusable(known.why, file, `nothing was recorded; ${known.mend}`);
}

/** The same of a copy, or of the folder where it lies. */
export function unfitBecause(error: unknown, file: string): Unusable {
  const known = sentenceOf(error, [...IN_USE, ...AT_OPENING]);
  if (known === null) throw error;
  return unfit(known.why, file, known.mend, { name: basename(file) });
}

function sentenceOf(
  error: unknown,
  sentences: readonly Sentence[],
): { readonly why: Why; readonly mend: string } | null {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  const known = sentences.find(([pattern]) => pattern.test(code));
  if (known === undefined) return null;
  const [, why, mend] = known;
  return { why, mend: `${mend} (${error.message.split('\n')[0] ?? code})` };
}

type Sentence = readonly [RegExp, Why, string];

const IN_USE: readonly Sentence[] = [
  [
    /^SQLITE_CORRUPT/,
    'damaged',
    'it is damaged: keep a copy of it and restore the ledger from its backup',
  ],
  [
    /^(SQLITE_(READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/,
    'read-only',
    'it may not be written to: give this user the right to write the file and its directory',
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'busy',
    'another program holds it: try again in a moment, and where that does not help close that program',
  ],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, 'full', 'the disk is full: make room on it and try again'],
  [
    /^(SQLITE_(CANTOPEN|IOERR|NOLFS)|EIO|ENOTCONN|ESTALE|ENODEV)/,
    'disk',
    'it cannot be read or written: check that the disk is there, has room, and that this user may write in the directory',
  ],
];

const AT_OPENING: readonly Sentence[] = [
  [
    /^SQLITE_NOTADB/,
    'not-a-ledger',
    'it is not a ledger: name the ledger file, or restore it from its backup',
  ],
  [
    /^SQLITE_(ERROR|CONSTRAINT)/,
    'damaged',
    'it is damaged: keep a copy of it and restore the ledger from its backup',
  ],
  [/^EEXIST/, 'exists', 'it is there already, and is not overwritten: name a new file'],
  [/^ENOENT/, 'missing', 'there is no such file: correct the path'],
  [/^(EISDIR|ENOTDIR)/, 'not-a-file', 'that is not a file: name the file itself'],
  [
    /^(MODULE_NOT_FOUND|ERR_DLOPEN_FAILED)/,
    'sqlite-not-loadable',
    'the SQLite library cannot be loaded: install this program again',
  ],
];
