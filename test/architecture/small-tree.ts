import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The files of a small project: path → text. */
export type Files = Readonly<Record<string, string>>;

const TSCONFIG = JSON.stringify({
  extends: join(ROOT, 'tsconfig.json'),
  compilerOptions: { types: [] },
  include: ['.'],
});

/** Writes a small project that shares our packages, hands its folder to `work`, and removes it again. */
export async function withSmallTree<T>(
  files: Files,
  work: (folder: string) => Promise<T> | T,
): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'yidan-tree-')));
  try {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    symlinkSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    writeFileSync(join(folder, 'tsconfig.json'), TSCONFIG);
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
