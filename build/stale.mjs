// Is dist/ older than what it was built from?
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = ['engine', 'electron', 'renderer', 'build/vite.config.ts', 'package-lock.json'];
const MARK = 'dist/.built';

/** The latest change under a path; a folder's own time moves when a file in it comes or goes. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, newest(join(path, name))),
    stat.mtimeMs,
  );
}

export function isStale(root) {
  const mark = join(root, MARK);
  if (!existsSync(mark)) return true;
  const built = statSync(mark).mtimeMs;
  return SOURCES.some((source) => newest(join(root, source)) > built);
}

/** `startedAt`: a file saved while the build ran counts as newer than it. */
export function markBuilt(root, startedAt) {
  const mark = join(root, MARK);
  writeFileSync(mark, '');
  utimesSync(mark, startedAt, startedAt);
}
