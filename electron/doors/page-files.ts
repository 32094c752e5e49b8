import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

export type PageFile = { readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** Segments of plain letters, none beginning with a dot: no `..`, no `%`, no backslash can pass. */
const PLAIN_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+$/;

/**
 * The file of the built page that a request's path, as it stands in the address, names; null for
 * every other path. Nothing is decoded, so nothing can be disguised.
 */
export async function readPageFile(directory: string, path: string): Promise<PageFile | null> {
  const asked = path === '/' ? '/index.html' : path;
  const type = TYPES[extname(asked)];
  if (type === undefined || asked.length > 200 || !PLAIN_PATH.test(asked)) return null;
  try {
    return { bytes: new Uint8Array(await readFile(join(directory, asked))), type };
  } catch (thrown) {
    if (isAbsent(thrown)) return null;
    throw thrown;
  }
}

function isAbsent(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';
}
