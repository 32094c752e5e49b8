import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { ROOT } from './small-tree.ts';

const Report = z.object({
  diagnostics: z.array(z.object({ code: z.string(), message: z.string(), filename: z.string() })),
  number_of_files: z.number(),
});
type Report = z.infer<typeof Report>;

/** The project's own lint rules over these parts of the project in `folder`. */
export function lintTree(folder: string, parts: readonly string[] = ['.']): Report {
  const args = ['-c', join(ROOT, 'build/oxlint.json'), '--type-aware', '-f', 'json', ...parts];
  const script = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  try {
    return Report.parse(JSON.parse(stdout));
  } catch (error) {
    throw new Error(`oxlint gave no report: ${stdout.slice(0, 2000)}${stderr}`, { cause: error });
  }
}
