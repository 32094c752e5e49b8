// How long a cashier waits for the result of a key: typed into the real page in Chromium, until it is painted.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { machine } from './measure.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEYS = 120;
const folder = mkdtempSync(join(tmpdir(), 'yidan-bench-'));
const server = spawn(
  process.execPath,
  ['electron/yidan.ts', 'serve', '--demo', '--ledger', join(folder, 'ledger.sqlite')],
  { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
);
const browser = await chromium.launch({
  executablePath: process.env['YIDAN_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
});
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(await link());
  await page.getByLabel('查找人员').fill('ysj');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('总费用').fill('90000000');
  await page.getByLabel('政策范围内').fill('80000000');
  await page.getByLabel('基本医保已付').focus();
  for (let warm = 0; warm < 20; warm += 1) await keyToPaint(page, warm);
  const painted: number[] = [];
  const asked: number[] = [];
  for (let key = 0; key < KEYS; key += 1) {
    const { paint, ask } = await keyToPaint(page, key);
    painted.push(paint);
    asked.push(ask);
  }
  console.log(machine());
  console.log(`key → painted result, ms: ${spread(painted)}`);
  console.log(`  of it asking the workstation: ${spread(asked)}`);
  console.log(`  share of the median: ${(at(asked, 0.5) / at(painted, 0.5)).toFixed(2)}`);
} finally {
  await browser.close();
  server.kill('SIGINT');
  rmSync(folder, { recursive: true, force: true });
}

function link(): Promise<string> {
  return new Promise((resolve) => {
    let printed = '';
    server.stdout.on('data', (bytes: Buffer) => {
      printed += bytes.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/enter\/\S+\n/.exec(printed)?.[0];
      if (found !== undefined) resolve(found.trim());
    });
  });
}

/** Puts another amount into the field as typing does, and waits until the cash it leads to has been painted. */
function keyToPaint(page: Page, key: number): Promise<{ paint: number; ask: number }> {
  return page.evaluate(async (digit) => {
    const field = document.activeElement;
    const cash = document.querySelector('output.cash');
    if (!(field instanceof HTMLInputElement) || cash === null) throw new Error('not at the bill');
    performance.clearResourceTimings();
    const start = performance.now();
    const changed = new Promise<void>((resolve) => {
      new MutationObserver((_seen, watch) => {
        watch.disconnect();
        resolve();
      }).observe(cash, { childList: true, characterData: true, subtree: true });
    });
    document.execCommand('selectAll');
    document.execCommand('insertText', false, String(1000 + digit));
    await changed;
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    const paint = performance.now() - start;
    const ask = performance.getEntriesByType('resource').at(-1)?.duration ?? 0;
    return { paint, ask };
  }, key);
}

function at(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
function spread(times: readonly number[]): string {
  const shown = [0.5, 0.95, 1].map((share) => at(times, share).toFixed(1));
  return `median ${shown[0]}, 95 % within ${shown[1]}, slowest ${shown[2]}`;
}
