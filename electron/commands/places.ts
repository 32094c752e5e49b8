import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where the checkout keeps what the command line reads. */
export const RULES_DIRECTORY = join(ROOT, 'rules');
export const RENDERER_DIRECTORY = join(ROOT, 'dist', 'renderer');
export const DEMONSTRATION_FILE = join(ROOT, 'out', 'demonstration', 'ledger.sqlite');
