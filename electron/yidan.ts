import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * The `yidan` command as people start it. Compiling the program takes longer than most commands do, so what was compiled
 * is kept: among the packages, where only those can write who could change the program itself.
 */
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/yidan', import.meta.url)));
await import('./cli.ts');
