// Builds what Electron and the browser load: dist/renderer, dist/main.cjs and dist/preload.cjs.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from './install.mjs';
import { markBuilt } from './stale.mjs';

const startedAt = new Date();
rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
for (const mode of ['production', 'main', 'copy-thread', 'replay-thread', 'preload']) {
  await build({ configFile: join(ROOT, 'build/vite.config.ts'), mode, logLevel: 'warn' });
}
markBuilt(ROOT, startedAt);
console.log('built dist/renderer, dist/main.cjs and dist/preload.cjs');
