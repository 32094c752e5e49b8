import type { Problem } from '../../engine/problem.ts';

/** Where in a file of the centre's something is wrong; rows and columns are counted from 1, as people do. */
export type FilePlace = {
  readonly file: string;
  readonly row?: number;
  readonly field?: string;
};

/** `what` is wrong, and what to do; with the place, so that a person finds it in an editor. */
export function fileInvalid(place: FilePlace, what: string): Problem<'FILE_INVALID'> {
  const { file, row, field } = place;
  const where = [
    file,
    ...(row === undefined ? [] : [`row ${row}`]),
    ...(field === undefined ? [] : [`column ${field}`]),
  ].join(', ');
  return {
    code: 'FILE_INVALID',
    message: `${where}: ${what}`,
    at: where,
    facts: { file, row: row ?? null, field: field ?? null },
  };
}

/** What stood there, short enough for a sentence. */
export function quoted(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return JSON.stringify(shown);
}
