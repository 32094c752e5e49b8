import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultByCups, mediaFor, printByCups } from '../../electron/printers/cups.ts';
import { jobsOf } from '../../electron/printers/print-job.ts';
import { createPrinterHost } from '../../electron/printers/printer-host.ts';
import type { PrinterHost } from '../../electron/printing-contract.ts';
import { measure, pagesOf, type DrawnPage } from './drawn.ts';
import { noCupsBecause, PRINTER, startCups, type PrivateCups } from './private-cups.ts';

describe('按纸张选择打印机的纸', () => {
  test.each([
    ['A4 竖放', [210, 297], ['A4', 'A5', 'Custom.WIDTHxHEIGHT'], 'A4'],
    ['A5 横放，打印机有横放的', [210, 148], ['A5', 'A5Rotated'], 'A5Rotated'],
    ['A5 横放，打印机只有竖放的：由打印系统转向', [210, 148], ['A4', 'A5'], 'A5'],
    ['A5 横放，打印机能裁', [210, 148], ['A4', 'Custom.WIDTHxHEIGHT'], 'Custom.210x148mm'],
    ['80 mm 卷纸', [80, 213.4], ['Custom.WIDTHxHEIGHT'], 'Custom.80x213.4mm'],
    ['58 mm 卷纸，打印机不能裁：用它自己的纸', [58, 150], ['X58Y3000'], null],
  ] as const)('%s', (_name, [width, height], sizes, expected) => {
    expect(mediaFor({ width: width * 1000, height: height * 1000 }, sizes)).toBe(expected);
  });

  test('打印机不说有什么纸：竖放的按名称，其余按尺寸', () => {
    expect(mediaFor({ width: 210_002, height: 297_010 }, null)).toBe('A4');
    expect(mediaFor({ width: 209_980, height: 148_011 }, null)).toBe('Custom.210x148mm');
  });
});

describe.skipIf(noCupsBecause() !== null)('打印到真实的打印系统（需要 cups）', () => {
  const server = process.env['CUPS_SERVER'];
  let cups: PrivateCups;
  let host: PrinterHost;
  let sent = 0;

  beforeAll(async () => {
    cups = await startCups();
    process.env['CUPS_SERVER'] = cups.server;
    host = createPrinterHost({
      list: async () => [],
      named: [printByCups],
      asking: async () => null,
      pauses: [10, 10],
    });
  });
  afterAll(async () => {
    if (server === undefined) delete process.env['CUPS_SERVER'];
    else process.env['CUPS_SERVER'] = server;
    await cups.stop();
  });

  test.each([
    ['A4', [210, 297], [210, 297]],
    ['A5 横放：打印机只有竖放的 A5，内容转向', [210, 148], [148, 210]],
    ['80 mm 卷纸', [80, 213.4], [80, 213.4]],
    ['58 mm 卷纸', [58, 91.7], [58, 91.7]],
    ['80 mm 卷纸，短于宽度', [80, 64], [80, 64]],
  ] as const)('%s：纸张大小、比例和内容都不变', async (_name, size, paper) => {
    const result = await host.print(await pagesOf(size), PRINTER);
    expect(result).toEqual({ ok: true, value: null });
    sent += 1;
    const page = onlyPage(await cups.drawn(sent));
    expect(page.text).toBe('page 1');
    // A point is 0.35 mm, and a printer's own paper is measured in whole points.
    expect(Math.abs(page.width - paper[0])).toBeLessThan(0.5);
    expect(Math.abs(page.height - paper[1])).toBeLessThan(0.5);
    const isTurned = size[0] !== paper[0];
    // The bar of 50 by 4 mm; on a turned page it stands.
    expect(Math.abs(page.bar.length - (isTurned ? 4 : 50))).toBeLessThan(0.25);
    if (isTurned) return;
    expect(Math.abs(page.bar.left - 4)).toBeLessThan(0.5);
    expect(Math.abs(page.bar.top - 10)).toBeLessThan(0.5);
  });

  test('一份文件里大小不同的页，各按各的大小打印', async () => {
    const file = await pagesOf([80, 100], [80, 100], [80, 130]);
    expect((await host.print(file, PRINTER)).ok).toBe(true);
    sent += 2;
    const last = onlyPage(await cups.drawn(sent));
    expect(last.text).toBe('page 3');
    expect(Math.abs(last.height - 130)).toBeLessThan(0.5);
  });

  test('没有这台打印机：试三次，说明打印系统的回答', async () => {
    const result = await host.print(await pagesOf([80, 60]), 'nowhere');
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'PRINTER_FAILED',
        message: expect.stringMatching(/^nowhere did not take the paper, in three tries \(.+\): /),
        facts: { printer: 'nowhere', why: 'refused', printed: 0 },
      },
    });
    expect(cups.jobs()).toBe(sent);
  });

  test('打印机已停用：不交给它，免得恢复以后才打出来', async () => {
    cups.run('cupsdisable', '-r', 'out of paper', PRINTER);
    const result = await host.print(await pagesOf([80, 60]), PRINTER);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'PRINTER_FAILED', facts: { why: 'stopped', said: 'out of paper' } },
    });
    cups.run('cupsenable', PRINTER);
    expect(cups.jobs()).toBe(sent);
  });

  test('打印机暂时不收：收了以后再试成功，只打一份', async () => {
    cups.run('cupsreject', PRINTER);
    const patient = createPrinterHost({
      list: async () => [],
      named: [printByCups],
      asking: async () => null,
      pauses: [1_000],
    });
    const printing = patient.print(await pagesOf([80, 60]), PRINTER);
    await new Promise((resolve) => setTimeout(resolve, 500));
    cups.run('cupsaccept', PRINTER);
    expect((await printing).ok).toBe(true);
    sent += 1;
    await cups.drawn(sent);
    expect(cups.jobs()).toBe(sent);
  });

  test('系统默认的打印机', async () => {
    expect(await defaultByCups()).toBe(PRINTER);
  });
});

describe.skipIf(noCupsBecause() !== null)('打印系统没有应答（需要 cups-client）', () => {
  const before = process.env['CUPS_SERVER'];
  let silent: Server;

  beforeAll(async () => {
    silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    process.env['CUPS_SERVER'] = `127.0.0.1:${port}`;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['CUPS_SERVER'];
    else process.env['CUPS_SERVER'] = before;
    silent.close();
  });

  test('五秒后说明，什么也没有交出', async () => {
    const [job] = jobsOf(await pagesOf([80, 60]));
    if (job === undefined) throw new Error('a file of one page is one job');
    const attempt = await printByCups(job, PRINTER);
    expect(attempt).toEqual({
      kind: 'refused',
      why: 'refused',
      said: 'the print service of this machine is silent',
    });
  });
});

function onlyPage(pdf: Uint8Array): DrawnPage {
  const [page, ...more] = measure(pdf);
  if (page === undefined) throw new Error('nothing was drawn');
  expect(more).toEqual([]);
  return page;
}
