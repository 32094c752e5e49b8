import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import type { Desk } from './desk.ts';
import { openDisplay } from './display.ts';
import { ROOT, RUNTIME } from './runtimes.ts';

export type Window = Desk & { readonly app: ElectronApplication };

/** The program in its real window, on a ledger and with user data of its own. */
export async function openInWindow(folder: string, ...more: readonly string[]): Promise<Window> {
  if (RUNTIME === null) throw new Error('no Electron runtime');
  const display = await openDisplay();
  const ledger = join(folder, 'window.sqlite');
  const app = await _electron.launch({
    executablePath: RUNTIME.binary,
    args: [
      '--no-sandbox',
      `--user-data-dir=${join(folder, 'user-data')}`,
      ROOT,
      `--ledger=${ledger}`,
      ...more,
    ],
    env: { ...ownEnvironment(), ...display.env, ...bindingEnv(RUNTIME.addon) },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    ledger,
    saved: async (press) => {
      const file = join(folder, `saved-${Date.now()}.pdf`);
      await app.evaluate(({ session }, path) => {
        const done = new Promise((resolve) => {
          session.defaultSession.once('will-download', (_event, item) => {
            // Without this Electron asks in a dialog of the system, which no test can reach.
            item.setSavePath(path);
            item.once('done', (_done, state) => resolve(state));
          });
        });
        Reflect.set(globalThis, 'saving', done);
      }, file);
      await press();
      const state: unknown = await app.evaluate(() => Reflect.get(globalThis, 'saving'));
      if (state !== 'completed') throw new Error(`the slip was not saved: ${String(state)}`);
      return file;
    },
    close: async () => {
      await app.close();
      await display.close();
    },
  };
}

function bindingEnv(addon: string | null): Readonly<Record<string, string>> {
  return addon === null ? {} : { YIDAN_SQLITE_BINDING: addon };
}

/** This process's environment without what would make Electron run as Node. */
function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value]],
    ),
  );
}
