import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import type { Desk } from './desk.ts';
import { CHROMIUM, CHROMIUM_ARGS, ROOT } from './runtimes.ts';

/** `yidan serve` as a person starts it, and its one-time link opened in Chromium. */
export async function openInBrowser(folder: string): Promise<Desk> {
  const ledger = join(folder, 'browser.sqlite');
  const command = spawn(
    process.execPath,
    [join(ROOT, 'electron', 'cli.ts'), 'serve', '--ledger', ledger],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(command, 'exit');
  const link = await linkFrom(command);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: CHROMIUM_ARGS,
    downloadsPath: folder,
  });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(link);
  return {
    page,
    ledger,
    saved: async (press) => {
      const download = page.waitForEvent('download');
      await press();
      return (await download).path();
    },
    close: async () => {
      await browser.close();
      command.kill('SIGINT');
      const [code]: unknown[] = await ended;
      if (code !== 0) throw new Error(`yidan serve ended with ${String(code)}`);
    },
  };
}

async function linkFrom(command: ChildProcess): Promise<string> {
  if (command.stdout === null) throw new Error('yidan serve prints nothing');
  for await (const line of createInterface({ input: command.stdout })) {
    if (line.startsWith('http://127.0.0.1:')) return line;
  }
  throw new Error('yidan serve ended without a link');
}
