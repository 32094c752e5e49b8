import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addLedger } from '../../electron/commands/ledger-program.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { valueOf } from '../ledger/desk.ts';
import { starting, type Ran } from './run-here.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { JIA, JIA_ELSEWHERE, openTown, takeAt, YI } from '../ledger/windows.ts';

/** A ledger of one day: 甲 took 100.00 and 0.60, 乙 took 7.00, and 甲 took 1.00 at another facility. */
async function ledgerFile(): Promise<string> {
  const file = temporaryFile();
  const ledger = await openTown(async () => valueOf(openLedger({ file })));
  await takeAt(ledger, JIA, 'a', { paid: { tendered: 15_000 } });
  await takeAt(ledger, YI, 'b', { bill: { total: 700 } });
  await takeAt(ledger, JIA, 'c', { bill: { total: 60 } });
  await takeAt(ledger, JIA_ELSEWHERE, 'd', { bill: { total: 100 } });
  await ledger.close();
  return file;
}

/** Runs `yidan ledger …` here. */
async function ledger(...args: readonly string[]): Promise<Ran> {
  const { program, ended } = starting(addLedger);
  try {
    await program.parseAsync(['ledger', ...args], { from: 'user' });
  } catch (thrown) {
    return ended(thrown);
  }
  return ended();
}

const closeSchema = z.looseObject({ seq: z.number(), span: z.string(), counted: z.string() });
const AT = ['--facility', JIA.facility] as const;

describe('yidan ledger close, closes', () => {
  test('一班交班、再一班、日结：金额以元计，逐条列出，最新在前', async () => {
    const file = await ledgerFile();
    const close = async (...args: string[]) => ledger('close', '--ledger', file, ...AT, ...args);
    const short = ['--operator', JIA.operator, '--counted', '100.5', '--reason', '少收一角'];
    const first = await close(...short, '--to', YI.operator, '--json');
    expect(first).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(first.out)).toMatchObject({
      span: 'shift',
      operator: JIA.operator,
      settlements: 2,
      accounts: { bill: '-100.60', 'cash:change': '-50.00', 'cash:tendered': '150.60' },
      expected: '100.60',
      counted: '100.50',
      difference: '-0.10',
      reason: '少收一角',
      handedTo: YI.operator,
      by: 'yidan ledger',
    });
    const second = await close('--operator', YI.operator, '--counted', '7', '--by', '组长');
    expect(second.out).toMatch(/^entry 8: \S+ 组长: shift of 收费员乙, .*counted 7\.00 of 7\.00/);
    expect(second.out).toMatch(/^cash:tendered +7\.00$/m);
    expect(await close('--day')).toMatchObject({ status: 0 });

    const listed = await ledger('closes', '--ledger', file, '--json');
    const closes = z.array(closeSchema).parse(JSON.parse(listed.out));
    expect(closes.map(({ seq, span, counted }) => [seq, span, counted])).toEqual([
      [9, 'day', '107.50'],
      [8, 'shift', '7.00'],
      [7, 'shift', '100.50'],
    ]);
    expect((await ledger('closes', '--ledger', file)).out.split('\n')).toHaveLength(4);
    expect(await ledger('verify', '--ledger', file)).toMatchObject({ status: 0 });
  });

  test.each<[string, string[], 1 | 2, RegExp]>([
    ['不说是谁的班', ['--counted', '1'], 2, /MALFORMED: say whose shift/],
    ['一天和一人同时', ['--day', '--operator', '甲'], 2, /MALFORMED: say whose shift/],
    ['没有清点', ['--operator', JIA.operator], 2, /WRONG_TYPE: a shift is closed on the cash/],
    ['不是金额', ['--operator', JIA.operator, '--counted', '1,0'], 2, /MONEY_INVALID: counted/],
    [
      '长短款没有原因',
      ['--operator', JIA.operator, '--counted', '-1'],
      1,
      /REASON_MISSING: -1\.00/,
    ],
    ['没有收过钱的人', ['--operator', '收费员丙', '--counted', '0'], 1, /NOTHING_TO_CLOSE/],
    ['还有人没交班', ['--day'], 1, /SHIFT_OPEN: .*"收费员甲", "收费员乙"/],
  ])('不能结的：%s，什么也没记', async (_what, args, status, says) => {
    const file = await ledgerFile();
    const ran = await ledger('close', '--ledger', file, ...AT, ...args);
    expect(ran).toMatchObject({ status, out: '' });
    expect(ran.err).toMatch(says);
    expect(JSON.parse((await ledger('closes', '--ledger', file, '--json')).out)).toEqual([]);
  });

  test('账本不存在，或没有写明', async () => {
    const asked = ['close', '--operator', 'x', '--counted', '0'] as const;
    expect((await ledger(...asked)).err).toMatch(/name the ledger/);
    const missing = await ledger(...asked, '--ledger', temporaryFile());
    expect(missing.err).toMatch(/LEDGER_UNUSABLE: .* does not exist/);
  });
});
