import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { _electron, chromium, type ElectronApplication, type Page } from 'playwright-core';
import { ROOT } from '../cases/read-cases.ts';

/** A real workstation on a ledger file, open behind one of its doors. */
export type OpenDoor = {
  readonly page: Page;
  /** Present behind the Electron door only. */
  readonly app: ElectronApplication | null;
  readonly close: () => Promise<void>;
};
export type DoorName = 'browser' | 'window';

const CHROMIUM = process.env['YIDAN_CHROMIUM'] ?? '/usr/bin/chromium';
const RUNTIME = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
const SCREEN = { width: 1366, height: 768 } as const;

/** Why the Electron window cannot be driven here; null where it can. */
export function noWindowBecause(): string | null {
  if (RUNTIME === undefined) return 'no Electron runtime: ELECTRON_OVERRIDE_DIST_PATH is not set';
  if (!existsSync(join(RUNTIME, 'electron'))) return `no Electron runtime in ${RUNTIME}`;
  return process.env['DISPLAY'] === undefined ? 'no display' : null;
}

export function openDoor(door: DoorName, ledger: string): Promise<OpenDoor> {
  return door === 'browser' ? openBrowser(ledger) : openWindow(ledger);
}

/** The command that users run, and the link that it prints, in a real Chromium. */
async function openBrowser(ledger: string): Promise<OpenDoor> {
  const server = spawn(process.execPath, ['electron/yidan.ts', 'serve', '--ledger', ledger], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const link = await lineOf(server, /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+/);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const context = await browser.newContext({ viewport: SCREEN });
  const page = await context.newPage();
  await page.goto(link);
  const close = async () => {
    await browser.close();
    await ended(server, 'SIGINT');
  };
  return { page, app: null, close };
}

/** The real window of the built program. */
async function openWindow(ledger: string): Promise<OpenDoor> {
  const app = await _electron.launch({
    executablePath: join(RUNTIME ?? '', 'electron'),
    args: ['--no-sandbox', ownUserData(ledger), ROOT, `--ledger=${ledger}`],
  });
  const page = await app.firstWindow();
  return { page, app, close: () => app.close() };
}

/** The packaged program. Its fuses refuse Node's inspector, so it is driven as the Chromium that it also is. */
export async function openPackaged(executable: string, ledger: string): Promise<OpenDoor> {
  const args = [
    '--no-sandbox',
    '--remote-debugging-port=0',
    ownUserData(ledger),
    `--ledger=${ledger}`,
  ];
  const program = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await lineOf(program, /ws:\/\/127\.0\.0\.1:\d+\/\S+/);
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('the packaged program opened no window');
  const close = async () => {
    await browser.close();
    await ended(program, 'SIGTERM');
  };
  return { page, app: null, close };
}

/** One program runs for each folder of user data: a test must not find the one that somebody works in. */
function ownUserData(ledger: string): string {
  return `--user-data-dir=${join(dirname(ledger), 'user-data')}`;
}

/** Asks the window's contract as its page would; what comes back is whatever the door lets through. */
export function askWindow(page: Page, method: string, request: unknown): Promise<unknown> {
  return page.evaluate<unknown>(`window.workstation.${method}(${JSON.stringify(request)})`);
}

/** What a process prints first that looks like `form`; its end before that is an error. */
function lineOf(child: ChildProcess, form: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
    const read = (bytes: Buffer) => {
      printed += bytes.toString();
      const found = form.exec(printed)?.[0];
      if (found !== undefined && printed.endsWith('\n')) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
