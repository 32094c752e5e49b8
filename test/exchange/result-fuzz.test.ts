import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { readResultFile } from '../../electron/exchange/result-file.ts';
import { readResult } from '../../electron/exchange/result-rows.ts';
import { diceOf, wholeFromEnv, type Dice } from '../ledger/seeded.ts';
import { speakingAs } from './speaking.ts';

const FILES = wholeFromEnv('YIDAN_FUZZ_FILES', 12_000);
const ZIPS = Math.ceil(FILES / 10);
const SEED = wholeFromEnv('YIDAN_FUZZ_SEED', 20_261_122);
const { dictionary } = speakingAs();

/** What people, spreadsheets and attackers put into cells. */
const NASTY = [
  'null',
  '',
  'NULL',
  '-1',
  '-0',
  '1e9',
  '1E-2',
  '0x10',
  'NaN',
  'Infinity',
  '１２',
  '1,234.50',
  '12.345',
  ' 12.00',
  '99999999999999999999',
  '=cmd()',
  '+1+1',
  '@SUM(A1)',
  '-2+3',
  "'; DROP TABLE journal; --",
  '../../etc/passwd',
  '\u0000',
  '\uFEFF',
  '\u202E',
  '\r',
  '45678',
  '2026-05-01',
  '平',
  '\uD83D\uDE00',
  '000000',
  '__proto__',
  'constructor',
] as const;

function randomFile(dice: Dice): Uint8Array {
  const rows = Array.from({ length: dice.below(4) }, (_, index) => randomRow(dice, index));
  const text = rows.join(dice.chance(90) ? '\n' : '\r\n');
  const bytes = [...new TextEncoder().encode(text)];
  for (let spoil = dice.chance(40) ? dice.below(4) : 0; spoil > 0; spoil -= 1) {
    const at = dice.below(bytes.length + 1);
    if (dice.chance(40)) bytes.splice(at, dice.below(5));
    else if (dice.chance(50)) bytes.splice(at, 1, dice.below(256));
    else bytes.splice(at, 0, ...Array.from({ length: dice.below(4) }, () => dice.below(256)));
  }
  return Uint8Array.from(bytes);
}

function randomRow(dice: Dice, index: number): string {
  const isRefund = dice.chance(30);
  const yuan = () => `${isRefund ? '-' : ''}${1 + dice.below(99_999)}.${10 + dice.below(90)}`;
  const cells = [
    `P${dice.below(9)}`,
    dice.chance(50) ? 'null' : `M${index}`,
    `S${index}`,
    'H51040200001202605020901010007',
    dice.pick(['0', '000000', 'null', '2', '5']),
    isRefund ? '1' : '0',
    dice.chance(80) ? 'null' : '备注',
    yuan(),
    yuan(),
    yuan(),
    'null',
  ];
  if (dice.chance(25)) cells[dice.below(cells.length)] = dice.pick(NASTY);
  if (dice.chance(5)) cells.splice(dice.below(cells.length), 1);
  if (dice.chance(3)) cells.push(dice.pick(NASTY));
  return cells.join(dice.chance(97) ? '\t' : ',');
}

/** Either every row is what it may be, or one sentence says where the first one is not. */
function checkRead(read: ReturnType<typeof readResult>): 'taken' | 'refused' {
  if (!read.ok) {
    const { code, message, at = '' } = read.problem;
    expect(['FILE_INVALID', 'CODE_UNKNOWN']).toContain(code);
    expect(message.startsWith(`${at}: `)).toBe(true);
    expect(message.length).toBeLessThan(900);
    expect(message).not.toMatch(/undefined|\[object/);
    return 'refused';
  }
  for (const row of read.value) {
    expect(row.platformId ?? row.messageId).toMatch(/^[0-9A-Za-z_-]{1,64}$/);
    for (const amount of [row.total, row.fundsPay, row.accountPays]) {
      if (amount === null) continue;
      expect(Number.isSafeInteger(amount) && !Object.is(amount, -0)).toBe(true);
      expect(row.isRefund ? amount <= 0 : amount >= 0).toBe(true);
    }
    expect(row.memo ?? '').not.toMatch(/^[=+\-@]/);
  }
  return 'taken';
}

test(`${FILES} 份随机弄坏的答复：不是收下，就是一句话说清哪里不对，从不崩溃`, () => {
  const dice = diceOf(SEED);
  const seen = { taken: 0, refused: 0 };
  for (let file = 0; file < FILES; file += 1) {
    seen[checkRead(readResult(randomFile(dice), 'answer', dictionary))] += 1;
  }
  expect(seen.taken).toBeGreaterThan(FILES / 10);
  expect(seen.refused).toBeGreaterThan(FILES / 10);
});

test(`${ZIPS} 份随机弄坏的 ZIP`, async () => {
  const dice = diceOf(SEED);
  const seen = { taken: 0, refused: 0 };
  for (let file = 0; file < ZIPS; file += 1) {
    const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, level: 0 });
    await writer.add('a.txt', new TextReader(randomRow(dice, 0)));
    const zip = [...(await writer.close())];
    for (let spoil = dice.below(3); spoil > 0; spoil -= 1) {
      const at = dice.below(zip.length);
      if (dice.chance(30)) zip.splice(at, dice.below(30));
      else zip.splice(at, 1, dice.below(256));
    }
    seen[checkRead(await readResultFile(Uint8Array.from(zip), 'answer', dictionary))] += 1;
  }
  expect(seen.taken).toBeGreaterThan(ZIPS / 10);
  expect(seen.refused).toBeGreaterThan(ZIPS / 10);
});
