import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT, withSmallTree, type Files } from './small-tree.ts';
import { read } from './sources.ts';

/** Runs a tool of ours, by its script in node_modules, and answers with its exit code and what it said. */
function run(folder: string, script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules', script), ...args],
    { cwd: folder, encoding: 'utf8', timeout: 60_000 },
  );
  return { status, said: `${stdout}${stderr}` };
}

describe('each area sees only its own globals', () => {
  const FOREIGN = [
    ['engine', 'document', 'export const f = () => document.title;'],
    ['engine', 'process', 'export const f = () => process.cwd();'],
    ['electron', 'document', 'export const f = () => document.title;'],
    ['renderer', 'process', 'export const f = () => process.cwd();'],
  ] as const;

  test.each(FOREIGN)('%s has no %s', async (area, name, text) => {
    const files: Files = {
      'tsconfig.json': read('tsconfig.json'),
      [`${area}/tsconfig.json`]: read(`${area}/tsconfig.json`),
      [`${area}/a.ts`]: text,
    };
    const { status, said } = await withSmallTree(files, (folder) =>
      run(folder, 'typescript/bin/tsc', '-p', area),
    );
    expect(said).toMatch(new RegExp(`${area}/a\\.ts.*error.*'${name}'`));
    expect(status).not.toBe(0);
  });
});

describe('unused code', () => {
  const files: Files = {
    'engine/used.ts': 'export const used = 1;\nexport const unused = 2;\n',
    'engine/orphan.ts': 'export const orphan = 1;\n',
    'electron/yidan.ts': "import { used } from '../engine/used.ts';\nvoid used;\n",
  };

  test('an orphan file and an export that nobody takes are found, and nothing else', async () => {
    const { status, said } = await withSmallTree(files, (folder) =>
      run(
        folder,
        'knip/bin/knip.js',
        '-c',
        join(ROOT, 'build/knip.json'),
        '--include=files,exports',
        '--no-config-hints',
      ),
    );
    expect(said).toContain('engine/orphan.ts');
    expect(said).toMatch(/unused\s+engine\/used\.ts/);
    expect(said).not.toContain('yidan.ts');
    expect(status).not.toBe(0);
  });
});

describe('format', () => {
  test('a badly laid out file is named', async () => {
    const { status, said } = await withSmallTree({ 'engine/a.ts': 'export const a=1' }, (folder) =>
      run(
        folder,
        'prettier/bin/prettier.cjs',
        `--config=${join(ROOT, '.prettierrc.json')}`,
        '--check',
        'engine',
      ),
    );
    expect(said).toContain('engine/a.ts');
    expect(status).not.toBe(0);
  });
});
