import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export const CHROMIUM = process.env['YIDAN_CHROMIUM'] ?? '/usr/bin/chromium';

/** Chromium stays on this machine: it opens no connection but to the page under test. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** An Electron to open the real window with, and the SQLite addon that fits it where its own does not. */
export type Runtime = {
  readonly folder: string;
  readonly version: string;
  readonly binary: string;
  readonly addon: string | null;
};

const BINARIES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

export const RUNTIME: Runtime | null = findRuntime();

export const NO_RUNTIME =
  'no Electron runtime here: run `npm start` once, or name one in ELECTRON_OVERRIDE_DIST_PATH';

function findRuntime(): Runtime | null {
  const folders = [
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '',
    join(ROOT, 'node_modules', 'electron', 'dist'),
    join(homedir(), '.cache', 'yidan-electron'),
  ];
  const name = BINARIES[process.platform] ?? 'electron';
  const folder = folders.find((each) => each !== '' && existsSync(join(each, name)));
  if (folder === undefined) return null;
  const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  const own = process.env['YIDAN_SQLITE_BINDING'] ?? join(folder, 'better_sqlite3.node');
  const addon = existsSync(own) ? own : null;
  return { folder, version, binary: join(folder, name), addon };
}
