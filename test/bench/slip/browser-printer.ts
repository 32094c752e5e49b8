import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { PAPER_SIZES, type Paper } from '../../../electron/printing/papers.ts';

/** Chromium's print-to-PDF; the browser, its page and its fonts are open before anything is printed. */
export type BrowserPrinter = {
  /** How long the file is. */
  print(html: string, paper: Paper): Promise<number>;
  close(): Promise<void>;
};

export async function openBrowserPrinter(): Promise<BrowserPrinter> {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-bench-'));
  const browser = await chromium.launch({
    executablePath: process.env['YIDAN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'],
  });
  const page = await browser.newPage();
  const file = join(folder, 'slip.html');
  writeFileSync(file, EMPTY);
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  return {
    async print(html, paper) {
      await page.evaluate((words) => {
        document.body.innerHTML = words;
      }, html);
      const { width, height } = PAPER_SIZES[paper];
      // A roll is as long as what stands on it: this asks the page.
      const long =
        typeof height === 'number' ? `${height}mm` : `${await page.evaluate(contentHeight)}px`;
      const pdf = await page.pdf({ width: `${width}mm`, height: long, tagged: true });
      return pdf.length;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function contentHeight(): number {
  return Math.ceil(document.body.scrollHeight + 40);
}

const fontFile = (name: string) =>
  pathToFileURL(createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${name}`));

const EMPTY = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><style>
@font-face { font-family: Slip; src: url("${fontFile('400Regular/NotoSansSC_400Regular.ttf').href}"); }
@font-face { font-family: Slip; font-weight: 700; src: url("${fontFile('700Bold/NotoSansSC_700Bold.ttf').href}"); }
body { font: 12px/16px Slip; margin: 0 15mm; } h1 { font-size: 22px; } p { margin: 2px 0; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 400; }
</style><body><p>一<b>一</b></p></body></html>`;
