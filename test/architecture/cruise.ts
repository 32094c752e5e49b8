import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { ROOT } from './small-tree.ts';

const TREES = ['engine', 'electron', 'renderer', 'rules', 'build', 'test'];

/** The project's own dependency rules over the project in `folder`. */
export async function cruiseTree(folder: string): Promise<ICruiseResult> {
  const options = await extractDepcruiseOptions(join(ROOT, 'build/dependency-cruiser.cjs'));
  const trees = TREES.filter((tree) => existsSync(join(folder, tree)));
  const { output } = await cruise(trees, { ...options, baseDir: folder }, undefined, {
    tsConfig: extractTSConfig(join(folder, 'tsconfig.json')),
  });
  if (typeof output === 'string') throw new Error(`no result to read: ${output}`);
  return output;
}

export function breaches(result: ICruiseResult): readonly string[] {
  return result.summary.violations.map((each) => `${each.rule.name}: ${each.from} → ${each.to}`);
}
