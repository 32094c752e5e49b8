import { describe, expect, test } from 'vitest';
import { createPrinterHost } from '../../electron/printers/printer-host.ts';
import { jobsOf, sheetOf, type Attempt, type Route } from '../../electron/printers/print-job.ts';
import type { PaperFile } from '../../electron/printing-contract.ts';

const A4 = { width: 210_000, height: 297_000 };
const ROLL = { width: 80_000, height: 213_400 };
const fileOf = (...pages: PaperFile['pages']): PaperFile => ({
  name: 'slip.pdf',
  pdfBase64: '',
  pages,
});

/** A way to paper that answers so, one answer a try, and keeps what it was asked. */
function routeOf(...answers: readonly (Attempt | null)[]) {
  const asked: string[] = [];
  const route: Route = async ({ pages: { from, to } }, printer) => {
    asked.push(`${printer} ${from}-${to}`);
    const answer = answers[asked.length - 1];
    return answer === undefined ? { kind: 'handed-over' } : answer;
  };
  return { asked, route };
}

const hostOf = (named: readonly Route[], asking: Route = routeOf().route) =>
  createPrinterHost({ list: async () => [], named, asking, pauses: [1, 1] });

const refused: Attempt = { kind: 'refused', why: 'refused', said: 'offline' };

describe('试几次', () => {
  test('拒收两次，第三次收了：成功', async () => {
    const { route, asked } = routeOf(refused, refused);
    expect(await hostOf([route]).print(fileOf(A4), 'P')).toEqual({ ok: true, value: null });
    expect(asked).toHaveLength(3);
  });

  test('拒收三次：不再试，说明', async () => {
    const { route, asked } = routeOf(refused, refused, refused);
    expect(await hostOf([route]).print(fileOf(A4), 'P')).toMatchObject({
      ok: false,
      problem: {
        code: 'PRINTER_FAILED',
        message:
          'P did not take the paper, in three tries (offline): see that it is switched on and connected, or name another, and print again',
      },
    });
    expect(asked).toHaveLength(3);
  });

  test.each<[string, Attempt]>([
    ['不知道打出没有', { kind: 'unknown', said: '' }],
    ['打印机已停用', { kind: 'refused', why: 'stopped', said: 'out of paper' }],
    ['在对话框里取消', { kind: 'cancelled' }],
  ])('%s：绝不再送一次', async (_name, attempt) => {
    const { route, asked } = routeOf(attempt);
    const result = await hostOf([route]).print(fileOf(A4), 'P');
    expect(result).toMatchObject({ ok: false, problem: { code: 'PRINTER_FAILED' } });
    expect(asked).toHaveLength(1);
  });
});

test('几页以后出了问题：说明前几页已经打出，打出的不再送', async () => {
  const { route, asked } = routeOf({ kind: 'handed-over' }, { kind: 'unknown', said: '' });
  const result = await hostOf([route]).print(fileOf(A4, A4, ROLL), 'P');
  expect(result).toMatchObject({
    ok: false,
    problem: { facts: { why: 'unknown', printed: 2, pages: 3 } },
  });
  expect(asked).toEqual(['P 1-2', 'P 3-3']);
});

test('这台机器没有的办法，换下一个；没有名称的，问对话框', async () => {
  const [absent, second, dialog] = [routeOf(null), routeOf(), routeOf()];
  const host = hostOf([absent.route, second.route], dialog.route);
  expect((await host.print(fileOf(A4), 'P')).ok).toBe(true);
  expect((await host.print(fileOf(A4), null)).ok).toBe(true);
  expect([absent.asked, second.asked, dialog.asked]).toEqual([['P 1-1'], ['P 1-1'], ['null 1-1']]);
});

test('先要的先打：前一张送完以后，才送下一张', async () => {
  const order: string[] = [];
  const slow: Route = async (_job, printer) => {
    order.push(`${printer} begins`);
    await new Promise((resolve) => setTimeout(resolve, printer === 'first' ? 30 : 0));
    order.push(`${printer} ends`);
    if (printer === 'first') throw new Error('the route broke');
    return { kind: 'handed-over' };
  };
  const host = hostOf([slow]);
  const first = host.print(fileOf(A4), 'first');
  const second = host.print(fileOf(A4), 'second');
  await expect(first).rejects.toThrow('the route broke');
  expect((await second).ok).toBe(true);
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('大小相同的页是一份，差不到半毫米的算相同', () => {
  const pages = jobsOf(fileOf(A4, { width: 210_010, height: 296_990 }, ROLL)).map(
    (job) => job.pages,
  );
  expect(pages).toEqual([
    { from: 1, to: 2, of: 3 },
    { from: 3, to: 3, of: 3 },
  ]);
  expect(sheetOf({ width: 210_010, height: 148_005 })).toEqual({ name: 'A5', isOnItsSide: true });
  expect(sheetOf(A4)).toEqual({ name: 'A4', isOnItsSide: false });
  expect(sheetOf(ROLL)).toBeNull();
});
