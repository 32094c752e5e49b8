import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './small-tree.ts';

/** Made by tools, not by people. */
const NOT_OURS = new Set(['node_modules', 'dist', 'release', 'out', '.git', 'package-lock.json']);

function* walk(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    if (NOT_OURS.has(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* walk(path);
    else yield relative(ROOT, path).replaceAll('\\', '/');
  }
}

/** Every file that people wrote, by its path from the project's folder. */
export const FILES: readonly string[] = [...walk(ROOT)].toSorted();

export const CODE = FILES.filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path));

export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** `path:line: text` of each line of `paths` that matches. */
export function linesWith(paths: readonly string[], pattern: RegExp): readonly string[] {
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
}
