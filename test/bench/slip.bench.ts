// What a slip costs on each paper, beside Chromium printing the same words from a simple page; and a thousand in a batch.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { assert } from '../../engine/problem.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { PAPERS, type Paper } from '../../electron/printing/papers.ts';
import { slipContent } from '../../electron/printing/slip-content.ts';
import { createSlipPrinter } from '../../electron/printing/slip.ts';
import { BILLS } from '../printing/bills.ts';
import { recordedBill, slipOf, type Bill } from '../printing/recorded.ts';
import { machine } from './measure.ts';
import { openBrowserPrinter, type BrowserPrinter } from './slip/browser-printer.ts';
import { slipPage } from './slip/slip-page.ts';

const SELF = fileURLToPath(import.meta.url);
const WARM_ROUNDS = 25;
const COLD_PROCESSES = 5;
const BATCH = 1000;

const [, , once, paperNamed] = process.argv;
if (once === undefined) await measureAll();
else console.log(await onlyOnce(once, PAPERS.find((paper) => paper === paperNamed) ?? 'a4'));

/** Slips of different people, bills and numbers: none is like the one before. */
function slipNumber(n: number): RecordedSettlement {
  const bill: Bill = { ...BILLS.itemised, diagnosis: `第 ${n} 次就诊，冠状动脉粥样硬化性心脏病` };
  return { ...recordedBill(bill), id: `20230510-${String(n).padStart(6, '0')}`, seq: n };
}

function pageOf(recorded: RecordedSettlement, paper: Paper): string {
  const { pack, mark } = slipOf(recorded);
  return slipPage(slipContent(recorded, pack, mark), paper);
}

/** Milliseconds that the first slip of a fresh process takes: with the fonts to be read, or the browser to be started. */
async function onlyOnce(by: string, paper: Paper): Promise<number> {
  const recorded = slipNumber(0);
  const startedAt = performance.now();
  if (by === 'ours') {
    await createSlipPrinter().render([slipOf(recorded)], paper);
    return performance.now() - startedAt;
  }
  const browser = await openBrowserPrinter();
  await browser.print(pageOf(recorded, paper), paper);
  const passed = performance.now() - startedAt;
  await browser.close();
  return passed;
}

async function measureAll(): Promise<void> {
  console.log(machine());
  const browser = await openBrowserPrinter();
  const rows: string[] = [];
  try {
    for (const paper of PAPERS) rows.push(await measurePaper(paper, browser));
  } finally {
    await browser.close();
  }
  const heads = ['paper', 'ours, warm', 'Chromium, warm', 'ratio', 'ours, cold', 'Chromium, cold'];
  const all = [...heads, 'ratio', 'ours', 'Chromium'];
  console.log([all, all.map(() => '---')].map((cells) => `| ${cells.join(' | ')} |`).join('\n'));
  for (const row of rows) console.log(row);
  await measureBatch();
}

async function measurePaper(paper: Paper, browser: BrowserPrinter): Promise<string> {
  const printer = createSlipPrinter();
  const ours = async (recorded: RecordedSettlement) =>
    (await printer.render([slipOf(recorded)], paper)).pdf.length;
  const theirs = (recorded: RecordedSettlement) => browser.print(pageOf(recorded, paper), paper);
  const times: Record<'ours' | 'theirs', number[]> = { ours: [], theirs: [] };
  let [ourSize, theirSize] = [0, 0];
  for (let round = -5; round < WARM_ROUNDS; round += 1) {
    const recorded = slipNumber(round + 10);
    const startedAt = performance.now();
    ourSize = await ours(recorded);
    const between = performance.now();
    theirSize = await theirs(recorded);
    if (round < 0) continue;
    times.ours.push(between - startedAt);
    times.theirs.push(performance.now() - between);
  }
  const cold = (by: string) =>
    Array.from({ length: COLD_PROCESSES }, () =>
      Number(execFileSync(process.execPath, [SELF, by, paper], { encoding: 'utf8' })),
    );
  const [coldOurs, coldTheirs] = [cold('ours'), cold('theirs')];
  const ratio = (a: readonly number[], b: readonly number[]) => `${(at(b) / at(a)).toFixed(1)} ×`;
  const cells = [
    paper,
    spread(times.ours),
    spread(times.theirs),
    ratio(times.ours, times.theirs),
    spread(coldOurs),
    spread(coldTheirs),
    ratio(coldOurs, coldTheirs),
    kilobytes(ourSize),
    kilobytes(theirSize),
  ];
  return `| ${cells.join(' | ')} |`;
}

async function measureBatch(): Promise<void> {
  const printer = createSlipPrinter();
  const slips = Array.from({ length: BATCH }, (_, n) => slipOf(slipNumber(n)));
  const warm = slips.slice(0, 100);
  for (const slip of warm) await printer.render([slip], 'a4');
  const before = megabytes();
  const startedAt = performance.now();
  for (const slip of slips) await printer.render([slip], 'a4');
  const one = performance.now() - startedAt;
  console.log(
    `${BATCH} files on A4: ${(one / 1000).toFixed(1)} s, ${((BATCH * 1000) / one).toFixed(1)} a second; ${before} after the first 100, ${megabytes()} after all`,
  );
  const again = performance.now();
  const { pdf, pages } = await printer.render(slips, 'a4');
  const together = performance.now() - again;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  assert(pages.length === BATCH, 'each of these slips is one page');
  console.log(
    `${BATCH} slips in one file: ${(together / 1000).toFixed(1)} s, ${kilobytes(pdf.length)}; RSS at its highest ${peak} MB`,
  );
}

function megabytes(): string {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const [all, used] = [rss, heapUsed + external].map((bytes) => Math.round(bytes / 2 ** 20));
  return `RSS ${all} MB, of it in use ${used} MB`;
}

function at(times: readonly number[], share = 0.5): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function spread(times: readonly number[]): string {
  return `${at(times).toFixed(1)} ms (${at(times, 0).toFixed(1)} – ${at(times, 1).toFixed(1)})`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
